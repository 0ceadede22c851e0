// The most people on places: against every way there is in small cases, and against the shortest
// cut of a flow that is worked out another way in large ones.
#include "calendar/seating.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <limits>
#include <map>
#include <random>
#include <string>

namespace uxi::calendar {
namespace {

struct Score {
  std::array<std::size_t, 2> classes{0, 0};
  std::size_t all = 0;
  friend auto operator<=>(const Score&, const Score&) = default;
};

Score score(const SeatingProblem& problem, const std::vector<std::size_t>& place_of) {
  Score out;
  for (std::size_t i = 0; i < place_of.size(); ++i) {
    if (place_of[i] == kNoPlace) continue;
    ++out.all;
    for (std::size_t c = 0; c < 2; ++c) {
      if (i < problem.classes[c]) ++out.classes[c];
    }
  }
  return out;
}

/// What is wrong with a seating; empty where it breaks no rule.
std::string broken(const SeatingProblem& problem, const std::vector<std::size_t>& place_of) {
  std::vector<std::size_t> days(problem.day_limits.size());
  for (std::size_t i = 0; i < place_of.size(); ++i) {
    if (place_of[i] == kNoPlace) continue;
    const auto& wishes = problem.wishes[i];
    if (std::ranges::find(wishes, place_of[i]) == wishes.end()) return "a place not wished for";
    const auto& place = problem.places[place_of[i]];
    if (++days[place.day] > problem.day_limits[place.day]) return "a day with too many";
    for (std::size_t j = 0; j < i; ++j) {
      if (place_of[j] == kNoPlace) continue;
      const auto& other = problem.places[place_of[j]];
      if (place.lane == other.lane && std::abs(place.begin - other.begin) < problem.spacing)
        return "two too near to each other";
    }
  }
  return {};
}

/// The best score of all seatings, by trying each.
Score best_of_all(const SeatingProblem& problem) {
  std::vector<std::size_t> place_of(problem.wishes.size(), kNoPlace);
  Score best;
  const auto go = [&](const auto& self, std::size_t person) -> void {
    if (person == place_of.size()) {
      best = std::max(best, score(problem, place_of));
      return;
    }
    self(self, person + 1);
    for (const std::size_t place : problem.wishes[person]) {
      place_of[person] = place;
      if (broken(problem, place_of).empty()) self(self, person + 1);
    }
    place_of[person] = kNoPlace;
  };
  go(go, 0);
  return best;
}

SeatingProblem random_problem(std::mt19937_64& random, std::int64_t spacing) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  SeatingProblem problem;
  problem.spacing = spacing;
  const std::size_t lanes = 1 + below(2);
  std::map<std::pair<std::size_t, std::int64_t>, std::size_t> days;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::size_t places = 1 + below(6);
    for (std::size_t i = 0; i < places; ++i) {
      const auto begin = static_cast<std::int64_t>(below(24));
      const auto day = days.emplace(std::pair(lane, begin / 12), days.size()).first->second;
      problem.places.push_back({lane, begin, day});
    }
  }
  for (std::size_t i = 0; i < days.size(); ++i) problem.day_limits.push_back(below(4));
  const std::size_t people = 1 + below(5);
  for (std::size_t i = 0; i < people; ++i) {
    auto& wishes = problem.wishes.emplace_back();
    for (std::size_t place = 0; place < problem.places.size(); ++place) {
      if (below(2) == 0) wishes.push_back(place);
    }
  }
  problem.classes[0] = below(people + 1);
  problem.classes[1] = problem.classes[0] + below(people - problem.classes[0] + 1);
  return problem;
}

TEST_CASE("calendar: R8: seatings equal the best of all there are, buffers and limits kept") {
  std::mt19937_64 random(8);
  for (int i = 0; i < 1000; ++i) {
    CAPTURE(i);
    const SeatingProblem problem =
        random_problem(random, 1 + static_cast<std::int64_t>(random() % 6));
    const Seating got = seat(problem);
    REQUIRE(broken(problem, got.place_of) == "");
    REQUIRE(got.proved);
    REQUIRE(score(problem, got.place_of) == best_of_all(problem));
    CHECK(got.seated == got.most);
    CHECK(got.seated == score(problem, got.place_of).all);
  }
}

TEST_CASE(
    "calendar: those who hold a place and come first keep a seat, the others are still most") {
  std::mt19937_64 random(9);
  for (int i = 0; i < 500; ++i) {
    CAPTURE(i);
    SeatingProblem problem = random_problem(random, 3);
    const Seating before = seat(problem);
    // Who sits becomes the first class; everybody else comes anew.
    std::vector<std::vector<std::size_t>> wishes;
    for (const bool seated : {true, false}) {
      for (std::size_t p = 0; p < problem.wishes.size(); ++p) {
        if ((before.place_of[p] != kNoPlace) != seated) continue;
        wishes.push_back(problem.wishes[p]);
        problem.held.push_back(before.place_of[p]);
      }
    }
    problem.wishes = wishes;
    problem.classes = {before.seated, before.seated};
    const Seating after = seat(problem);
    REQUIRE(broken(problem, after.place_of) == "");
    CHECK(after.seated == before.seated);
    CHECK(after.place_of == problem.held);
  }
}

// ---- large
// -------------------------------------------------------------------------------------------

/// People, places and days as a network of capacities; the flow by shortest paths (Edmonds & Karp)
/// over a matrix, which shares nothing with the code under test.
std::size_t flow_of(const SeatingProblem& problem) {
  const std::size_t people = problem.wishes.size();
  const std::size_t places = problem.places.size();
  const std::size_t sink = 1 + people + places + problem.day_limits.size();
  std::vector<std::vector<std::uint16_t>> room(sink + 1, std::vector<std::uint16_t>(sink + 1));
  for (std::size_t p = 0; p < people; ++p) {
    room[0][1 + p] = 1;
    for (const std::size_t place : problem.wishes[p]) room[1 + p][1 + people + place] = 1;
  }
  for (std::size_t place = 0; place < places; ++place)
    room[1 + people + place][1 + people + places + problem.places[place].day] = 1;
  for (std::size_t day = 0; day < problem.day_limits.size(); ++day) {
    room[1 + people + places + day][sink] = static_cast<std::uint16_t>(problem.day_limits[day]);
  }
  for (std::size_t flow = 0;; ++flow) {
    std::vector<std::size_t> from(sink + 1, kNoPlace);
    std::vector<std::size_t> queue{0};
    from[0] = 0;
    for (std::size_t next = 0; next < queue.size() && from[sink] == kNoPlace; ++next) {
      for (std::size_t to = 1; to <= sink; ++to) {
        if (from[to] != kNoPlace || room[queue[next]][to] == 0) continue;
        from[to] = queue[next];
        queue.push_back(to);
      }
    }
    if (from[sink] == kNoPlace) return flow;
    for (std::size_t at = sink; at != 0; at = from[at]) {
      --room[from[at]][at];
      ++room[at][from[at]];
    }
  }
}

TEST_CASE("calendar: R8: 200 people on 300 slots of 3 moderators are as many as a flow allows") {
  constexpr std::size_t kPeople = 200;
  constexpr std::size_t kSlots = 300;
  constexpr std::size_t kDays = 20;
  std::mt19937_64 random(10);
  for (const std::size_t crowd : {std::size_t{300}, std::size_t{30}}) {
    SeatingProblem problem;
    problem.spacing = 60;
    for (std::size_t i = 0; i < kSlots; ++i) {
      const std::size_t lane = i % 3;
      const std::size_t day = i / 3 / 5;
      problem.places.push_back({lane, static_cast<std::int64_t>(i / 3) * 60, lane * kDays + day});
    }
    problem.day_limits.assign(3 * kDays, 4);
    for (std::size_t i = 0; i < kPeople; ++i) {
      auto& wishes = problem.wishes.emplace_back();
      // Popular days: most want the same few.
      for (std::size_t place = 0; place < kSlots; ++place) {
        const std::size_t day = problem.places[place].day % kDays;
        if (random() % (day < 5 ? 9 : crowd) == 0) wishes.push_back(place);
      }
    }
    const Seating got = seat(problem);
    CHECK(broken(problem, got.place_of) == "");
    CHECK(got.proved);
    CHECK(got.seated == flow_of(problem));
    CHECK((got.seated < kPeople) == (crowd == 300));
  }
}

TEST_CASE("calendar: with no work left a seating still breaks nothing, and says what it is worth") {
  std::mt19937_64 random(11);
  for (int i = 0; i < 200; ++i) {
    const SeatingProblem problem = random_problem(random, 4);
    const Seating got = seat(problem, 3);
    CHECK(broken(problem, got.place_of) == "");
    CHECK(got.most >= best_of_all(problem).all);
  }
}

}  // namespace
}  // namespace uxi::calendar
