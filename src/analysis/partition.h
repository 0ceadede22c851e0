// Parting quotes into groups: communities of the nearest-neighbour graph, then mending by centres.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "analysis/kernel.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

/// Group of each item, from 0 without gaps; `kNoGroup` for what belongs to none.
using Labels = std::vector<std::size_t>;
inline constexpr std::size_t kNoGroup = std::numeric_limits<std::size_t>::max();

/// The resolution of modularity that `granularity` stands for.
[[nodiscard]] double resolution_of(Granularity granularity);

[[nodiscard]] std::size_t count_groups(const Labels& labels);
/// The members of each group, ascending.
[[nodiscard]] std::vector<std::vector<std::size_t>> members_of(const Labels& labels);

struct Edge {
  std::size_t to = 0;
  double weight = 0;
};
/// Undirected: each edge stands at both ends, ascending by `to`; an edge to itself counts twice.
using Graph = std::vector<std::vector<Edge>>;

/// Edges to the min(15, max(3, N/8)) nearest, weighing half the similarity for each end that chose
/// the other.
[[nodiscard]] Graph neighbour_graph(const Kernel& kernel);

/// Louvain's modularity communities (Blondel et al. 2008) at a resolution: nodes in order, ties to
/// the lowest community. A node without edges is a community of its own.
[[nodiscard]] Labels louvain(const Graph& graph, double resolution);

/// Cosine of every item to every group's centre: result[item * groups + group].
[[nodiscard]] std::vector<double> centre_similarities(const Kernel& kernel, const Labels& labels);

/// Gives the members of small groups to the nearest of the others, or to none where that is far. A
/// group is small under `least` members; at least `keep` groups stay, the largest.
[[nodiscard]] Labels absorb_small(const Kernel& kernel, const Labels& labels, std::size_t least,
                                  std::size_t keep);
/// Joins the two groups with the highest mean similarity until `wanted` are left.
[[nodiscard]] Labels merge_to(const Kernel& kernel, Labels labels, std::size_t wanted);
/// The same from the sums of similarities between groups: sums[a * groups + b].
[[nodiscard]] Labels merge_to(std::vector<double> sums, Labels labels, std::size_t wanted);
/// Up to five rounds of moving every item to the nearest centre, ties to the lower group; no group
/// is emptied.
[[nodiscard]] Labels refine(const Kernel& kernel, Labels labels);

/// The whole of it. `kernel` is smoothed; items without features are in no group. With `k` there
/// are exactly so many groups, given as many items with features; otherwise `resolution` decides.
[[nodiscard]] Labels partition(const Kernel& kernel, std::optional<std::size_t> k,
                               double resolution);

}  // namespace uxi::analysis
