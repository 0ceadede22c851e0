// The order in which insights stand in a report (practice D3).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "report/input.h"

namespace uxi::report {

/// customer importance x team value / effort, each 1 to 5: from 0.2 to 25.
inline constexpr std::string_view kScoreFormula =
    "customer importance × value to the team ÷ effort";

struct RankedInsight {
  InsightFile file;
  std::optional<double> score;  ///< nothing where one of the three is not given
};

[[nodiscard]] std::optional<double> score(const Insight& insight);
/// Highest score first, then those without one; ties by id.
[[nodiscard]] std::vector<RankedInsight> rank(const std::vector<InsightFile>& insights);

}  // namespace uxi::report
