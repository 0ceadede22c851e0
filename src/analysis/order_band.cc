#include "analysis/order_band.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/random.h"

namespace uxi::analysis {
namespace {

/// Codes looked at in all orders together: about half a second's work.
constexpr std::size_t kMostSteps = 200'000'000;

/// Codes heard after each interview of `order`.
void count_totals(const Incidence& incidence, const std::vector<std::size_t>& order,
                  std::vector<std::vector<std::uint32_t>>& totals, std::vector<std::uint32_t>& mark,
                  std::uint32_t round) {
  std::uint32_t total = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const std::size_t code : incidence.found[order[i]]) {
      if (mark[code] == round) continue;
      mark[code] = round;
      ++total;
    }
    totals[i].push_back(total);
  }
}

double percentile(std::vector<std::uint32_t>& values, double share) {
  const auto rank =
      static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(values.size()))) - 1;
  const auto place = values.begin() + std::max<std::ptrdiff_t>(rank, 0);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace

std::vector<Interval> order_band(const Incidence& incidence, std::size_t orders,
                                 std::uint64_t seed) {
  const std::size_t interviews = incidence.found.size();
  std::size_t mentions = 1;
  for (const auto& row : incidence.found) mentions += row.size();
  orders = std::clamp<std::size_t>(kMostSteps / mentions, 1, std::max<std::size_t>(orders, 1));
  std::vector<std::size_t> order(interviews);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::vector<std::uint32_t>> totals(interviews);
  std::vector<std::uint32_t> mark(incidence.codes.size(), 0);
  SplitMix random(seed);
  for (std::uint32_t round = 1; round <= orders; ++round) {
    random.shuffle(order);
    count_totals(incidence, order, totals, mark, round);
  }
  std::vector<Interval> band;
  for (auto& values : totals) {
    const double low = percentile(values, 0.025);
    band.push_back({.low = low, .high = percentile(values, 0.975)});
  }
  return band;
}

}  // namespace uxi::analysis
