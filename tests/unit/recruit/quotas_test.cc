// Selection: tables for what it means, and brute force over all subsets for "the best there is".
#include "recruit/quotas.h"

#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "support/selection.h"

namespace uxi::recruit {
namespace {

using test::brute_force;
using test::first_come;
using test::is_sound;
using test::random_problem;
using test::worth;

using Limits = std::vector<std::size_t>;

/// One segment that wants `target` people.
SelectionProblem one_segment(int target, std::vector<Limit> limits,
                             const std::vector<Limits>& candidates) {
  SelectionProblem problem{.targets = {{"s", target}}, .limits = std::move(limits)};
  for (const Limits& counted : candidates) problem.candidates.push_back({0, counted});
  return problem;
}

std::string bits(const Selection& selection) {
  std::string out;
  for (const bool in : selection.in) out += in ? '1' : '0';
  return out;
}

}  // namespace

TEST_CASE("recruit: a number of people is meant as it stands, a share of those selected") {
  struct Row {
    double amount;
    bool at_least;
    int selected;
    int people;
  };
  const std::vector<Row> rows{{2, true, 100, 2},      {0, false, 8, 0},      {1, false, 8, 1},
                              {0.6, false, 5, 3},     {0.6, false, 4, 2},    {0.5, true, 5, 3},
                              {0.29, false, 100, 29}, {0.29, true, 100, 29}, {0.1, true, 0, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.amount);
    CAPTURE(row.selected);
    CHECK(people_of({"a", "v", row.at_least, row.amount}, row.selected) == row.people);
  }
}

TEST_CASE("recruit: who gets in") {
  struct Row {
    const char* what;
    SelectionProblem problem;
    std::string in;
  };
  const Limit most{"role", "Owner", false, 2};
  const Limit least{"country", "France", true, 2};
  const Limit half{"role", "Owner", false, 0.5};
  const std::vector<Row> rows{
      {"the first, up to the target", one_segment(2, {}, {{}, {}, {}}), "110"},
      {"nobody where there is no place", one_segment(0, {}, {{}, {}}), "00"},
      {"nobody over at most", one_segment(3, {most}, {{0}, {0}, {0}, {}}), "1101"},
      {"a place stays empty before at most is broken", one_segment(3, {most}, {{0}, {0}, {0}}),
       "110"},
      {"later answers where at least asks for them",
       one_segment(3, {least}, {{}, {}, {}, {0}, {0}}), "10011"},
      {"a full target before at least",
       one_segment(2, {least, {"role", "Owner", false, 1}}, {{}, {0, 1}, {0, 1}, {}}),
       "110"
       "0"},
      {"a share of those selected in the end", one_segment(4, {half}, {{0}, {0}, {0}, {}, {}}),
       "11011"},
      {"a share shrinks with the selection", one_segment(4, {half}, {{0}, {0}, {0}, {}}), "1001"},
      {"alone, nobody is half of one", one_segment(1, {half}, {{0}}), "0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Selection selection = select(row.problem);
    CHECK(bits(selection) == row.in);
    CHECK(selection.proven);
  }
}

TEST_CASE("recruit: those taken before count, and are not held against the quotas") {
  SelectionProblem problem = one_segment(3, {{"role", "Owner", false, 1}}, {{0}, {}, {}});
  problem.taken = {{0, {0}}, {0, {0}}};
  CHECK(bits(select(problem)) == "010");
}

TEST_CASE("recruit: selections equal the best of all subsets") {
  std::mt19937_64 random(20260310);
  for (int round = 0; round < 2000; ++round) {
    const SelectionProblem problem = random_problem(random, round % 4 == 0 ? 12 : 9);
    const Selection selection = select(problem);
    CAPTURE(round);
    REQUIRE(selection.proven);
    REQUIRE(bits(selection) == bits(brute_force(problem)));
  }
}

TEST_CASE("recruit: selections of many are never worse than first come, first served") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    const SelectionProblem problem = random_problem(random, 300);
    const Selection selection = select(problem);
    CAPTURE(round);
    REQUIRE(is_sound(problem, selection));
    REQUIRE(worth(problem, selection) >= worth(problem, first_come(problem)));
  }
}

TEST_CASE("recruit: with no work left a selection still breaks nothing") {
  std::mt19937_64 random(11);
  int unproven = 0;
  for (int round = 0; round < 2000; ++round) {
    const SelectionProblem problem = random_problem(random, 40);
    const Selection selection = select(problem, 0);
    CAPTURE(round);
    REQUIRE(is_sound(problem, selection));
    if (selection.proven) REQUIRE(bits(selection) == bits(select(problem)));
    unproven += selection.proven ? 0 : 1;
  }
  CHECK(unproven > 0);
}

}  // namespace uxi::recruit
