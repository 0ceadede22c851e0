#include "report/rank.h"

#include <algorithm>

namespace uxi::report {
namespace {

/// Compared as fractions, so that equal scores are equal on every machine.
struct Fraction {
  int above = 0;  ///< 0 where there is no score: behind all others
  int below = 1;
};

Fraction fraction(const Insight& insight) {
  if (!insight.customer_importance || !insight.team_value || !insight.effort) return {};
  return {insight.customer_importance->value * insight.team_value->value, insight.effort->value};
}

}  // namespace

std::optional<double> score(const Insight& insight) {
  const Fraction f = fraction(insight);
  if (f.above <= 0 || f.below <= 0) return std::nullopt;
  return static_cast<double>(f.above) / f.below;
}

std::vector<RankedInsight> rank(const std::vector<InsightFile>& insights) {
  std::vector<RankedInsight> ranked;
  ranked.reserve(insights.size());
  for (const InsightFile& file : insights) ranked.push_back({file, score(*file.value)});
  std::sort(ranked.begin(), ranked.end(), [](const RankedInsight& a, const RankedInsight& b) {
    const Fraction x = a.score ? fraction(*a.file.value) : Fraction{};
    const Fraction y = b.score ? fraction(*b.file.value) : Fraction{};
    const int left = x.above * y.below;
    const int right = y.above * x.below;
    return left != right ? left > right : a.file.value->id < b.file.value->id;
  });
  return ranked;
}

}  // namespace uxi::report
