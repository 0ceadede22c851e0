// Selection: tables for what it means, and brute force over all subsets for "the best there is".
#include "recruit/quotas.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace uxi::recruit {
namespace {

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

int random_int(std::mt19937_64& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<std::uint64_t>(most - least + 1));
}

double random_amount(std::mt19937_64& random, int people) {
  if (random_int(random, 0, 2) > 0) return random_int(random, 0, people);
  return random_int(random, 0, 9) / 10.0;
}

Entrant random_entrant(std::mt19937_64& random, const SelectionProblem& problem) {
  Entrant entrant{static_cast<std::size_t>(random_int(random, 0, 1)), {}};
  entrant.segment %= problem.targets.size();
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (random_int(random, 0, 2) == 0) entrant.limits.push_back(i);
  }
  return entrant;
}

SelectionProblem random_problem(std::mt19937_64& random, int most_candidates) {
  SelectionProblem problem;
  const int targets = random_int(random, 1, 2);
  for (int i = 0; i < targets; ++i) {
    Target target{"s" + std::to_string(i), random_int(random, 0, 5)};
    if (random_int(random, 0, 7) == 0) target.people.reset();
    problem.targets.push_back(target);
  }
  const int limits = random_int(random, 0, 5);
  for (int i = 0; i < limits; ++i) {
    problem.limits.push_back(
        {"a", std::to_string(i), random_int(random, 0, 1) == 0, random_amount(random, 4)});
  }
  const int taken = std::max(0, random_int(random, -3, 3));
  for (int i = 0; i < taken; ++i) problem.taken.push_back(random_entrant(random, problem));
  const int candidates = random_int(random, 0, most_candidates);
  for (int i = 0; i < candidates; ++i)
    problem.candidates.push_back(random_entrant(random, problem));
  return problem;
}

/// What may not be broken: targets and limits of at most, as far as those taken leave them whole.
bool is_allowed(const SelectionProblem& problem, const Tally& all, const Tally& taken) {
  for (std::size_t i = 0; i < problem.targets.size(); ++i) {
    const auto& people = problem.targets[i].people;
    if (people && all.by_target[i] > std::max(*people, taken.by_target[i])) return false;
  }
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (problem.limits[i].at_least) continue;
    const int most = people_of(problem.limits[i], all.selected);
    if (all.by_limit[i] > std::max(most, taken.by_limit[i])) return false;
  }
  return true;
}

int missing_in_all(const SelectionProblem& problem, const Tally& all) {
  int out = 0;
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    const int have = all.by_limit[i];
    if (problem.limits[i].at_least) {
      out += std::max(0, people_of(problem.limits[i], all.selected) - have);
    }
  }
  return out;
}

/// The best of all subsets, in the same order of wishes.
Selection brute_force(const SelectionProblem& problem) {
  const std::size_t n = problem.candidates.size();
  const Tally taken = tally(problem, {std::vector<bool>(n)});
  Selection best;
  std::tuple<int, int, std::vector<bool>> most;
  for (std::size_t subset = 0; subset < (std::size_t{1} << n); ++subset) {
    Selection trial{std::vector<bool>(n)};
    for (std::size_t i = 0; i < n; ++i) trial.in[i] = ((subset >> i) & 1U) != 0;
    const Tally all = tally(problem, trial);
    if (!is_allowed(problem, all, taken)) continue;
    const std::tuple<int, int, std::vector<bool>> value{all.selected, -missing_in_all(problem, all),
                                                        trial.in};
    if (!best.in.empty() && value <= most) continue;
    most = value;
    best = trial;
    if (n == 0) break;
  }
  return best;
}

/// First come, first served: in, unless a target or a limit of at most speaks against it.
Selection first_come(const SelectionProblem& problem) {
  Selection out{std::vector<bool>(problem.candidates.size())};
  const Tally taken = tally(problem, out);
  for (std::size_t i = 0; i < out.in.size(); ++i) {
    out.in[i] = true;
    out.in[i] = is_allowed(problem, tally(problem, out), taken);
  }
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
    const Tally taken = tally(problem, {std::vector<bool>(problem.candidates.size())});
    const Tally ours = tally(problem, selection);
    const Tally greedy = tally(problem, first_come(problem));
    CAPTURE(round);
    REQUIRE(is_allowed(problem, ours, taken));
    REQUIRE(std::pair(ours.selected, -missing_in_all(problem, ours)) >=
            std::pair(greedy.selected, -missing_in_all(problem, greedy)));
  }
}

TEST_CASE("recruit: with no work left a selection still breaks nothing") {
  std::mt19937_64 random(11);
  int unproven = 0;
  for (int round = 0; round < 2000; ++round) {
    const SelectionProblem problem = random_problem(random, 40);
    const Selection selection = select(problem, 0);
    const Tally taken = tally(problem, {std::vector<bool>(problem.candidates.size())});
    CAPTURE(round);
    REQUIRE(is_allowed(problem, tally(problem, selection), taken));
    if (selection.proven) REQUIRE(bits(selection) == bits(select(problem)));
    unproven += selection.proven ? 0 : 1;
  }
  CHECK(unproven > 0);
}

}  // namespace uxi::recruit
