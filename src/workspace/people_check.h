// Whether what is written down about the people of a study agrees: statuses with sessions, the
// ledger of incentives with the roster, the log of contacts with the plan.
#pragma once

#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// `roster/unknown-status`, `roster/session-state`, `incentive/...` (unknown-participant, overpaid,
/// not-owed, state, no-entry) and `contact/...` (unknown-participant, too-often). `files` gets the
/// paths that were looked at. Without private/ contacts are not looked at.
[[nodiscard]] Result<void> check_people(const Workspace& workspace, const StudyData& data,
                                        std::vector<std::string>& files, Diagnostics& diagnostics);

}  // namespace uxi::workspace
