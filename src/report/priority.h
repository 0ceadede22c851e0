// Which insights to act on first (practice D3): importance to customers, how many people they come
// from, value to the team and effort, as one number.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/population.h"
#include "uxi/error.h"

namespace uxi::report {

/// How much each counts, in thousandths.
struct Weights {
  int customers = 0;
  int reach = 0;
  int team = 0;
  int effort = 0;
};

/// `customers=3,reach=2,team=2,effort=1`; what is not named counts nothing. `usage` where a name or
/// number is wrong or nothing counts.
[[nodiscard]] Result<Weights> parse_weights(std::string_view text);

struct Priority {
  InsightFile file;
  std::size_t reach = 0;         ///< participants behind its evidence
  std::size_t participants = 0;  ///< of how many
  std::optional<double> score = {};
  std::size_t place = 0;  ///< from 1, equal scores share one; 0 without a score
  bool tied = false;
  std::vector<std::string> missing = {};  ///< fields that no score can do without
};

/// Highest score first, then those without one; equal ones by id. Without weights the score is
/// reach (as a share) x importance x value / effort, after RICE (McBride, Intercom 2016), from 0 to
/// 25. With them it is the weighted mean of the four, each on its scale from 0 to 100, effort
/// turned round. Scores are compared as whole numbers, so that ties are ties everywhere.
[[nodiscard]] std::vector<Priority> prioritise(const std::vector<InsightFile>& insights,
                                               const Population& people,
                                               const std::optional<Weights>& weights);

}  // namespace uxi::report
