// Two camps of interviews: with E the table expected from its margins and Z = (X-E)/sqrt(E), the
// sign of the leading eigenvector of Z'Z (zero diagonal) parts the interviews. Chance is measured
// on tables with the same margins (curveball trades, Strona et al. 2014, Nature Communications
// 5:4114).
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include "analysis/mixture.h"
#include "analysis/random.h"

namespace uxi::analysis {
namespace {

using Rows = std::vector<std::vector<std::size_t>>;

constexpr std::size_t kLeastInterviews = 8;
/// Above this the test would take longer than a person waits, and is left out.
constexpr std::size_t kMostInterviews = 400;
constexpr double kSignificant = 0.05;
constexpr std::size_t kSamples = 999;
/// Above so many interviews fewer samples have to do.
constexpr std::size_t kManyInterviews = 60;
constexpr std::size_t kSamplesOfMany = 199;

double real(std::size_t n) { return static_cast<double>(n); }

struct Split {
  double strength = 0;
  std::vector<bool> second;
};

/// Z'Z without its diagonal, row by row. With E_ic = r_i c_c / U, all but one of its terms add up
/// to margins: (Z'Z)_ij = U / sqrt(r_i r_j) * sum over shared codes of 1/c_c - sqrt(r_i r_j).
std::vector<double> residual_products(const Rows& rows, const std::vector<std::size_t>& per_code) {
  const std::size_t n = rows.size();
  const auto mentions = std::accumulate(per_code.begin(), per_code.end(), std::size_t{0});
  std::vector<double> products(n * n, 0);
  // By code: most codes are in few interviews, so that there are few pairs.
  std::vector<std::vector<std::size_t>> with_code(per_code.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::size_t code : rows[i]) {
      for (const std::size_t j : with_code[code]) products[i * n + j] += 1 / real(per_code[code]);
      with_code[code].push_back(i);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double root = std::sqrt(real(rows[i].size()) * real(rows[j].size()));
      double& product = products[i * n + j];
      product = products[j * n + i] = root > 0 ? real(mentions) / root * product - root : 0;
    }
  }
  return products;
}

/// Whether the largest eigenvalue is at least `bound`: then, and only then, `bound` times the
/// identity minus the matrix has no Cholesky factor.
bool reaches(std::vector<double> matrix, std::size_t n, double bound) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = (i == j ? bound : 0) - matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) {
        sum -= matrix[i * n + k] * matrix[j * n + k];  // rows of the factor so far
      }
      if (i == j && sum <= 0) {
        return true;
      }
      matrix[i * n + j] = i == j ? std::sqrt(sum) : sum / matrix[j * n + j];
    }
  }
  return false;
}

/// At least the size of the largest eigenvalue (Gershgorin).
double largest_row(const std::vector<double>& matrix, std::size_t n) {
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double row = 0;
    for (std::size_t j = 0; j < n; ++j) {
      row += std::abs(matrix[i * n + j]);
    }
    largest = std::max(largest, row);
  }
  return largest;
}

/// Makes `vector` the unit vector along (matrix + shift) * vector; returns the length it had.
double power_step(const std::vector<double>& matrix, double shift, std::vector<double>& vector) {
  const std::size_t n = vector.size();
  std::vector<double> next(n);
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) {
    next[i] = shift * vector[i];
    for (std::size_t j = 0; j < n; ++j) {
      next[i] += matrix[i * n + j] * vector[j];
    }
    squares += next[i] * next[i];
  }
  const double length = std::sqrt(squares);
  for (std::size_t i = 0; i < n && length > 0; ++i) {
    vector[i] = next[i] / length;
  }
  return length;
}

/// Power iteration, shifted so that the largest eigenvalue leads, not the largest by size.
Split leading_split(const std::vector<double>& matrix, std::size_t n) {
  constexpr int kMostRounds = 2000;
  const double shift = largest_row(matrix, n);
  std::vector<double> vector(n);
  SplitMix start(n);
  for (double& component : vector) {
    component = start.uniform() - 0.5;
  }
  double value = 0;
  for (int round = 0; round < kMostRounds; ++round) {
    const double before = std::exchange(value, power_step(matrix, shift, vector));
    if (round > 10 && std::abs(value - before) <= 1e-12 * value) {
      break;
    }
  }
  Split result{.strength = (value - shift) / real(n), .second = {}};
  for (const double component : vector) {
    result.second.push_back((component > 0) != (vector[0] > 0));
  }
  return result;
}

/// Tables with the same margins, one after another. Codes of an interview stand in any order, so
/// that a trade costs no more than its two rows.
class Curveball {
 public:
  Curveball(const Rows& rows, std::size_t codes, std::uint64_t seed)
      : original_(rows), mark_(codes, 0), random_(seed) {}

  const Rows& next() {
    rows_ = original_;
    for (std::size_t i = 0; i < 5 * rows_.size(); ++i) {
      const std::size_t a = random_.below(rows_.size());
      const std::size_t b = (a + 1 + random_.below(rows_.size() - 1)) % rows_.size();
      trade(rows_[a], rows_[b]);
    }
    return rows_;
  }

 private:
  /// Moves codes that only the row has behind those it shares with the marked one; returns how many
  /// are shared.
  std::size_t part(std::vector<std::size_t>& row) const {
    const auto own = std::partition(row.begin(), row.end(),
                                    [&](std::size_t code) { return mark_[code] == round_; });
    return static_cast<std::size_t>(own - row.begin());
  }

  void mark(const std::vector<std::size_t>& row) {
    ++round_;
    for (const std::size_t code : row) mark_[code] = round_;
  }

  /// Two interviews swap codes that only one of them has: the first gets as many as it had, drawn
  /// from both.
  void trade(std::vector<std::size_t>& a, std::vector<std::size_t>& b) {
    mark(b);
    const std::size_t shared = part(a);
    mark(a);
    part(b);
    const std::size_t only_a = a.size() - shared;
    const std::size_t only_b = b.size() - shared;
    if (only_a == 0 || only_b == 0) return;
    pool_.assign(a.begin() + static_cast<std::ptrdiff_t>(shared), a.end());
    pool_.insert(pool_.end(), b.begin() + static_cast<std::ptrdiff_t>(shared), b.end());
    // Drawing the smaller side is enough: what is left is the other.
    const bool draw_a = only_a <= only_b;
    for (std::size_t i = 0; i < std::min(only_a, only_b); ++i) {
      const std::size_t from = i + random_.below(pool_.size() - i);
      if (draw_a) {
        std::swap(pool_[i], pool_[from]);
      } else {
        std::swap(pool_[pool_.size() - 1 - i], pool_[pool_.size() - 1 - from]);
      }
    }
    const auto cut = pool_.begin() + static_cast<std::ptrdiff_t>(only_a);
    std::copy(pool_.begin(), cut, a.begin() + static_cast<std::ptrdiff_t>(shared));
    std::copy(cut, pool_.end(), b.begin() + static_cast<std::ptrdiff_t>(shared));
  }

  const Rows& original_;
  Rows rows_;
  std::vector<std::size_t> pool_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t round_ = 0;
  SplitMix random_;
};

/// Mean Jaccard of the pairs within parts and of those across.
void compare_parts(const Rows& rows, const std::vector<bool>& second, Bipartition& result) {
  double sums[2] = {0, 0};
  std::size_t pairs[2] = {0, 0};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      std::vector<std::size_t> shared;
      std::set_intersection(rows[i].begin(), rows[i].end(), rows[j].begin(), rows[j].end(),
                            std::back_inserter(shared));
      const std::size_t all = rows[i].size() + rows[j].size() - shared.size();
      const std::size_t kind = second[i] == second[j] ? 0 : 1;
      sums[kind] += all == 0 ? 0 : real(shared.size()) / real(all);
      ++pairs[kind];
    }
  }
  result.within = pairs[0] == 0 ? 0 : sums[0] / real(pairs[0]);
  result.between = pairs[1] == 0 ? 0 : sums[1] / real(pairs[1]);
}

std::vector<SeparatingCode> separating_codes(const Incidence& incidence,
                                             const std::vector<bool>& second) {
  std::vector<std::size_t> counts[2] = {std::vector<std::size_t>(incidence.codes.size(), 0),
                                        std::vector<std::size_t>(incidence.codes.size(), 0)};
  std::size_t sizes[2] = {0, 0};
  for (std::size_t i = 0; i < incidence.found.size(); ++i) {
    ++sizes[second[i] ? 1 : 0];
    for (const std::size_t code : incidence.found[i]) {
      ++counts[second[i] ? 1 : 0][code];
    }
  }
  std::vector<SeparatingCode> result;
  for (std::size_t c = 0; c < incidence.codes.size(); ++c) {
    const double p = fisher_exact(counts[0][c], sizes[0], counts[1][c], sizes[1]);
    if (p <= kSignificant) {
      result.push_back({incidence.codes[c], counts[0][c], counts[1][c], p});
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.p < b.p - 1e-12; });
  return result;
}

}  // namespace

double fisher_exact(std::size_t a, std::size_t m, std::size_t b, std::size_t n) {
  const auto log_factorial = [](std::size_t k) { return std::lgamma(real(k) + 1); };
  const std::size_t hits = a + b;
  const auto log_weight = [&](std::size_t x) {
    return -log_factorial(x) - log_factorial(m - x) - log_factorial(hits - x) -
           log_factorial(n + x - hits);
  };
  const double observed = log_weight(a);
  double total = 0;
  double extreme = 0;
  for (std::size_t x = hits > n ? hits - n : 0; x <= std::min(hits, m); ++x) {
    const double weight = std::exp(log_weight(x) - observed);
    total += weight;
    extreme += weight <= 1 + 1e-7 ? weight : 0;
  }
  return extreme / total;
}

std::optional<Camps> find_camps(const Incidence& incidence, std::uint64_t seed) {
  const std::size_t n = incidence.found.size();
  if (n < kLeastInterviews || n > kMostInterviews) {
    return std::nullopt;
  }
  const auto per_code = incidence.frequencies();
  Split split = leading_split(residual_products(incidence.found, per_code), n);
  if (split.strength <= 1e-9) {
    return std::nullopt;
  }
  const double bound = split.strength * real(n) * (1 - 1e-9);
  const std::size_t samples = n > kManyInterviews ? kSamplesOfMany : kSamples;
  Curveball tables(incidence.found, incidence.codes.size(), seed);
  std::size_t as_strong = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    if (reaches(residual_products(tables.next(), per_code), n, bound)) {
      ++as_strong;
    }
  }
  Camps camps{.measured = {}, .second = std::move(split.second)};
  Bipartition& result = camps.measured;
  result.strength = split.strength;
  result.p = real(as_strong + 1) / real(samples + 1);
  for (std::size_t i = 0; i < n; ++i) {
    (camps.second[i] ? result.second : result.first).push_back(incidence.interviews[i]);
  }
  compare_parts(incidence.found, camps.second, result);
  result.separating = separating_codes(incidence, camps.second);
  return camps;
}

}  // namespace uxi::analysis
