// uxi insight: what was found, with its evidence.
#include "cli/insight_check.h"
#include "cli/insight_edit.h"
#include "cli/insight_list.h"
#include "cli/insight_new.h"
#include "cli/insight_rank.h"
#include "cli/insight_show.h"

namespace uxi::cli {

Command insight_command() {
  return {.name = "insight",
          .summary = "findings, their evidence and what to do",
          .stage = Stage::share,
          .actions = {{"new", "start an insight with its evidence filled in",
                       with_options(declare_insight_new, run_insight_new)},
                      {"edit", "change an insight: scores, owner, day, evidence",
                       with_options(declare_insight_edit, run_insight_edit)},
                      {"list", "list insights, the most important first",
                       with_options(declare_insight_list, run_insight_list)},
                      {"show", "show one with the words of its evidence",
                       with_options(declare_insight_show, run_insight_show)},
                      {"rank", "rank them by importance, reach, value and effort",
                       with_options(declare_insight_rank, run_insight_rank)},
                      {"check", "say what insights lack before they are shared",
                       with_options(declare_insight_check, run_insight_check)},
                      {"assumptions", "what the team assumed, and who spoke for and against it",
                       with_options(declare_insight_assumptions, run_insight_assumptions)}}};
}

}  // namespace uxi::cli
