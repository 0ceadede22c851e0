// `uxi plan show`.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/context.h"

namespace uxi::cli {

struct PlanShowOptions {
  std::string path;
  bool for_public = false;
  std::string format = "text";
};
void declare_plan_show(Flags& flags, PlanShowOptions& options);
[[nodiscard]] Result<ExitStatus> run_plan_show(const PlanShowOptions& options, Context& context);

}  // namespace uxi::cli
