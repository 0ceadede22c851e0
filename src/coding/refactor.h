// Renaming and merging codes: the edits that make every file of a workspace follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/edit.h"
#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/study.h"

namespace uxi::coding {

/// Old path and new path of one code.
struct CodeMove {
  std::string from;
  std::string to;
};

/// What a rename of `from` means for all codes below it: `pain/billing` takes `pain/billing/late`
/// along.
[[nodiscard]] std::vector<CodeMove> moves_of(const Codebook& codebook, std::string_view from,
                                             std::string_view to);

/// Tag files: codes renamed; one that a highlight then carries twice stands once.
[[nodiscard]] std::vector<format::Edit> move_in_tags(const SourceFile& source, const TagFile& tags,
                                                     const std::vector<CodeMove>& moves);
/// Codebook: keys renamed; with `merge`, the old entry goes and its path becomes an alias of the
/// new one. `conflict` where a new path is there already (and not `merge`).
[[nodiscard]] Result<std::string> move_in_codebook(const SourceFile& source,
                                                   const Codebook& codebook,
                                                   const std::vector<CodeMove>& moves, bool merge);
/// Plans: `success.with_code`.
[[nodiscard]] std::vector<format::Edit> move_in_study(const Study& study,
                                                      const std::vector<CodeMove>& moves);
/// Prose with `{{participants with CODE}}`, and saved queries with `code:CODE`: whole paths only.
[[nodiscard]] std::vector<format::Edit> move_in_text(std::string_view text,
                                                     const std::vector<CodeMove>& moves);

}  // namespace uxi::coding
