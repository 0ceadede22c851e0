// Grouping by nearest neighbours only.
#include "analysis/many.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "analysis/neighbours.h"

namespace uxi::analysis {
namespace {

/// `each` quotes on each of four things, said in several ways.
ClusterInput four_topics(std::size_t each) {
  const std::vector<std::vector<std::string>> words = {
      {"the invoice came twice", "charged twice on one invoice", "this invoice is wrong again"},
      {"the export takes hours", "an export that never ends",
       "export was slow and then it stopped"},
      {"support never answers", "nobody in support called back", "support answers after a week"},
      {"my password was reset", "password reset link is broken", "reset of a password fails"}};
  ClusterInput input;
  for (std::size_t i = 0; i < each; ++i) {
    for (const auto& topic : words) {
      input.items.push_back({.text = topic[i % topic.size()] + (i % 2 == 0 ? " today" : " for us"),
                             .participant = "P" + std::to_string(i % 7),
                             .codes = {}});
    }
  }
  return input;
}

}  // namespace

TEST_CASE("many: groups are those of the topics, and nobody is lost") {
  const ClusterInput input = four_topics(30);
  const auto found = cluster_many(input, {.k = 4}).value();
  REQUIRE(found.clusters.size() == 4);
  std::size_t placed = found.unplaced.size();
  for (const Cluster& cluster : found.clusters) {
    placed += cluster.members.size();
    CHECK(cluster.participants == 7);
    CHECK_FALSE(cluster.quotes.empty());
    for (const std::size_t member : cluster.members) {
      CHECK(member % 4 == cluster.members.front() % 4);
    }
  }
  CHECK(placed == input.items.size());
}

TEST_CASE("many: groups are joined until there are as many as asked for") {
  const Clustering found = cluster_many(four_topics(30), {.k = 2}).value();
  REQUIRE(found.clusters.size() == 2);
  CHECK(found.clusters[0].members.size() + found.clusters[1].members.size() == 120);
}

TEST_CASE("many: the order of the quotes does not matter, but for which of equal groups is first") {
  const auto groups = [](const ClusterInput& input) {
    std::set<std::pair<std::string, std::size_t>> out;
    const Clustering found = cluster_many(input, {}).value();
    for (const Cluster& cluster : found.clusters) {
      out.emplace(cluster.name, cluster.members.size());
    }
    return out;
  };
  ClusterInput input = four_topics(12);
  const auto before = groups(input);
  std::ranges::reverse(input.items);
  CHECK(before.size() == 4);
  CHECK(groups(input) == before);
}

TEST_CASE("many: what cannot be is said") {
  CHECK(cluster_many(four_topics(1), {.k = 9}).error().message ==
        "cannot make 9 groups of 4 quotes");
  CHECK(cluster_many({}, {}).value().clusters.empty());
}

TEST_CASE("neighbours: those of full comparison, best first, ties by number") {
  const std::vector<SparseVector> rows = {
      {{0, 1.0F}}, {{0, 0.8F}, {1, 0.6F}}, {{1, 1.0F}}, {}, {{0, 1.0F}}};
  const auto near = all_nearest(rows, 2, 2);
  REQUIRE(near.size() == 5);
  REQUIRE(near[0].size() == 2);
  CHECK(near[0][0].item == 4);
  CHECK(near[0][1].item == 1);
  CHECK(near[1][0].item == 0);
  CHECK(near[1][1].item == 4);
  REQUIRE(near[2].size() == 1);
  CHECK(near[2][0].item == 1);
  CHECK(near[3].empty());
}

}  // namespace uxi::analysis
