// Linear programs with few rows and many sparse columns, solved by the revised simplex method with
// bounded variables (Dantzig & Orchard-Hays, 1954; Dantzig, 1955): the inverse of the basis is
// kept, so that a step costs no more than the entries of the columns and the square of the rows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace uxi::recruit {

/// `coefficient` of a column in one row.
struct Entry {
  std::size_t row = 0;
  double coefficient = 1;
};

struct Column {
  std::vector<Entry> entries;
  double cost = 0;   ///< what one of it adds to the objective
  double lower = 0;  ///< at least 0
  double upper = 0;
  bool whole = true;  ///< branch and bound may branch on it
};

/// Most of the costs, where each row adds up to at most its limit.
struct LinearProgram {
  std::vector<double> limits;
  std::vector<Column> columns;
};

struct LinearSolution {
  std::vector<double> values;
  double objective = 0;
  std::vector<double> worth;  ///< by row: what one more of its limit would add
};

enum class LinearState { solved, infeasible, gave_up };

struct LinearResult {
  LinearState state = LinearState::solved;
  LinearSolution solution;
  std::size_t work = 0;  ///< columns looked at, over all steps
};

inline constexpr double kTolerance = 1e-7;

/// With every column at its lower bound no limit may be broken; where one is, the program counts as
/// infeasible (so it is, where the row has no negative coefficients). `gave_up` where the steps do
/// not come to an end, which rounding alone can bring about.
[[nodiscard]] LinearResult solve_linear(const LinearProgram& program);

}  // namespace uxi::recruit
