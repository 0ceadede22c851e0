// uxi session: an interview's life: before it, how well it was run, after it.
#include "cli/command.h"
#include "cli/session_check.h"
#include "cli/session_debrief.h"
#include "cli/session_review.h"

namespace uxi::cli {

Command session_command() {
  return {.name = "session",
          .summary = "before an interview, how well it was run, and after it",
          .stage = Stage::listen,
          .actions = {{"check", "go through what must be ready before an interview",
                       with_options(declare_session_check, run_session_check)},
                      {"review", "see how interviews were run",
                       with_options(declare_session_review, run_session_review)},
                      {"debrief", "write down what stays of an interview",
                       with_options(declare_session_debrief, run_session_debrief)}}};
}

}  // namespace uxi::cli
