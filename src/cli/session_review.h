// uxi session review: how interviews were run.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct SessionReviewOptions {
  std::vector<std::string> sessions;
  std::string format = "text";
  bool all = false;
};

void declare_session_review(Flags& flags, SessionReviewOptions& options);
/// Everything it says is a suggestion: the status is 0 however the interview went.
[[nodiscard]] Result<ExitStatus> run_session_review(const SessionReviewOptions& options,
                                                    Context& context);

}  // namespace uxi::cli
