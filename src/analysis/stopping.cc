#include "analysis/stopping.h"

#include <numeric>

namespace uxi::analysis {
namespace {

/// New codes of the `run` interviews that end before place `end`.
std::size_t fresh_in_run(const std::vector<std::size_t>& fresh, std::size_t end, std::size_t run) {
  const auto last = fresh.begin() + static_cast<std::ptrdiff_t>(end);
  return std::accumulate(last - static_cast<std::ptrdiff_t>(run), last, std::size_t{0});
}

}  // namespace

RuleResult guest_rule(const std::vector<std::size_t>& fresh, std::size_t base, std::size_t run,
                      double threshold) {
  RuleResult result{.base = base, .run = run, .threshold = threshold};
  if (fresh.size() < base + run) {
    return result;
  }
  const std::size_t yardstick = fresh_in_run(fresh, base, base);
  if (yardstick == 0) {
    result.state = RuleState::undefined;
    return result;
  }
  result.state = RuleState::not_reached;
  for (std::size_t end = base + run; end <= fresh.size(); ++end) {
    const double ratio =
        static_cast<double>(fresh_in_run(fresh, end, run)) / static_cast<double>(yardstick);
    result.ratios.push_back(ratio);
    if (result.state == RuleState::not_reached && ratio <= threshold) {
      result.state = RuleState::reached;
      result.at = end - run;
    }
  }
  return result;
}

RuleResult francis_rule(const std::vector<std::size_t>& fresh, std::size_t base, std::size_t run) {
  RuleResult result{.base = base, .run = run, .threshold = 0};
  if (fresh.size() < base + run) {
    return result;
  }
  result.state = RuleState::not_reached;
  for (std::size_t end = base + run; end <= fresh.size(); ++end) {
    if (fresh_in_run(fresh, end, run) == 0) {
      result.state = RuleState::reached;
      result.at = end - run;
      break;
    }
  }
  return result;
}

}  // namespace uxi::analysis
