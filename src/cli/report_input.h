// A study's files as the input of a report.
#pragma once

#include <vector>

#include "report/input.h"
#include "uxi/saturation.h"
#include "workspace/workspace.h"

namespace uxi::cli {

[[nodiscard]] std::vector<report::InsightFile> insight_files(const workspace::StudyData& data);

/// Borrows from `data` and `saturation` (null: not measured).
[[nodiscard]] report::ReportInput report_input(const workspace::StudyData& data,
                                               const analysis::Saturation* saturation);

/// `data`'s transcripts (with notes) and session records, borrowed.
[[nodiscard]] std::vector<const Transcript*> transcripts_of(const workspace::StudyData& data);
[[nodiscard]] std::vector<const Session*> sessions_of(const workspace::StudyData& data);

}  // namespace uxi::cli
