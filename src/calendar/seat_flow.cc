#include "calendar/seat_flow.h"

#include <algorithm>
#include <numeric>

namespace uxi::calendar {

std::vector<std::size_t> places_in_time(const SeatingProblem& problem) {
  std::vector<std::size_t> out(problem.places.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::ranges::stable_sort(out, [&](std::size_t a, std::size_t b) {
    const auto& left = problem.places[a];
    const auto& right = problem.places[b];
    return left.lane != right.lane ? left.lane < right.lane : left.begin < right.begin;
  });
  return out;
}

SeatFlow::SeatFlow(const SeatingProblem& problem)
    : problem_(problem), in_time_(places_in_time(problem)) {}

/// Neighbours in time that are all too near to each other, and on one day, are one group: a place
/// begins a new one when it is far from the group's first.
void SeatFlow::group(const std::vector<bool>& allowed) {
  group_of_.assign(problem_.places.size(), kNoPlace);
  std::size_t groups = 0;
  const SeatingProblem::Place* first = nullptr;
  for (const std::size_t index : in_time_) {
    if (!allowed[index]) continue;
    const SeatingProblem::Place& place = problem_.places[index];
    const bool same = first != nullptr && first->lane == place.lane && first->day == place.day &&
                      place.begin - first->begin < problem_.spacing;
    if (!same) {
      first = &place;
      ++groups;
    }
    group_of_[index] = groups - 1;
  }
  person_at_group_.assign(groups, kNoPlace);
}

void SeatFlow::put(std::size_t person, std::size_t place) {
  place_of_[person] = place;
  person_at_group_[group_of_[place]] = person;
  day_[problem_.places[place].day].push_back(person);
}

void SeatFlow::lift(std::size_t person) {
  const std::size_t place = place_of_[person];
  person_at_group_[group_of_[place]] = kNoPlace;
  std::erase(day_[problem_.places[place].day], person);
  place_of_[person] = kNoPlace;
}

void SeatFlow::reach(std::size_t person, Step step) {
  if (seen_person_[person]) return;
  seen_person_[person] = true;
  reached_[person] = step;
  queue_.push_back(person);
}

/// Takes `place` into view for `person`; true where it is free for them.
bool SeatFlow::look(std::size_t person, std::size_t place) {
  if (seen_place_[place]) return false;
  seen_place_[place] = true;
  const std::size_t group = group_of_[place];
  if (seen_group_[group]) return false;
  seen_group_[group] = true;
  if (person_at_group_[group] != kNoPlace) {
    reach(person_at_group_[group], {person, place});
    return false;
  }
  const std::size_t day = problem_.places[place].day;
  if (day_[day].size() < problem_.day_limits[day]) return true;
  if (seen_day_[day]) return false;
  seen_day_[day] = true;
  for (const std::size_t other : day_[day]) reach(other, {person, place});
  return false;
}

/// Everybody on the way to `last` moves on by one place, and `last` gets `place`.
void SeatFlow::shift(std::size_t last, std::size_t place) {
  std::vector<std::pair<std::size_t, std::size_t>> moves;
  for (std::size_t person = last;;) {
    moves.emplace_back(person, place);
    const Step step = reached_[person];
    if (step.by == kNoPlace) break;
    place = step.place;
    person = step.by;
  }
  for (const auto& [person, to] : moves) {
    if (place_of_[person] != kNoPlace) lift(person);
  }
  for (const auto& [person, to] : moves) put(person, to);
}

bool SeatFlow::augment(std::size_t person, const std::vector<bool>& allowed,
                       std::size_t& work_left) {
  queue_.clear();
  reach(person, {});
  std::size_t next = 0;
  while (next < queue_.size()) {  // `look` makes it longer
    const std::size_t at = queue_[next++];
    for (const std::size_t place : problem_.wishes[at]) {
      if (work_left == 0) return false;
      --work_left;
      if (!allowed[place] || !look(at, place)) continue;
      shift(at, place);
      return true;
    }
  }
  return false;
}

std::vector<std::size_t> SeatFlow::solve(const std::vector<bool>& allowed, std::size_t& work_left) {
  const std::size_t people = problem_.wishes.size();
  group(allowed);
  place_of_.assign(people, kNoPlace);
  day_.assign(problem_.day_limits.size(), {});
  for (std::size_t person = 0; person < problem_.held.size(); ++person) {
    const std::size_t place = problem_.held[person];
    if (place != kNoPlace && allowed[place]) put(person, place);
  }
  reached_.assign(people, {});
  const auto forget = [&] {
    seen_place_.assign(problem_.places.size(), false);
    seen_group_.assign(person_at_group_.size(), false);
    seen_day_.assign(problem_.day_limits.size(), false);
    seen_person_.assign(people, false);
  };
  forget();
  for (std::size_t person = 0; person < people && work_left > 0; ++person) {
    if (place_of_[person] == kNoPlace && augment(person, allowed, work_left)) forget();
  }
  return place_of_;
}

}  // namespace uxi::calendar
