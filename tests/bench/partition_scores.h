// How well groups that were found agree with labels that people gave: mutual information, and
// accuracy under the best matching.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <vector>

#include "analysis/scores.h"

namespace uxi::bench {

using Labels = std::vector<std::size_t>;

struct Scores {
  double nmi = 0;  ///< arithmetic mean of the entropies; equals V-measure
  double ari = 0;
  double acc = 0;  ///< Hungarian matching
  double ami = 0;  ///< nmi corrected for chance (Vinh, Epps & Bailey 2010)
};

/// Counts of items by label and group.
struct Contingency {
  std::vector<double> rows, columns;
  std::vector<std::vector<double>> cells;
  double items = 0;

  Contingency(const Labels& truth, const Labels& found)
      : rows(*std::max_element(truth.begin(), truth.end()) + 1, 0),
        columns(*std::max_element(found.begin(), found.end()) + 1, 0),
        cells(rows.size(), std::vector<double>(columns.size(), 0)),
        items(static_cast<double>(truth.size())) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
      rows[truth[i]] += 1;
      columns[found[i]] += 1;
      cells[truth[i]][found[i]] += 1;
    }
  }
};

inline double entropy(const std::vector<double>& counts, double items) {
  double sum = 0;
  for (const double count : counts) {
    sum -= count > 0 ? count / items * std::log(count / items) : 0;
  }
  return sum;
}

inline double mutual_information(const Contingency& t) {
  double sum = 0;
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
      const double n = t.cells[r][c];
      sum += n > 0 ? n / t.items * std::log(n * t.items / (t.rows[r] * t.columns[c])) : 0;
    }
  }
  return sum;
}

/// Of random tables with the same margins.
inline double expected_information(const Contingency& t) {
  const auto log_factorial = [](double n) { return std::lgamma(n + 1); };
  double sum = 0;
  for (const double a : t.rows) {
    for (const double b : t.columns) {
      for (double n = std::max(1.0, a + b - t.items); n <= std::min(a, b); ++n) {
        const double weight = log_factorial(a) + log_factorial(b) + log_factorial(t.items - a) +
                              log_factorial(t.items - b) - log_factorial(t.items) -
                              log_factorial(n) - log_factorial(a - n) - log_factorial(b - n) -
                              log_factorial(t.items - a - b + n);
        sum += n / t.items * std::log(t.items * n / (a * b)) * std::exp(weight);
      }
    }
  }
  return sum;
}

/// Largest sum of one cell a row and column (Kuhn-Munkres with potentials).
inline double best_matching(const Contingency& t) {
  const std::size_t n = std::max(t.rows.size(), t.columns.size());
  const auto cost = [&](std::size_t r, std::size_t c) {
    return r < t.rows.size() && c < t.columns.size() ? -t.cells[r][c] : 0.0;
  };
  std::vector<double> u(n + 1, 0), v(n + 1, 0);
  std::vector<std::size_t> row_of(n + 1, 0), way(n + 1, 0);
  for (std::size_t r = 1; r <= n; ++r) {
    row_of[0] = r;
    std::size_t column = 0;
    std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(n + 1, false);
    do {
      used[column] = true;
      std::size_t next = 0;
      double delta = std::numeric_limits<double>::infinity();
      for (std::size_t c = 1; c <= n; ++c) {
        if (used[c]) {
          continue;
        }
        const double reduced = cost(row_of[column] - 1, c - 1) - u[row_of[column]] - v[c];
        if (reduced < least[c]) {
          least[c] = reduced;
          way[c] = column;
        }
        if (least[c] < delta) {
          delta = least[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= n; ++c) {
        if (used[c]) {
          u[row_of[c]] += delta;
          v[c] -= delta;
        } else {
          least[c] -= delta;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = way[column]) {
      row_of[column] = row_of[way[column]];
    }
  }
  double sum = 0;
  for (std::size_t c = 1; c <= n; ++c) {
    sum -= cost(row_of[c] - 1, c - 1);
  }
  return sum;
}

inline Scores score(const Labels& truth, const Labels& found) {
  const Contingency table(truth, found);
  const double mean = (entropy(table.rows, table.items) + entropy(table.columns, table.items)) / 2;
  const double shared = mutual_information(table);
  const double chance = expected_information(table);
  return {.nmi = shared / mean,
          .ari = analysis::adjusted_rand(truth, found),
          .acc = best_matching(table) / table.items,
          .ami = (shared - chance) / (mean - chance)};
}

}  // namespace uxi::bench
