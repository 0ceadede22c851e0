// uxi insight list.
#pragma once

#include "cli/command.h"

namespace uxi::cli {

struct InsightListOptions {
  std::string format = "text";
};
void declare_insight_list(Flags& flags, InsightListOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_list(const InsightListOptions& options,
                                                  Context& context);

}  // namespace uxi::cli
