// What is wrong with a schedule and with the workspace's own messages, for `check`.
#pragma once

#include "base/zone.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// Findings of the schedule of a study, where it has one: `schedule/...` and `ics/...`; conflicts
/// with other studies and sessions of people who are not in the roster among them. Calendars in
/// private/ count only where it is here. A plan or a roster with errors is for others to tell.
[[nodiscard]] Result<void> check_schedule(const Workspace& workspace, const std::string& study,
                                          const ZoneBook::Load& load, Diagnostics& diagnostics);

/// Findings of the workspace's own templates: `message/...`.
[[nodiscard]] Result<void> check_messages(const Workspace& workspace, Diagnostics& diagnostics);

}  // namespace uxi::workspace
