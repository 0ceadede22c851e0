// Three-way merges by meaning, for git: highlights by their ids, codes by their paths, themes by
// their fields. Lines that only one side touched stay as that side wrote them, comments too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// Three versions of one file; an empty ancestor where both sides made it.
struct ThreeVersions {
  SourceFile base;
  SourceFile ours;
  SourceFile theirs;
};

struct Merged {
  std::string text;
  std::vector<std::string> conflicts;  ///< what both changed in different ways; git's marks stand
                                       ///< around it in `text`
};

/// Tag files. Nothing is lost and there is no conflict: of a highlight that both changed, codes are
/// added and removed as either did, memos are put behind each other, and one that was removed on
/// one side and changed on the other stays. `syntax` where a version cannot be merged by records:
/// that is for a merge by lines.
[[nodiscard]] Result<Merged> merge_tags(const ThreeVersions& versions);
/// Theme files. Accepted wins; a name that both gave stands twice, which `check` reports.
[[nodiscard]] Result<Merged> merge_theme(const ThreeVersions& versions);
/// Codebooks. A code that one side renamed keeps its old path as an alias, for what the other side
/// tagged with it; a definition that both changed is a conflict.
[[nodiscard]] Result<Merged> merge_codebook(const ThreeVersions& versions);

}  // namespace uxi::coding
