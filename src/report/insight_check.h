// Whether insights are ready to be shared and acted on (practices A3, A5, D1, D4).
#pragma once

#include "report/input.h"
#include "uxi/diagnostic.h"

namespace uxi::report {

inline constexpr std::size_t kFewestInsights = 3;
inline constexpr std::size_t kMostInsights = 10;

/// Findings `insight/...` of each insight, at its statement or the field: no evidence (an error),
/// evidence of one participant only or none that may be quoted, nobody looked for what speaks
/// against it, a solution in place of a symptom, no recommendation, owner, day or measure, a day
/// that has gone by. Of the study, at `plan`: too few or too many insights, questions that none
/// answers, assumptions that none speaks to. What an insight in state `draft` lacks is a
/// suggestion.
void check_insights(const ReportInput& input, const SourceFile& plan, Diagnostics& diagnostics);

/// The words of a statement that ask for a solution: `need an export button`; empty where there are
/// none.
[[nodiscard]] std::string solution_in(std::string_view statement);

}  // namespace uxi::report
