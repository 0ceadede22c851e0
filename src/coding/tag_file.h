// Adding to and taking from a tag file, line by line: what a person wrote in it stays as it is.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// What is to become of one tag file.
struct TagEdits {
  std::vector<Highlight> fresh;    ///< new ones
  std::vector<Highlight> changed;  ///< written anew, found by id
  std::set<std::string> gone;      ///< ids

  [[nodiscard]] bool empty() const { return fresh.empty() && changed.empty() && gone.empty(); }
};
/// The text with all of them done. `not_found` names an id that is not there.
[[nodiscard]] Result<std::string> with_edits(const SourceFile& source, const TagFile& tags,
                                             TagEdits edits);

/// The highlight of exactly the same place (words at the same offset, or the same whole turns), or
/// null.
[[nodiscard]] const Highlight* at_same_place(const std::vector<Highlight>& highlights,
                                             const Highlight& wanted);
/// Codes and memo of `more` put to `highlight`; false where it has them all already.
bool add_to(Highlight& highlight, const Highlight& more);

/// The text of a tag file with `fresh` put in by turn, behind those of the same turn. `source` is
/// the file as it is (empty for a new one), `tags` what was read from it.
[[nodiscard]] Result<std::string> with_highlights(const SourceFile& source, const TagFile& tags,
                                                  std::vector<Highlight> fresh);
/// The text without the highlights of these ids. `not_found` names one that is not there.
[[nodiscard]] Result<std::string> without_highlights(const SourceFile& source, const TagFile& tags,
                                                     const std::set<std::string>& ids);
/// The text with `code` taken off the highlight `id`. `conflict` where it is its only code.
[[nodiscard]] Result<std::string> without_code(const SourceFile& source, const TagFile& tags,
                                               std::string_view id, std::string_view code);
/// The text with these records written anew, found by id.
[[nodiscard]] Result<std::string> with_refreshed(const SourceFile& source, const TagFile& tags,
                                                 const std::vector<Highlight>& refreshed);

}  // namespace uxi::coding
