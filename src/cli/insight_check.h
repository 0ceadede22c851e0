// uxi insight check, and the ledger of assumptions.
#pragma once

#include "cli/findings.h"

namespace uxi::cli {

struct InsightCheckOptions {
  std::vector<std::string> ids;
  FindingsOptions findings;
};
void declare_insight_check(Flags& flags, InsightCheckOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_check(const InsightCheckOptions& options,
                                                   Context& context);

struct InsightAssumptionsOptions {
  std::string format = "text";
};
void declare_insight_assumptions(Flags& flags, InsightAssumptionsOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_assumptions(const InsightAssumptionsOptions& options,
                                                         Context& context);

}  // namespace uxi::cli
