// Random selections to be made, and the two that ours is held against: the best of all subsets, and
// first come, first served.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "recruit/quotas.h"

namespace uxi::test {

using recruit::Entrant;
using recruit::Selection;
using recruit::SelectionProblem;
using recruit::Tally;
using recruit::Target;

inline int random_int(std::mt19937_64& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<std::uint64_t>(most - least + 1));
}

inline double random_amount(std::mt19937_64& random, int people) {
  if (random_int(random, 0, 2) > 0) return random_int(random, 0, people);
  return random_int(random, 0, 9) / 10.0;
}

inline Entrant random_entrant(std::mt19937_64& random, const SelectionProblem& problem) {
  Entrant entrant{static_cast<std::size_t>(random_int(random, 0, 1)), {}};
  entrant.segment %= problem.targets.size();
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (random_int(random, 0, 2) == 0) entrant.limits.push_back(i);
  }
  return entrant;
}

/// Two segments at most; `most_limits` quotas and `most_places` in a segment.
inline SelectionProblem random_problem(std::mt19937_64& random, int most_candidates,
                                       int most_limits = 5, int most_places = 5) {
  SelectionProblem problem;
  const int targets = random_int(random, 1, 2);
  for (int i = 0; i < targets; ++i) {
    Target target{"s" + std::to_string(i), random_int(random, 0, most_places)};
    if (random_int(random, 0, 7) == 0) target.people.reset();
    problem.targets.push_back(target);
  }
  const int limits = random_int(random, 0, most_limits);
  for (int i = 0; i < limits; ++i) {
    problem.limits.push_back({"a", std::to_string(i), random_int(random, 0, 1) == 0,
                              random_amount(random, most_places - 1)});
  }
  const int taken = std::max(0, random_int(random, -3, 3));
  for (int i = 0; i < taken; ++i) problem.taken.push_back(random_entrant(random, problem));
  const int candidates = random_int(random, 0, most_candidates);
  for (int i = 0; i < candidates; ++i)
    problem.candidates.push_back(random_entrant(random, problem));
  return problem;
}

/// What may not be broken: targets and limits of at most, as far as those taken leave them whole.
inline bool is_allowed(const SelectionProblem& problem, const Tally& all, const Tally& taken) {
  for (std::size_t i = 0; i < problem.targets.size(); ++i) {
    const auto& people = problem.targets[i].people;
    if (people && all.by_target[i] > std::max(*people, taken.by_target[i])) return false;
  }
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (problem.limits[i].at_least) continue;
    const int most = recruit::people_of(problem.limits[i], all.selected);
    if (all.by_limit[i] > std::max(most, taken.by_limit[i])) return false;
  }
  return true;
}

inline int missing_in_all(const SelectionProblem& problem, const Tally& all) {
  int out = 0;
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    const int have = all.by_limit[i];
    if (problem.limits[i].at_least) {
      out += std::max(0, recruit::people_of(problem.limits[i], all.selected) - have);
    }
  }
  return out;
}

/// The best of all subsets, in the same order of wishes.
inline Selection brute_force(const SelectionProblem& problem) {
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
inline Selection first_come(const SelectionProblem& problem) {
  Selection out{std::vector<bool>(problem.candidates.size())};
  const Tally taken = tally(problem, out);
  for (std::size_t i = 0; i < out.in.size(); ++i) {
    out.in[i] = true;
    out.in[i] = is_allowed(problem, tally(problem, out), taken);
  }
  return out;
}

/// People in, then people missing from quotas: what two selections are compared by.
inline std::pair<int, int> worth(const SelectionProblem& problem, const Selection& selection) {
  const Tally all = tally(problem, selection);
  return {all.selected, -missing_in_all(problem, all)};
}

/// Nothing is broken by it.
inline bool is_sound(const SelectionProblem& problem, const Selection& selection) {
  const Tally taken = tally(problem, {std::vector<bool>(problem.candidates.size())});
  return is_allowed(problem, tally(problem, selection), taken);
}

}  // namespace uxi::test
