// uxi session check: what must be ready before an interview.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct SessionCheckOptions {
  std::vector<std::string> sessions;
  std::string format = "text";
  std::string fail_on = "error";
};

void declare_session_check(Flags& flags, SessionCheckOptions& options);
/// Status `no` where something is missing at `--fail-on` or above.
[[nodiscard]] Result<ExitStatus> run_session_check(const SessionCheckOptions& options,
                                                   Context& context);

}  // namespace uxi::cli
