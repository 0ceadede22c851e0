// What further interviews would bring, with intervals: the bootstrap community of Chao et al.
// (2014, Ecological Monographs 84:45-67, appendix G) has the codes heard, made a little rarer, and
// as many unheard ones as Chao2 estimates.
#include <algorithm>
#include <cmath>

#include "analysis/random.h"
#include "analysis/richness.h"

namespace uxi::analysis {
namespace {

constexpr double kNormal975 = 1.959963984540054;

double real(std::size_t n) { return static_cast<double>(n); }

/// Each code's chance to be in an interview.
std::vector<double> bootstrap_community(const Frequencies& f) {
  const double t = real(f.t);
  const double missing = real(f.mentions) / t * (1 - coverage(f));
  double weight = 0;
  for (const std::size_t count : f.y) {
    weight += real(count) / t * std::pow(1 - real(count) / t, t);
  }
  const double lambda = weight > 0 ? missing / weight : 0;
  std::vector<double> chances;
  for (const std::size_t count : f.y) {
    const double p = real(count) / t;
    chances.push_back(std::clamp(p * (1 - lambda * std::pow(1 - p, t)), 0.0, 1.0));
  }
  const auto extra = static_cast<std::size_t>(std::ceil(unheard(f)));
  for (std::size_t i = 0; i < extra; ++i) {
    chances.push_back(std::min(1.0, missing / real(extra)));
  }
  return chances;
}

/// A binomial number by jumping from hit to hit (Devroye 1986, X.4.3): as many steps as there are
/// hits.
std::size_t draw_binomial(std::size_t trials, double p, SplitMix& random) {
  if (p > 0.5) {
    return trials - draw_binomial(trials, 1 - p, random);
  }
  std::size_t hits = 0;
  double at = 0;
  while (p > 0) {
    at += std::floor(std::log1p(-random.uniform()) / std::log1p(-p)) + 1;
    if (at > real(trials)) {
      break;
    }
    ++hits;
  }
  return hits;
}

Frequencies draw(const std::vector<double>& chances, std::size_t t, SplitMix& random) {
  std::vector<std::size_t> counts;
  for (const double p : chances) {
    counts.push_back(draw_binomial(t, p, random));
  }
  return {std::move(counts), t};
}

/// Sample standard deviation.
double deviation(const std::vector<double>& values) {
  if (values.size() < 2) {
    return 0;
  }
  double mean = 0;
  for (const double value : values) {
    mean += value;
  }
  mean /= real(values.size());
  double squares = 0;
  for (const double value : values) {
    squares += (value - mean) * (value - mean);
  }
  return std::sqrt(squares / real(values.size() - 1));
}

Interval around(double value, double error, double floor) {
  return {.low = std::max(floor, value - kNormal975 * error), .high = value + kNormal975 * error};
}

}  // namespace

std::vector<Outlook> outlooks(const Frequencies& f, const std::vector<std::size_t>& more,
                              std::size_t resamples, std::uint64_t seed) {
  if (f.t == 0) {
    return {};
  }
  std::vector<std::vector<double>> totals(more.size());
  std::vector<std::vector<double>> news(more.size());
  const auto chances = bootstrap_community(f);
  SplitMix random(seed);
  for (std::size_t i = 0; i < resamples; ++i) {
    const Frequencies sample = draw(chances, f.t, random);
    for (std::size_t j = 0; j < more.size(); ++j) {
      totals[j].push_back(extrapolated(sample, real(more[j])));
      news[j].push_back(totals[j].back() - real(sample.observed()));
    }
  }
  std::vector<Outlook> result;
  for (std::size_t j = 0; j < more.size(); ++j) {
    const double total = extrapolated(f, real(more[j]));
    const double fresh = total - real(f.observed());
    result.push_back({.more = more[j],
                      .total = total,
                      .total_interval = around(total, deviation(totals[j]), 0),
                      .fresh = fresh,
                      .fresh_interval = around(fresh, deviation(news[j]), 0),
                      .far = more[j] > f.t});
  }
  return result;
}

}  // namespace uxi::analysis
