// `uxi tag review`: a session turn by turn, on the screen or line by line.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/reviewer.h"

namespace uxi::cli {

struct TagReviewOptions {
  std::string session;
  bool plain = false;
  bool all = false;
  bool from_start = false;
};

void declare_tag_review(Flags& flags, TagReviewOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_review(const TagReviewOptions& options, Context& context);

/// The same on the whole screen, until the person leaves or the turns end.
[[nodiscard]] Result<ExitStatus> review_on_screen(Context& context, Reviewer& reviewer);
/// `62%  pain/billing  (charged, twice)`
[[nodiscard]] std::string suggestion_line(const TurnSuggestion& suggestion);

}  // namespace uxi::cli
