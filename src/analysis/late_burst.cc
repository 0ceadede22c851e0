// Late burst: a code is first heard in the second half exactly when the first half has none of it,
// so a random order is a random choice of the first half.
#include <algorithm>
#include <numeric>

#include "analysis/mixture.h"
#include "analysis/random.h"
#include "analysis/richness.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kLeastInterviews = 4;

/// Codes that none of the first `half` interviews of `order` has.
std::size_t first_heard_late(const Incidence& incidence, const std::vector<std::size_t>& order,
                             std::size_t half) {
  std::vector<bool> heard(incidence.codes.size(), false);
  std::size_t early = 0;
  for (std::size_t i = 0; i < half; ++i) {
    for (const std::size_t code : incidence.found[order[i]]) {
      if (!heard[code]) {
        heard[code] = true;
        ++early;
      }
    }
  }
  return incidence.codes.size() - early;
}

}  // namespace

std::optional<LateBurst> late_burst(const Incidence& incidence, std::size_t orders,
                                    std::uint64_t seed) {
  const std::size_t interviews = incidence.found.size();
  if (interviews < kLeastInterviews || incidence.codes.empty()) {
    return std::nullopt;
  }
  const std::size_t half = interviews / 2;
  std::vector<std::size_t> order(interviews);
  std::iota(order.begin(), order.end(), std::size_t{0});

  const Frequencies frequencies(incidence.frequencies(), interviews);
  LateBurst result{
      .fresh = first_heard_late(incidence, order, half),
      .expected = static_cast<double>(frequencies.observed()) - rarefied(frequencies, half)};
  SplitMix random(seed);
  std::size_t as_many = 0;
  for (std::size_t i = 0; i < orders; ++i) {
    random.shuffle(order);
    if (first_heard_late(incidence, order, half) >= result.fresh) {
      ++as_many;
    }
  }
  result.p = static_cast<double>(as_many + 1) / static_cast<double>(orders + 1);
  return result;
}

}  // namespace uxi::analysis
