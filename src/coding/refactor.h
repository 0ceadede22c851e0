// Codes that get another path: the edits that make every file of a workspace follow.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "format/edit.h"
#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/study.h"

namespace uxi::coding {

/// A path that becomes another, and with it every path below: `pain/billing` takes
/// `pain/billing/late` along.
struct CodeMove {
  std::string from;
  std::string to;
};

/// What `code` is called after the moves; of several that fit the first counts.
[[nodiscard]] std::string moved(std::string_view code, const std::vector<CodeMove>& moves);

/// The codes of one highlight with `renamed` applied to each; one that it then carries twice stands
/// once.
[[nodiscard]] std::vector<format::Edit> recode(
    const SourceFile& source, const Highlight& highlight,
    const std::function<std::string(const std::string&)>& renamed);

/// Tag files.
[[nodiscard]] std::vector<format::Edit> move_in_tags(const SourceFile& source, const TagFile& tags,
                                                     const std::vector<CodeMove>& moves);
/// Plans: `success.with_code`.
[[nodiscard]] std::vector<format::Edit> move_in_study(const Study& study,
                                                      const std::vector<CodeMove>& moves);
/// Queries (`code:CODE`) and fields of a report (`{{participants with CODE}}`) wherever they stand
/// in a text: whole paths only, and never her prose.
[[nodiscard]] std::vector<format::Edit> move_in_text(std::string_view text,
                                                     const std::vector<CodeMove>& moves);

}  // namespace uxi::coding
