// Who sits where: the most people on places of a calendar, with time free between two of them and a
// limit a day.
//
// Where no two places are too near to each other it is a flow (people, places, days), and
// augmenting paths (Ford & Fulkerson, 1956) find the most. Where some are, the choice among them is
// hard in general (interval scheduling with given starting times, Spieksma 1999): branch and bound
// (Land & Doig, 1960) over flows in which at most one of places that are all too near to each other
// is taken.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace uxi::calendar {

struct SeatingProblem {
  /// One possible session of one moderator (`lane`). `day` is an index into `day_limits`.
  struct Place {
    std::size_t lane = 0;
    std::int64_t begin = 0;  ///< seconds
    std::size_t day = 0;
  };
  std::vector<Place> places;            ///< in the order that is preferred
  std::vector<std::size_t> day_limits;  ///< how many places of that day of that moderator
  std::int64_t spacing = 0;             ///< seconds at least from one begin to the next, in a lane
  std::vector<std::vector<std::size_t>> wishes;  ///< by person, places that suit, each once
  /// So many people from the front come before all others, and of those so many before the rest.
  std::array<std::size_t, 2> classes{0, 0};
  /// By person, the place they hold and keep unless another person's seat needs it to move;
  /// kNoPlace where they hold none. Empty: nobody does. Those held break no rule.
  std::vector<std::size_t> held = {};
};

inline constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);
inline constexpr std::size_t kSeatingWork = 40'000'000;  ///< wishes looked at

struct Seating {
  std::vector<std::size_t> place_of;  ///< by person, kNoPlace where they have none
  std::size_t seated = 0;
  std::size_t most = 0;  ///< no seating has more
  bool proved = true;    ///< there is no better one
};

/// As many of the first class as can be, with those as many of the second, and with those as many
/// people as can be; among equals, those who come first in the list where the places are not too
/// near to each other, and places that come first. `work` bounds the search; what is found when it
/// is spent breaks no rule.
[[nodiscard]] Seating seat(const SeatingProblem& problem, std::size_t work = kSeatingWork);

}  // namespace uxi::calendar
