// How many answers of a study's feedback fit its accepted themes.
#pragma once

#include <vector>

#include "report/input.h"
#include "workspace/where.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// Names of the study's tables of feedback, sorted; paths in the workspace are
/// `DATA.folder/feedback/NAME.md`.
[[nodiscard]] Result<std::vector<std::string>> feedback_names(const workspace::Workspace& workspace,
                                                              const workspace::StudyData& data);

/// One a table, by name; none where no theme is accepted. Only highlights that fit `where` (null:
/// all), of sessions whose words may be used on `today`, say what a theme is about. Errors as of
/// reading files.
[[nodiscard]] Result<std::vector<report::FeedbackCount>> feedback_counts(
    const workspace::Workspace& workspace, const workspace::StudyData& data,
    const workspace::Where* where, Date today);

}  // namespace uxi::cli
