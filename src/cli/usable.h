// A study for commands that work with what was said: without the words that consent no longer
// allows, and saying so.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "workspace/consent.h"

namespace uxi::cli {

/// `load_study` without what may not be used today; notes whom it left out.
[[nodiscard]] Result<workspace::StudyData> load_usable(Context& context,
                                                       const workspace::Workspace& workspace,
                                                       const std::string& study);

/// `left out: P03 (consent was withdrawn on 2026-03-01)`; nothing where there is none.
void note_withheld(Context& context, const std::vector<workspace::Withheld>& withheld);

}  // namespace uxi::cli
