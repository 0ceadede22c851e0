// Quotes to themes: similarities, communities, sub-groups, and the order in which they are shown.
#include "uxi/cluster.h"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>

#include "analysis/describe.h"
#include "analysis/partition.h"
#include "analysis/quote_space.h"

namespace uxi::analysis {
namespace {

/// A group of so many quotes is looked into for sub-groups.
constexpr std::size_t kLeastForParts = 12;
constexpr std::size_t kLeastPart = 3;
constexpr double kPartResolution = 1.2;
constexpr double kLeastModularity = 0.25;

double resolution_of(Granularity granularity) {
  switch (granularity) {
    case Granularity::coarse: return 0.6;
    case Granularity::normal: return 1.0;
    case Granularity::fine: return 1.6;
  }
  return 1.0;
}

/// By participants, then size, then first member; numbered behind `prefix`.
void put_in_order(std::vector<Cluster>& clusters, const std::string& prefix) {
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    if (a.participants != b.participants) {
      return a.participants > b.participants;
    }
    return a.members.size() != b.members.size() ? a.members.size() > b.members.size()
                                                : a.members < b.members;
  });
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    clusters[i].id = prefix + std::to_string(i + 1);
  }
}

/// The parts of a group, where it falls apart by itself.
std::vector<Cluster> find_parts(const QuoteSpace& space, const std::vector<std::size_t>& members) {
  if (members.size() < kLeastForParts) {
    return {};
  }
  const Kernel kernel = smooth(part_of(space.plain, members));
  const Labels labels = partition(kernel, std::nullopt, kPartResolution);
  const auto parts = members_of(labels);
  const bool too_small = std::any_of(parts.begin(), parts.end(),
                                     [](const auto& part) { return part.size() < kLeastPart; });
  const bool left_out = std::find(labels.begin(), labels.end(), kNoGroup) != labels.end();
  if (parts.size() < 2 || too_small || left_out ||
      modularity(neighbour_graph(kernel), labels, kPartResolution) < kLeastModularity) {
    return {};
  }
  return describe_groups(space, members, labels);
}

}  // namespace

Result<Clustering> cluster_part(const QuoteSpace& space, const std::vector<std::size_t>& members,
                                const ClusterOptions& options) {
  const auto with_words = static_cast<std::size_t>(
      std::count_if(members.begin(), members.end(),
                    [&](std::size_t member) { return !space.vectors[member].empty(); }));
  if (options.k && (*options.k == 0 || *options.k > with_words)) {
    return fail(ErrorKind::usage,
                fmt::format("cannot make {} groups of {} quotes", *options.k, with_words));
  }
  Clustering result;
  const bool whole = members.size() == space.items.size();
  const Kernel part = whole ? Kernel(0) : smooth(part_of(space.plain, members));
  const Labels labels =
      partition(whole ? space.smoothed : part, options.k, resolution_of(options.granularity));
  result.clusters = describe_groups(space, members, labels);
  const auto groups = members_of(labels);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::vector<std::size_t> places;
    for (const std::size_t place : groups[g]) {
      places.push_back(members[place]);
    }
    result.clusters[g].subclusters = find_parts(space, places);
  }
  put_in_order(result.clusters, "");
  for (auto& cluster : result.clusters) {
    put_in_order(cluster.subclusters, cluster.id + ".");
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kNoGroup) {
      result.unplaced.push_back(members[i]);
    }
  }
  result.unplaced = to_input(space, std::move(result.unplaced));
  return result;
}

Result<Clustering> cluster(const ClusterInput& input, const ClusterOptions& options) {
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  std::vector<std::size_t> all(space.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return cluster_part(space, all, options);
}

}  // namespace uxi::analysis
