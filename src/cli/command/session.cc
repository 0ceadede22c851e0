// uxi session: an interview's life: before it, how well it was run, after it.
#include "cli/command.h"
#include "cli/session_review.h"

namespace uxi::cli {

Command session_command() {
  return {.name = "session",
          .summary = "before an interview, how well it was run, and after it",
          .stage = Stage::listen,
          .actions = {{"review", "see how interviews were run",
                       with_options(declare_session_review, run_session_review)}}};
}

}  // namespace uxi::cli
