// A small integer program: whole numbers that get most out of an objective under linear limits.
// Branch and bound (Land & Doig, 1960) over linear relaxations; see linear_program.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "recruit/linear_program.h"

namespace uxi::recruit {

/// What branch and bound came to.
struct IntegerSolution {
  bool feasible = false;
  std::vector<int> values;  ///< of the columns
  std::int64_t objective = 0;
  std::vector<double> worth =
      {};              ///< of the rows, in the first relaxation; empty where it has none
  bool proven = true;  ///< nothing better exists; false where the work ran out before
};

struct SearchOptions {
  std::int64_t enough = -1;  ///< stop at the first solution that has so much; -1: look for the most
  std::size_t* work_left = nullptr;  ///< columns that may be looked at beyond the first relaxation
};

/// Costs of columns are whole numbers, and columns without `whole` are whole in every optimum whose
/// other columns are. The caller sees to both.
[[nodiscard]] IntegerSolution solve_whole(const LinearProgram& program, SearchOptions options);

}  // namespace uxi::recruit
