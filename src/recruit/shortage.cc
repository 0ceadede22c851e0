#include "recruit/shortage.h"

#include <algorithm>
#include <fmt/core.h>
#include <limits>

#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// Selections that answer "what if" may cost this much each.
constexpr std::size_t kTrialWork = kWorkLimit / 100;

void waive(Limit& limit) {
  limit.amount = limit.at_least ? 0 : static_cast<double>(std::numeric_limits<int>::max());
}

/// Every quota of at least is waived but those in `kept`.
SelectionProblem only(SelectionProblem problem, const std::vector<std::size_t>& kept) {
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (problem.limits[i].at_least && std::ranges::find(kept, i) == kept.end()) {
      waive(problem.limits[i]);
    }
  }
  return problem;
}

Tally tally_of_best(const SelectionProblem& problem) {
  return tally(problem, select(problem, kTrialWork));
}

bool meets(const SelectionProblem& problem, const std::vector<std::size_t>& limits) {
  const Tally best = tally_of_best(problem);
  return std::ranges::all_of(
      limits, [&](std::size_t i) { return missing(problem.limits[i], best, i) == 0; });
}

std::string against_it(const std::vector<std::string>& rivals) {
  return text::join(rivals, "; ") + (rivals.size() == 1 ? " stands" : " stand") + " against it";
}

std::string only_so_many(const Limit& limit, int people) {
  return fmt::format(
      "{} with {} {} may take part",
      people == 0 ? "nobody"
                  : "only " + text::counted(static_cast<std::size_t>(people), "person", "people"),
      limit.attribute, limit.value);
}

/// Nothing at least is missing.
bool meets_all(const SelectionProblem& problem) {
  const Tally best = tally_of_best(problem);
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (missing(problem.limits[i], best, i) > 0) return false;
  }
  return true;
}

/// The limits that collide with `short_one`, no one too many: all are left out in turn, and those
/// without which everything can be met are put back (the deletion filter of Chinneck & Dravnieks
/// 1991). Empty where they do not collide with it, but with each other or with the places.
std::vector<std::size_t> colliding_with(const SelectionProblem& problem, std::size_t short_one) {
  SelectionProblem trial = problem;
  // What cannot be met even alone is no part of a collision; it is told of by itself.
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (i == short_one || !problem.limits[i].at_least) continue;
    if (!meets(only(problem, {i}), {i})) waive(trial.limits[i]);
  }
  std::vector<std::size_t> needed;
  if (meets_all(trial)) return needed;
  for (const bool at_least : {true, false}) {
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
      const Limit limit = trial.limits[i];
      if (i == short_one || limit.at_least != at_least) continue;
      waive(trial.limits[i]);
      if (!meets_all(trial)) continue;
      trial.limits[i] = limit;
      needed.push_back(i);
    }
  }
  waive(trial.limits[short_one]);
  return meets_all(trial) ? needed : std::vector<std::size_t>();
}

std::string why_limit_short(const SelectionProblem& problem, std::size_t short_one, int wanted) {
  const int there = pool(problem).by_limit[short_one];
  if (there < wanted) return only_so_many(problem.limits[short_one], there);
  std::vector<std::string> rivals;
  for (const std::size_t i : colliding_with(problem, short_one)) {
    rivals.push_back(limit_in_words(problem.limits[i]));
  }
  if (!rivals.empty()) return against_it(rivals);
  const bool could_be_met = meets(only(problem, {short_one}), {short_one});
  return could_be_met ? "the quotas cannot all be met together"
                      : "the segments have no places for so many";
}

std::string why_segment_short(const SelectionProblem& problem, std::size_t segment, int wanted) {
  const int there = pool(problem).by_target[segment];
  if (there < wanted) {
    return there == 0 ? "nobody who fits may take part"
                      : fmt::format("only {} may take part",
                                    text::counted(static_cast<std::size_t>(there),
                                                  "person who fits", "people who fit"));
  }
  std::vector<std::string> rivals;
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (problem.limits[i].at_least) continue;
    SelectionProblem trial = only(problem, {});
    waive(trial.limits[i]);
    if (tally_of_best(trial).by_target[segment] >= wanted) {
      rivals.push_back(limit_in_words(problem.limits[i]));
    }
  }
  return rivals.empty() ? "the quotas of at most leave no room" : against_it(rivals);
}

std::string why_one_waits(const SelectionProblem& problem, const Tally& got, const Entrant& person,
                          bool was_passed_over) {
  const Target& target = problem.targets[person.segment];
  const bool is_full = target.people && got.by_target[person.segment] >= *target.people;
  if (is_full && !was_passed_over) return fmt::format("{} is full", target.segment);
  for (const std::size_t i : person.limits) {
    const Limit& limit = problem.limits[i];
    if (!limit.at_least && got.by_limit[i] >= people_of(limit, got.selected)) {
      return limit_in_words(limit) + ", and they are in";
    }
  }
  return was_passed_over ? "the place was needed for the quotas" : "the quotas leave no room";
}

}  // namespace

std::string limit_in_words(const Limit& limit) {
  const bool is_share = limit.amount > 0 && limit.amount < 1;
  return fmt::format(
      "at {} {} with {} {}", limit.at_least ? "least" : "most",
      is_share ? fmt::format("{:g} %", limit.amount * 100) : fmt::format("{:g}", limit.amount),
      limit.attribute, limit.value);
}

std::vector<Shortage> shortages(const SelectionProblem& problem, const Selection& selection) {
  std::vector<Shortage> out;
  const Tally got = tally(problem, selection);
  for (std::size_t i = 0; i < problem.targets.size(); ++i) {
    const Target& target = problem.targets[i];
    if (!target.people || got.by_target[i] >= *target.people) continue;
    out.push_back({fmt::format("{} for segment {}", *target.people, target.segment), *target.people,
                   got.by_target[i], why_segment_short(problem, i, *target.people)});
  }
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    if (missing(problem.limits[i], got, i) == 0) continue;
    const int wanted = people_of(problem.limits[i], got.selected);
    out.push_back({limit_in_words(problem.limits[i]), wanted, got.by_limit[i],
                   why_limit_short(problem, i, wanted)});
  }
  return out;
}

std::vector<std::string> why_waiting(const SelectionProblem& problem, const Selection& selection) {
  const Tally got = tally(problem, selection);
  std::vector<std::string> out(problem.candidates.size());
  std::vector<bool> later_is_in(problem.targets.size());
  for (std::size_t i = problem.candidates.size(); i-- > 0;) {
    const std::size_t segment = problem.candidates[i].segment;
    if (selection.in[i]) {
      later_is_in[segment] = true;
    } else {
      out[i] = why_one_waits(problem, got, problem.candidates[i], later_is_in[segment]);
    }
  }
  return out;
}

}  // namespace uxi::recruit
