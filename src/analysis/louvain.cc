// Louvain's method: V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of
// communities in large networks", J. Stat. Mech. 2008 P10008. Deterministic: no shuffling of nodes.
#include <algorithm>
#include <map>
#include <numeric>

#include "analysis/partition.h"

namespace uxi::analysis {
namespace {

constexpr int kMostLevels = 20;
constexpr int kMostSweeps = 50;
constexpr double kLeastGain = 1e-12;

/// Numbers the groups from 0, in order of the old numbers.
std::size_t renumber(Labels& labels) {
  std::map<std::size_t, std::size_t> numbers;
  for (const std::size_t label : labels) {
    numbers.emplace(label, 0);
  }
  std::size_t next = 0;
  for (auto& [label, number] : numbers) {
    number = next++;
  }
  for (std::size_t& label : labels) {
    label = numbers.at(label);
  }
  return next;
}

/// One level: nodes move to neighbouring communities while that gains.
class Level {
 public:
  Level(const Graph& graph, double resolution)
      : graph_(graph), community_(graph.size()), degree_(graph.size(), 0), links_(graph.size(), 0) {
    std::iota(community_.begin(), community_.end(), std::size_t{0});
    for (std::size_t i = 0; i < graph.size(); ++i) {
      for (const auto& edge : graph[i]) {
        degree_[i] += edge.weight;
      }
    }
    total_ = degree_;
    const double sum = std::accumulate(degree_.begin(), degree_.end(), 0.0);
    factor_ = sum > 0 ? resolution / sum : 0;
  }

  /// True where any node moved.
  bool run() {
    bool moved = false;
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
      bool any = false;
      for (std::size_t i = 0; i < graph_.size(); ++i) {
        any = move(i) || any;
      }
      if (!any) {
        break;
      }
      moved = true;
    }
    return moved;
  }
  [[nodiscard]] const Labels& communities() const { return community_; }

 private:
  bool move(std::size_t node) {
    const std::size_t home = community_[node];
    total_[home] -= degree_[node];
    std::vector<std::size_t> near;
    for (const auto& edge : graph_[node]) {
      if (edge.to != node) {
        near.push_back(community_[edge.to]);
        links_[near.back()] += edge.weight;
      }
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    const auto gain = [&](std::size_t community) {
      return links_[community] - factor_ * degree_[node] * total_[community];
    };
    std::size_t best = home;
    double best_gain = gain(home);
    for (const std::size_t community : near) {
      if (gain(community) > best_gain + kLeastGain) {
        best = community;
        best_gain = gain(community);
      }
    }
    for (const std::size_t community : near) {
      links_[community] = 0;
    }
    community_[node] = best;
    total_[best] += degree_[node];
    return best != home;
  }

  const Graph& graph_;
  Labels community_;
  std::vector<double> degree_;
  std::vector<double> total_;  ///< degrees of a community's nodes
  std::vector<double> links_;  ///< scratch: weight from the node to each community
  double factor_ = 0;
};

/// Communities become nodes.
Graph aggregate(const Graph& graph, const Labels& labels, std::size_t groups) {
  std::vector<std::map<std::size_t, double>> sums(groups);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const auto& edge : graph[i]) {
      sums[labels[i]][labels[edge.to]] += edge.weight;
    }
  }
  Graph result(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    for (const auto& [to, weight] : sums[g]) {
      result[g].push_back({to, weight});
    }
  }
  return result;
}

}  // namespace

Graph neighbour_graph(const Kernel& kernel) {
  const std::size_t n = kernel.size();
  const std::size_t most = std::min<std::size_t>(15, std::max<std::size_t>(3, n / 8));
  std::vector<std::map<std::size_t, double>> weights(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (const auto& neighbour : nearest(kernel, i, most)) {
      weights[i][neighbour.item] += neighbour.weight / 2;
      weights[neighbour.item][i] += neighbour.weight / 2;
    }
  }
  Graph graph(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (const auto& [to, weight] : weights[i]) {
      graph[i].push_back({to, weight});
    }
  }
  return graph;
}

Labels louvain(const Graph& graph, double resolution) {
  Labels labels(graph.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  Graph current = graph;
  for (int depth = 0; depth < kMostLevels; ++depth) {
    Level level(current, resolution);
    if (!level.run()) {
      break;
    }
    Labels communities = level.communities();
    const std::size_t groups = renumber(communities);
    for (std::size_t& label : labels) {
      label = communities[label];
    }
    current = aggregate(current, communities, groups);
  }
  return labels;
}

}  // namespace uxi::analysis
