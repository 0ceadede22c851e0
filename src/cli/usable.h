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

/// The study that `sessions` are of, and nothing but their names left in `sessions`: `billing/P01`
/// says it, else it is the study that is meant here. `usage` where they are of two.
[[nodiscard]] Result<std::string> study_of_sessions(Context& context,
                                                    const workspace::Workspace& workspace,
                                                    std::vector<std::string>& sessions);

/// `not_found` (did you mean) where `code` is neither a code, an alias nor a level above codes of
/// the codebook, and no highlight of `data` carries it or one below it.
[[nodiscard]] Result<void> need_code(const workspace::StudyData& data, const std::string& code);

/// `left out: P03 (consent was withdrawn on 2026-03-01)`; nothing where there is none. Those whose
/// record cannot be read are errors: the command has not done all of it.
void note_withheld(Context& context, std::vector<workspace::Withheld> withheld);

}  // namespace uxi::cli
