// The flow beneath seating.h: people to places, of places that are all too near to each other one,
// of a day as many as its limit.
#pragma once

#include <cstddef>
#include <vector>

#include "calendar/seating.h"

namespace uxi::calendar {

/// Places by lane, then by time.
[[nodiscard]] std::vector<std::size_t> places_in_time(const SeatingProblem& problem);

class SeatFlow {
 public:
  explicit SeatFlow(const SeatingProblem& problem);

  /// By person, the place they get of those that are `allowed`. Nobody is seated that a person
  /// before them in the list loses a seat for. The places taken may still be too near to each
  /// other where they belong to two groups. Without work left it ends early.
  [[nodiscard]] std::vector<std::size_t> solve(const std::vector<bool>& allowed,
                                               std::size_t& work_left);

 private:
  /// How a person is reached: another takes `place`, which this one gives up theirs for.
  struct Step {
    std::size_t by = kNoPlace;  // the other person
    std::size_t place = kNoPlace;
  };

  void group(const std::vector<bool>& allowed);
  void put(std::size_t person, std::size_t place);
  void lift(std::size_t person);
  bool augment(std::size_t person, const std::vector<bool>& allowed, std::size_t& work_left);
  bool look(std::size_t person, std::size_t place);
  void reach(std::size_t person, Step step);
  void shift(std::size_t last, std::size_t place);

  const SeatingProblem& problem_;
  std::vector<std::size_t> in_time_;           // places by lane and begin
  std::vector<std::size_t> group_of_;          // by place
  std::vector<std::size_t> place_of_;          // by person
  std::vector<std::size_t> person_at_group_;   // who sits in a group
  std::vector<std::vector<std::size_t>> day_;  // who sits on a day
  // Of one search; what searches in vain have seen leads nowhere later either.
  std::vector<bool> seen_place_;
  std::vector<bool> seen_group_;
  std::vector<bool> seen_day_;
  std::vector<bool> seen_person_;
  std::vector<Step> reached_;
  std::vector<std::size_t> queue_;
};

}  // namespace uxi::calendar
