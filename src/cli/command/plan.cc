// uxi plan: lint the study's plan, and print it for a kickoff.
#include "cli/plan_lint.h"
#include "cli/plan_show.h"

namespace uxi::cli {

Command plan_command() {
  return {.name = "plan",
          .summary = "lint and print the study's plan",
          .stage = Stage::prepare,
          .actions = {{"lint", "point at what is vague, missing or cannot work",
                       with_options(declare_plan_lint, run_plan_lint)},
                      {"show", "print the plan on one page, or what participants may read",
                       with_options(declare_plan_show, run_plan_show)}}};
}

}  // namespace uxi::cli
