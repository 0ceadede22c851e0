// What must be ready before an interview: from the plan, the roster and the session's record (S1).
#pragma once

#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/time.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

struct ChecklistItem {
  std::string id;  ///< `consent`, `recording`, `guide`, ...
  bool ready = false;
  Severity severity = Severity::warning;  ///< of what is missing
  std::string says;                       ///< what is so, or what is missing
  std::string hint = {};
};

/// In the order in which one would go through them. `errors` are what an interview must not start
/// without (a record, consent); `warnings` what a participant or the data will suffer from;
/// `suggestions` what would be good.
[[nodiscard]] Result<std::vector<ChecklistItem>> session_checklist(const Workspace& workspace,
                                                                   const StudyData& data,
                                                                   const std::string& session,
                                                                   Date today);

}  // namespace uxi::workspace
