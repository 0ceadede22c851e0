// uxi session debrief: what stays of an interview, written down while it is fresh.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct SessionDebriefOptions {
  std::string session;
  std::vector<std::string> takeaways;
  std::vector<std::string> surprises;
  std::vector<std::string> changes;
  std::vector<std::string> quotes;
  std::vector<std::string> questions;
  std::optional<std::string> from;
  bool dry_run = false;
};

void declare_session_debrief(Flags& flags, SessionDebriefOptions& options);
/// What was written in the editor is kept as a draft until it is in the study.
[[nodiscard]] Result<ExitStatus> run_session_debrief(const SessionDebriefOptions& options,
                                                     Context& context);

}  // namespace uxi::cli
