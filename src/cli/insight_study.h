// What every action of `uxi insight` starts with: the study, without what consent no longer allows.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "report/input.h"
#include "report/population.h"
#include "workspace/workspace.h"

namespace uxi::cli {

struct InsightStudy {
  workspace::Workspace workspace;
  workspace::StudyData data;

  /// Borrows from `data`.
  [[nodiscard]] report::ReportInput input(Date today) const;
  /// `studies/billing/insights/double-charge.md`
  [[nodiscard]] std::string file_of(std::string_view id) const;
};

[[nodiscard]] Result<InsightStudy> load_insight_study(Context& context);

/// The insight of that id; `not_found` (did you mean) otherwise.
[[nodiscard]] Result<const workspace::Loaded<Insight>*> find_insight(
    const workspace::StudyData& data, const std::string& id);

/// `5 of 8 participants: regular 2 of 4, lapsed 3 of 4`; the segments only where there are several.
[[nodiscard]] std::string reach_text(const report::Population& people,
                                     const std::vector<Text>& highlights);

/// Highlights given as words, each one of the study: `not_found`, `usage` otherwise.
[[nodiscard]] Result<std::vector<std::string>> known_highlights(
    const workspace::StudyData& data, const std::vector<std::string>& words);
/// Ids of research questions of the plan.
[[nodiscard]] Result<void> known_questions(const Study& study, const std::vector<std::string>& ids);
/// `a1=contradicts` as pairs; both must be known.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> known_assumptions(
    const Study& study, const std::vector<std::string>& words);

}  // namespace uxi::cli
