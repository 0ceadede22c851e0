// `uxi plan lint`.
#pragma once

#include "cli/file_lint.h"

namespace uxi::cli {

struct PlanLintOptions : FileLintOptions {};
void declare_plan_lint(Flags& flags, PlanLintOptions& options);
[[nodiscard]] Result<ExitStatus> run_plan_lint(const PlanLintOptions& options, Context& context);

}  // namespace uxi::cli
