#include "analysis/partition.h"

#include <doctest/doctest.h>

#include "analysis/scores.h"

namespace uxi::analysis {
namespace {

/// Items of equal group are 0.8 alike, others 0.1.
Kernel blocks(const Labels& groups) {
  Kernel kernel(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (std::size_t j = 0; j < groups.size(); ++j) {
      kernel.row(i)[j] = i == j ? 1 : groups[i] == groups[j] ? 0.8F : 0.1F;
    }
  }
  return kernel;
}

void join(Graph& graph, std::size_t a, std::size_t b, double weight = 1) {
  graph[a].push_back({b, weight});
  graph[b].push_back({a, weight});
}

}  // namespace

TEST_CASE("analysis: two triangles with a bridge are two communities") {
  Graph graph(7);
  for (const std::size_t first : {0U, 3U}) {
    join(graph, first, first + 1);
    join(graph, first, first + 2);
    join(graph, first + 1, first + 2);
  }
  join(graph, 2, 3);
  CHECK(louvain(graph, 1.0) == Labels{0, 0, 0, 1, 1, 1, 2});
  CHECK(louvain(graph, 0.01) == Labels{0, 0, 0, 0, 0, 0, 1});
  CHECK(louvain(graph, 100) == Labels{0, 1, 2, 3, 4, 5, 6});
  CHECK(louvain(Graph(), 1.0).empty());
}

TEST_CASE("analysis: groups are found, or as many as were asked for") {
  const Labels truth = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
  const Kernel kernel = blocks(truth);
  CHECK(partition(kernel, std::nullopt, 1.0) == truth);
  for (std::size_t k = 1; k <= truth.size(); ++k) {
    CAPTURE(k);
    CHECK(count_groups(partition(kernel, k, 1.0)) == k);
  }
  CHECK(partition(kernel, 3, 1.0) == truth);
  CHECK(partition(Kernel(0), std::nullopt, 1.0).empty());
}

TEST_CASE("analysis: items without features are in no group") {
  Kernel kernel = blocks({0, 0, 0, 1, 1, 1, 2});
  for (std::size_t i = 0; i < 7; ++i) {
    kernel.row(6)[i] = kernel.row(i)[6] = 0;
  }
  CHECK(partition(kernel, std::nullopt, 1.0) == Labels{0, 0, 0, 1, 1, 1, kNoGroup});
}

TEST_CASE("analysis: small groups are given away, or to none where all are far") {
  const Kernel kernel = blocks({0, 0, 0, 0, 1, 1});
  CHECK(absorb_small(kernel, {0, 0, 0, 1, 2, 2}, 2, 0) == Labels{0, 0, 0, 0, 1, 1});
  CHECK(absorb_small(kernel, {0, 0, 0, 0, 1, 2}, 2, 0) == Labels{0, 0, 0, 0, kNoGroup, kNoGroup});
  CHECK(absorb_small(kernel, {0, 0, 0, 0, 1, 2}, 2, 3) == Labels{0, 0, 0, 0, 1, 2});
}

TEST_CASE("analysis: the most alike groups are joined first") {
  CHECK(merge_to(blocks({0, 0, 1, 1, 0}), {0, 0, 1, 1, 2}, 2) == Labels{0, 0, 1, 1, 0});
}

TEST_CASE("analysis: refining moves to the nearest centre and empties no group") {
  const Kernel kernel = blocks({0, 0, 0, 1, 1, 1});
  CHECK(refine(kernel, {0, 0, 1, 1, 1, 1}) == Labels{0, 0, 0, 1, 1, 1});
  const Labels kept = refine(kernel, {0, 0, 0, 0, 0, 1});
  CHECK(count_groups(kept) == 2);
}

TEST_CASE("analysis: the adjusted Rand index is 1 for the same groups and 0 by chance") {
  const struct {
    Labels a, b;
    double expected;
  } cases[] = {
      {{0, 0, 1, 1}, {5, 5, 3, 3}, 1},
      {{0, 0, 1, 1}, {0, 1, 0, 1}, -0.5},
      {{0, 0, 1, 1}, {0, 0, 1, 2}, 0.5714286},  // scikit-learn's example
      {{0, 0, 0}, {0, 0, 0}, 1},
      {{0, 0, 1, 1}, {0, 0, kNoGroup, kNoGroup}, 0.5714286},
      {{}, {}, 1},
  };
  for (const auto& c : cases) {
    CHECK(adjusted_rand(c.a, c.b) == doctest::Approx(c.expected));
  }
}

}  // namespace uxi::analysis
