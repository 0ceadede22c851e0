// uxi insight show.
#pragma once

#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct InsightShowOptions {
  std::string id;
  std::string format = "text";
};
void declare_insight_show(Flags& flags, InsightShowOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_show(const InsightShowOptions& options,
                                                  Context& context);

}  // namespace uxi::cli
