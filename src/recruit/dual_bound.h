// What the prices of one linear relaxation say about all that follow from it (Lagrangian bound):
// most candidates that cannot be in are refused by them, without another relaxation.
#pragma once

#include <cstddef>
#include <vector>

#include "recruit/linear_program.h"

namespace uxi::recruit {

/// An upper bound of a program's objective, kept while the bounds of its columns draw closer.
class DualBound {
 public:
  /// `worth` of a unit of each row; any numbers will do, those of an optimum give the best bound.
  DualBound(const LinearProgram& program, const std::vector<double>& worth);

  /// The bound if `column` had one more at least.
  [[nodiscard]] double with_one_more(std::size_t column) const;
  void raise_lower(std::size_t column);
  /// The upper bound of `column` falls by `by`.
  void lower_upper(std::size_t column, double by);

 private:
  std::vector<double> gain_;  // of a unit of each column, its rows paid for
  double bound_ = 0;
};

}  // namespace uxi::recruit
