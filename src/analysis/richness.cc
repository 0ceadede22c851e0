#include "analysis/richness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace uxi::analysis {
namespace {

constexpr double kNormal975 = 1.959963984540054;

double real(std::size_t n) { return static_cast<double>(n); }

/// (T-1)/T, the finite-sample factor of every formula here.
double factor(const Frequencies& f) { return f.t == 0 ? 0 : (real(f.t) - 1) / real(f.t); }

/// ln C(n, k); minus infinity where k > n.
double log_choose(std::size_t n, std::size_t k) {
  if (k > n) {
    return -std::numeric_limits<double>::infinity();
  }
  return std::lgamma(real(n) + 1) - std::lgamma(real(k) + 1) - std::lgamma(real(n - k) + 1);
}

/// Chance that a singleton of the next interview is a new code's: Q1 / (T*Q0 + Q1).
double decay(const Frequencies& f) {
  const double q0 = unheard(f);
  return real(f.once) / (real(f.t) * q0 + real(f.once));
}

double chao2_variance(const Frequencies& f, double estimate) {
  const double a = factor(f);
  const double q1 = real(f.once);
  const double q2 = real(f.twice);
  if (f.twice > 0) {
    const double r = q1 / q2;
    return q2 * (a * r * r / 2 + a * a * r * r * r + a * a * r * r * r * r / 4);
  }
  const double two = 2 * q1 - 1;
  return a * q1 * (q1 - 1) / 2 + a * a * q1 * two * two / 4 -
         a * a * q1 * q1 * q1 * q1 / 4 / estimate;
}

}  // namespace

Frequencies::Frequencies(std::vector<std::size_t> counts, std::size_t interviews)
    : y(std::move(counts)), t(interviews) {
  std::erase(y, std::size_t{0});
  for (const std::size_t count : y) {
    mentions += count;
  }
  once = static_cast<std::size_t>(std::count(y.begin(), y.end(), std::size_t{1}));
  twice = static_cast<std::size_t>(std::count(y.begin(), y.end(), std::size_t{2}));
}

double unheard(const Frequencies& f) {
  const double q1 = real(f.once);
  if (f.once == 0) {
    return 0;
  }
  return f.twice > 0 ? factor(f) * q1 * q1 / (2 * real(f.twice)) : factor(f) * q1 * (q1 - 1) / 2;
}

Estimate chao2(const Frequencies& f) {
  const double observed = real(f.observed());
  const double q0 = unheard(f);
  if (q0 <= 0) {
    return {.value = observed, .error = 0, .interval = std::nullopt};
  }
  const double variance = chao2_variance(f, observed + q0);
  const double k = std::exp(kNormal975 * std::sqrt(std::log(1 + variance / (q0 * q0))));
  return {.value = observed + q0,
          .error = std::sqrt(variance),
          .interval = Interval{.low = observed + q0 / k, .high = observed + q0 * k}};
}

double coverage(const Frequencies& f) {
  if (f.once == 0) {
    return 1;
  }
  return 1 - real(f.once) / real(f.mentions) * (1 - decay(f));
}

double rarefied(const Frequencies& f, std::size_t n) {
  double sum = 0;
  for (const std::size_t count : f.y) {
    sum += 1 - std::exp(log_choose(f.t - count, n) - log_choose(f.t, n));
  }
  return sum;
}

double extrapolated(const Frequencies& f, double more) {
  const double q0 = unheard(f);
  if (q0 <= 0) {
    return real(f.observed());
  }
  return real(f.observed()) + q0 * (1 - std::pow(1 - decay(f), more));
}

double expected_fresh(const Frequencies& f, std::size_t at) {
  double sum = 0;
  for (const std::size_t count : f.y) {
    sum += std::exp(log_choose(f.t - at, count - 1) - log_choose(f.t, count));
  }
  return sum;
}

double needed_for(const Frequencies& f, double share) {
  const double q0 = unheard(f);
  const double observed = real(f.observed());
  const double wanted = share * (observed + q0);
  if (observed >= wanted) {
    return 0;
  }
  return std::log(1 - (wanted - observed) / q0) / std::log(1 - decay(f));
}

std::size_t needed_for_rate(const Frequencies& f, double rate) {
  const double q0 = unheard(f);
  if (q0 <= 0 || q0 * decay(f) < rate) {
    return 0;
  }
  return static_cast<std::size_t>(
      std::ceil(std::log(rate / (q0 * decay(f))) / std::log(1 - decay(f))));
}

double jackknife1(const Frequencies& f) { return real(f.observed()) + real(f.once) * factor(f); }

double jackknife2(const Frequencies& f) {
  if (f.t < 2) {
    return real(f.observed());
  }
  const double t = real(f.t);
  return real(f.observed()) + real(f.once) * (2 * t - 3) / t -
         real(f.twice) * (t - 2) * (t - 2) / (t * (t - 1));
}

double bootstrap_richness(const Frequencies& f) {
  double sum = real(f.observed());
  for (const std::size_t count : f.y) {
    sum += std::pow(1 - real(count) / real(f.t), real(f.t));
  }
  return sum;
}

}  // namespace uxi::analysis
