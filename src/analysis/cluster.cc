// Quotes to themes: similarities, communities, sub-groups, and the order in which they are shown.
#include "uxi/cluster.h"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>

#include "analysis/describe.h"
#include "analysis/many.h"
#include "analysis/partition.h"
#include "analysis/quote_space.h"

namespace uxi::analysis {
namespace {

/// Above, all pairs take too long, and neighbours alone tell as much.
constexpr std::size_t kMostForPairs = 5'000;
/// A group of so many quotes is looked into for sub-groups.
constexpr std::size_t kLeastForParts = 12;
constexpr std::size_t kLeastPart = 3;
constexpr double kPartResolution = 0.5;
/// Parts are shown where quotes of two of them are, in the mean, at most this share as alike as
/// quotes of one. (Modularity cannot tell: of a sparse neighbour graph it is high even where there
/// is one theme.)
constexpr double kLargestOverlap = 0.25;

std::vector<std::size_t> pick(const std::vector<std::size_t>& from,
                              const std::vector<std::size_t>& places) {
  std::vector<std::size_t> result;
  for (const std::size_t place : places) {
    result.push_back(from[place]);
  }
  return result;
}

/// Mean similarity of quotes of different groups over that of quotes of one.
double overlap(const Kernel& kernel, const Labels& labels) {
  double sums[2] = {0, 0};
  double pairs[2] = {0, 0};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::size_t kind = labels[i] == labels[j] ? 0 : 1;
      sums[kind] += static_cast<double>(kernel.at(i, j));
      pairs[kind] += 1;
    }
  }
  return pairs[1] > 0 && sums[0] > 0 ? sums[1] / pairs[1] / (sums[0] / pairs[0]) : 1;
}

/// The parts of a group, where it falls apart by itself.
std::vector<Cluster> find_parts(const QuoteSpace& space, const std::vector<std::size_t>& members) {
  if (members.size() < kLeastForParts) {
    return {};
  }
  const Kernel plain = part_of(space.plain, members);
  const Labels labels = partition(smooth(plain), std::nullopt, kPartResolution);
  const auto parts = members_of(labels);
  const bool too_small = std::any_of(parts.begin(), parts.end(),
                                     [](const auto& part) { return part.size() < kLeastPart; });
  const bool left_out = std::find(labels.begin(), labels.end(), kNoGroup) != labels.end();
  if (parts.size() < 2 || too_small || left_out || overlap(plain, labels) > kLargestOverlap) {
    return {};
  }
  return describe_groups(space, members, labels);
}

Labels find_groups(const QuoteSpace& space, const std::vector<std::size_t>& members,
                   const ClusterOptions& options) {
  const double resolution = resolution_of(options.granularity);
  if (members.size() == space.items.size()) {
    return partition(space.smoothed, options.k, resolution);
  }
  Kernel plain = part_of(space.plain, members);
  isolate(plain);
  return partition(smooth(plain), options.k, resolution);
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
  const Labels labels = find_groups(space, members, options);
  result.clusters = describe_groups(space, members, labels);
  const auto groups = members_of(labels);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    result.clusters[g].subclusters = find_parts(space, pick(members, groups[g]));
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
  if (input.items.size() > kMostForPairs && options.vectors == nullptr &&
      options.embeddings == nullptr) {
    return cluster_many(input, options);
  }
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  std::vector<std::size_t> all(space.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return cluster_part(space, all, options);
}

}  // namespace uxi::analysis
