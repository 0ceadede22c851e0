#include "calendar/seating.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "calendar/seat_flow.h"

namespace uxi::calendar {
namespace {

/// First class, those and the second, all: compared in this order.
struct Worth {
  std::array<std::size_t, 2> classes{0, 0};
  std::size_t all = 0;
  friend auto operator<=>(const Worth&, const Worth&) = default;
};

class Search {
 public:
  Search(const SeatingProblem& problem, std::size_t work)
      : problem_(problem), flow_(problem), work_left_(work), in_time_(places_in_time(problem)) {}

  Seating run() {
    std::vector<bool> allowed(problem_.places.size(), true);
    take_better(first_come());
    const std::vector<std::size_t> root = flow_.solve(allowed, work_left_);
    if (work_left_ == 0) return {best_, worth_.all, problem_.wishes.size(), false};
    bound_ = worth(root);
    if (const auto pair = clash(root); !pair) {
      take_better(root);
    } else {
      try_grids();
      branch(allowed);
    }
    const bool proved = finished_ || worth_ == bound_;
    return {best_, worth_.all, proved ? worth_.all : bound_.all, proved};
  }

 private:
  struct Pair {
    std::size_t early;
    std::size_t late;
  };

  [[nodiscard]] Worth worth(const std::vector<std::size_t>& place_of) const {
    Worth out;
    for (std::size_t person = 0; person < place_of.size(); ++person) {
      if (place_of[person] == kNoPlace) continue;
      ++out.all;
      for (std::size_t i = 0; i < out.classes.size(); ++i) {
        if (person < problem_.classes[i]) ++out.classes[i];
      }
    }
    return out;
  }

  void take_better(std::vector<std::size_t> place_of) {
    const Worth found = worth(place_of);
    if (!best_.empty() && found <= worth_) return;
    best_ = std::move(place_of);
    worth_ = found;
  }

  [[nodiscard]] bool too_near(std::size_t a, std::size_t b) const {
    const auto& left = problem_.places[a];
    const auto& right = problem_.places[b];
    const std::int64_t apart = right.begin - left.begin;
    return left.lane == right.lane && apart < problem_.spacing && -apart < problem_.spacing;
  }

  /// Those who hold a place, then in order everybody on the first that is free: breaks no rule and
  /// costs next to nothing.
  [[nodiscard]] std::vector<std::size_t> first_come() const {
    std::vector<std::size_t> out(problem_.wishes.size(), kNoPlace);
    std::vector<std::size_t> left = problem_.day_limits;
    std::map<std::size_t, std::set<std::int64_t>> begins;
    const auto take = [&](std::size_t person, std::size_t place) {
      out[person] = place;
      --left[problem_.places[place].day];
      begins[problem_.places[place].lane].insert(problem_.places[place].begin);
    };
    for (std::size_t person = 0; person < problem_.held.size(); ++person) {
      if (problem_.held[person] != kNoPlace) take(person, problem_.held[person]);
    }
    const auto is_free = [&](std::size_t place) {
      const SeatingProblem::Place& there = problem_.places[place];
      const auto& taken = begins[there.lane];
      const auto near = taken.upper_bound(there.begin - problem_.spacing);
      return left[there.day] > 0 &&
             (near == taken.end() || *near >= there.begin + problem_.spacing);
    };
    for (std::size_t person = 0; person < out.size(); ++person) {
      if (out[person] != kNoPlace) continue;
      const auto found = std::ranges::find_if(problem_.wishes[person], is_free);
      if (found != problem_.wishes[person].end()) take(person, *found);
    }
    return out;
  }

  /// The first two places taken that are too near to each other.
  [[nodiscard]] std::optional<Pair> clash(const std::vector<std::size_t>& place_of) const {
    std::vector<bool> taken(problem_.places.size());
    for (const std::size_t place : place_of) {
      if (place != kNoPlace) taken[place] = true;
    }
    std::size_t before = kNoPlace;
    for (const std::size_t place : in_time_) {
      if (!taken[place]) continue;
      if (before != kNoPlace && too_near(before, place)) return Pair{before, place};
      before = place;
    }
    return std::nullopt;
  }

  /// Seatings on places that keep their distance from each other: in each lane the first, beginning
  /// behind `offset`, and then always the next that is far enough.
  void try_grids() {
    std::vector<std::int64_t> offsets;
    for (const std::size_t place : in_time_) {
      offsets.push_back(problem_.places[place].begin % problem_.spacing);
    }
    std::ranges::sort(offsets);
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    constexpr std::size_t kMostGrids = 16;
    for (std::size_t i = 0; i < std::min(offsets.size(), kMostGrids) && worth_ < bound_; ++i)
      take_better(flow_.solve(grid(offsets[i]), work_left_));
  }

  [[nodiscard]] std::vector<bool> grid(std::int64_t offset) const {
    std::vector<bool> allowed(problem_.places.size());
    std::size_t before = kNoPlace;
    for (const std::size_t place : in_time_) {
      const std::int64_t begin = problem_.places[place].begin;
      const bool far = before == kNoPlace || !too_near(before, place);
      const bool fresh = before == kNoPlace ||
                         problem_.places[before].lane != problem_.places[place].lane ||
                         begin - problem_.places[before].begin >= 2 * problem_.spacing;
      if (!far || (fresh && begin % problem_.spacing < offset)) continue;
      allowed[place] = true;
      before = place;
    }
    return allowed;
  }

  /// All seatings with these places: with one of two that clash, and without it.
  void branch(std::vector<bool>& allowed) {
    if (work_left_ == 0) {
      finished_ = false;
      return;
    }
    const std::vector<std::size_t> found = flow_.solve(allowed, work_left_);
    if (work_left_ == 0) finished_ = false;
    if (worth(found) <= worth_ || work_left_ == 0) return;
    const auto pair = clash(found);
    if (!pair) {
      take_better(found);
      return;
    }
    std::vector<std::size_t> closed;
    for (std::size_t place = 0; place < allowed.size(); ++place) {
      if (place == pair->early || !allowed[place] || !too_near(pair->early, place)) continue;
      allowed[place] = false;
      closed.push_back(place);
    }
    branch(allowed);
    for (const std::size_t place : closed) allowed[place] = true;
    if (worth_ >= bound_) return;
    allowed[pair->early] = false;
    branch(allowed);
    allowed[pair->early] = true;
  }

  const SeatingProblem& problem_;
  SeatFlow flow_;
  std::size_t work_left_;
  std::vector<std::size_t> in_time_;  // places by lane and begin
  std::vector<std::size_t> best_;
  Worth worth_;
  Worth bound_;  // of the first flow
  bool finished_ = true;
};

}  // namespace

Seating seat(const SeatingProblem& problem, std::size_t work) {
  return Search(problem, work).run();
}

}  // namespace uxi::calendar
