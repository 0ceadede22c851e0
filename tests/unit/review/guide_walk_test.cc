// Where an interview stands in its guide, with the odds of each question given.
#include "review/guide_walk.h"

#include <doctest/doctest.h>

using namespace uxi::review;

namespace {

constexpr double kNo = 0.05;

using Odds = std::vector<std::vector<double>>;

}  // namespace

TEST_CASE("review: a doubtful question between two sure ones is the one between them") {
  const std::vector<Place> places(3);
  const Odds in_order = {{200, kNo, kNo}, {kNo, 2, kNo}, {kNo, kNo, 200}};
  const Odds out_of_order = {{kNo, kNo, 200}, {kNo, 2, kNo}, {200, kNo, kNo}};
  CHECK(walk_guide(places, in_order, {})[1][1] > 0.5);
  CHECK(walk_guide(places, out_of_order, {})[1][1] < walk_guide(places, in_order, {})[1][1]);
}

TEST_CASE("review: an interview that leaves its guide is believed less to be on it") {
  const std::vector<Place> places(4);
  const Odds doubtful = {{2, 1, 1, 1}};
  Odds astray = doubtful;
  for (int i = 0; i < 30; ++i) astray.push_back({kNo, kNo, kNo, kNo});
  CHECK(walk_guide(places, astray, {})[0][0] < walk_guide(places, doubtful, {})[0][0]);
}

TEST_CASE("review: a probe that needs its question is not reached without it") {
  const std::vector<Place> places = {
      {}, {}, {.probe = true, .needs_parent = true, .parent = 1}, {}};
  const Odds behind = {{kNo, 200, kNo, kNo}, {kNo, kNo, 50, kNo}};
  const Odds elsewhere = {{200, kNo, kNo, kNo}, {kNo, kNo, 50, kNo}};
  CHECK(walk_guide(places, behind, {})[1][2] > 0.9);
  CHECK(walk_guide(places, elsewhere, {})[1][2] < 0.2);
}

TEST_CASE("review: chances of an ask never add up to more than one") {
  const std::vector<Place> places(5);
  const Odds odds(7, {1e9, 1e-9, 3, 1, 0.5});
  for (const auto& row : walk_guide(places, odds, {})) {
    double sum = 0;
    for (const double chance : row) sum += chance;
    CHECK(sum <= 1 + 1e-9);
    CHECK(sum >= 0);
  }
  CHECK(walk_guide(places, {}, {}).empty());
}
