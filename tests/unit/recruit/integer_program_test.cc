// Branch and bound against trying all values.
#include "recruit/integer_program.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <vector>

namespace uxi::recruit {
namespace {

int random_int(std::mt19937_64& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<std::uint64_t>(most - least + 1));
}

LinearProgram random_program(std::mt19937_64& random) {
  LinearProgram program;
  const int rows = random_int(random, 1, 3);
  for (int row = 0; row < rows; ++row) program.limits.push_back(random_int(random, 0, 9));
  const int columns = random_int(random, 1, 5);
  for (int i = 0; i < columns; ++i) {
    Column column{.cost = static_cast<double>(random_int(random, 0, 9)),
                  .upper = static_cast<double>(random_int(random, 0, 3))};
    for (int row = 0; row < rows; ++row) {
      const int coefficient = random_int(random, 0, 3);
      if (coefficient > 0) {
        column.entries.push_back({static_cast<std::size_t>(row), static_cast<double>(coefficient)});
      }
    }
    program.columns.push_back(std::move(column));
  }
  return program;
}

/// The most that `program` gives from column `from` on, with what is left of the limits.
int most_by_trying(const LinearProgram& program, std::size_t from, std::vector<double> left) {
  if (std::ranges::any_of(left, [](double room) { return room < 0; })) return -1'000;
  if (from == program.columns.size()) return 0;
  const Column& column = program.columns[from];
  int most = -1'000;
  for (int value = 0; value <= static_cast<int>(column.upper); ++value) {
    const int cost = value * static_cast<int>(column.cost);
    most = std::max(most, cost + most_by_trying(program, from + 1, left));
    for (const Entry& entry : column.entries) left[entry.row] -= entry.coefficient;
  }
  return most;
}

}  // namespace

TEST_CASE("recruit: branch and bound finds the most that trying all values finds") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const LinearProgram program = random_program(random);
    const IntegerSolution found = solve_whole(program, {});
    REQUIRE(found.feasible);
    REQUIRE(found.proven);
    REQUIRE(found.objective == most_by_trying(program, 0, program.limits));
  }
}

TEST_CASE("recruit: relaxations bound what whole numbers can give, and say when nothing fits") {
  // Of three, any two are one too many: in fractions a half of each, in whole numbers one.
  const LinearProgram triangle{.limits = {1, 1, 1},
                               .columns = {{.entries = {{0}, {1}}, .cost = 1, .upper = 1},
                                           {.entries = {{1}, {2}}, .cost = 1, .upper = 1},
                                           {.entries = {{2}, {0}}, .cost = 1, .upper = 1}}};
  CHECK(solve_linear(triangle).solution.objective == doctest::Approx(1.5));
  CHECK(solve_whole(triangle, {}).objective == 1);
  LinearProgram crowded = triangle;
  crowded.columns[0].lower = crowded.columns[1].lower = 1;
  CHECK(solve_linear(crowded).state == LinearState::infeasible);
  CHECK_FALSE(solve_whole(crowded, {}).feasible);
}

}  // namespace uxi::recruit
