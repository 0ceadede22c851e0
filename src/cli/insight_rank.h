// uxi insight rank.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct InsightRankOptions {
  std::optional<std::string> weights;
  std::string format = "text";
};
void declare_insight_rank(Flags& flags, InsightRankOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_rank(const InsightRankOptions& options,
                                                  Context& context);

}  // namespace uxi::cli
