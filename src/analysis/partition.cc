// From communities to groups: small ones given away, pairs joined up to the number wanted, members
// moved to the nearest centre.
#include "analysis/partition.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace uxi::analysis {
namespace {

/// Nearer than this to no centre: a quote stays by itself.
constexpr double kFar = 0.15;
constexpr int kRounds = 5;
/// Resolutions tried in turn until there are as many communities as wanted.
constexpr double kFirstResolution = 0.5;
constexpr double kLastResolution = 1e6;

/// Numbers the groups that have members from 0, in order.
Labels without_gaps(Labels labels) {
  std::vector<std::size_t> numbers(count_groups(labels), kNoGroup);
  for (const std::size_t label : labels) {
    if (label != kNoGroup) {
      numbers[label] = 0;
    }
  }
  std::size_t next = 0;
  for (std::size_t& number : numbers) {
    number = number == kNoGroup ? kNoGroup : next++;
  }
  for (std::size_t& label : labels) {
    label = label == kNoGroup ? kNoGroup : numbers[label];
  }
  return labels;
}

/// Sums of similarities between groups.
std::vector<double> group_sums(const Kernel& kernel, const Labels& labels, std::size_t groups) {
  std::vector<double> sums(groups * groups, 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kNoGroup) {
      continue;
    }
    const auto row = kernel.row(i);
    for (std::size_t j = 0; j < labels.size(); ++j) {
      if (labels[j] != kNoGroup) {
        sums[labels[i] * groups + labels[j]] += static_cast<double>(row[j]);
      }
    }
  }
  return sums;
}

/// The nearest of the groups that `allowed` marks; `kNoGroup` where none is.
std::size_t nearest_group(const double* similarities, const std::vector<bool>& allowed) {
  std::size_t best = kNoGroup;
  for (std::size_t g = 0; g < allowed.size(); ++g) {
    if (allowed[g] && (best == kNoGroup || similarities[g] > similarities[best])) {
      best = g;
    }
  }
  return best;
}

/// Puts back into every group that lost all members the one that is nearest to its centre.
void refill(const std::vector<double>& similarities, const Labels& before, Labels& after) {
  const std::size_t groups = count_groups(before);
  std::vector<std::size_t> sizes(groups, 0);
  for (const std::size_t label : after) {
    if (label != kNoGroup) {
      ++sizes[label];
    }
  }
  for (std::size_t g = 0; g < groups; ++g) {
    if (sizes[g] > 0) {
      continue;
    }
    std::size_t best = kNoGroup;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool can_go = before[i] == g && sizes[after[i]] > 1;
      if (can_go &&
          (best == kNoGroup || similarities[i * groups + g] > similarities[best * groups + g])) {
        best = i;
      }
    }
    if (best != kNoGroup) {
      --sizes[after[best]];
      after[best] = g;
      ++sizes[g];
    }
  }
}

/// Communities of items that are like any other.
std::size_t count_linked(const Graph& graph, const Labels& labels) {
  std::set<std::size_t> linked;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!graph[i].empty()) {
      linked.insert(labels[i]);
    }
  }
  return linked.size();
}

/// Communities at rising resolution until there are `wanted`, so that as little as can be has to be
/// joined.
Labels at_least(const Graph& graph, std::size_t wanted) {
  double resolution = kFirstResolution;
  Labels labels = louvain(graph, resolution);
  while (count_linked(graph, labels) < wanted && resolution < kLastResolution) {
    resolution *= 1.4;
    labels = louvain(graph, resolution);
  }
  return labels;
}

}  // namespace

double resolution_of(Granularity granularity) {
  switch (granularity) {
    case Granularity::coarse: return 0.6;
    case Granularity::normal: return 1.0;
    case Granularity::fine: return 1.6;
  }
  return 1.0;
}

std::size_t count_groups(const Labels& labels) {
  std::size_t groups = 0;
  for (const std::size_t label : labels) {
    groups = label == kNoGroup ? groups : std::max(groups, label + 1);
  }
  return groups;
}

std::vector<std::vector<std::size_t>> members_of(const Labels& labels) {
  std::vector<std::vector<std::size_t>> members(count_groups(labels));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != kNoGroup) {
      members[labels[i]].push_back(i);
    }
  }
  return members;
}

std::vector<double> centre_similarities(const Kernel& kernel, const Labels& labels) {
  const std::size_t groups = count_groups(labels);
  const auto sums = group_sums(kernel, labels, groups);
  std::vector<double> result(labels.size() * groups, 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = kernel.row(i);
    double* similarities = result.data() + i * groups;
    for (std::size_t j = 0; j < labels.size(); ++j) {
      if (labels[j] != kNoGroup) {
        similarities[labels[j]] += static_cast<double>(row[j]);
      }
    }
    for (std::size_t g = 0; g < groups; ++g) {
      similarities[g] /= std::sqrt(std::max(sums[g * groups + g], 1e-12));
    }
  }
  return result;
}

Labels absorb_small(const Kernel& kernel, const Labels& labels, std::size_t least,
                    std::size_t keep) {
  const auto members = members_of(labels);
  std::vector<std::size_t> by_size(members.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t a, std::size_t b) {
    return members[a].size() > members[b].size();
  });
  std::vector<bool> stays(members.size(), false);
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    stays[by_size[i]] = i < keep || members[by_size[i]].size() >= least;
  }
  const auto similarities = centre_similarities(kernel, labels);
  Labels result = labels;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kNoGroup || stays[labels[i]]) {
      continue;
    }
    const double* own = similarities.data() + i * members.size();
    const std::size_t nearest = nearest_group(own, stays);
    result[i] = nearest != kNoGroup && own[nearest] >= kFar ? nearest : kNoGroup;
  }
  return without_gaps(std::move(result));
}

Labels merge_to(const Kernel& kernel, Labels labels, std::size_t wanted) {
  auto sums = group_sums(kernel, labels, count_groups(labels));
  return merge_to(std::move(sums), std::move(labels), wanted);
}

Labels merge_to(std::vector<double> sums, Labels labels, std::size_t wanted) {
  const std::size_t groups = count_groups(labels);
  std::vector<double> sizes(groups, 0);
  for (const std::size_t label : labels) {
    if (label != kNoGroup) {
      sizes[label] += 1;
    }
  }
  for (std::size_t left = groups; left > wanted; --left) {
    double best = -1;
    std::size_t into = 0;
    std::size_t from = 0;
    for (std::size_t a = 0; a < groups; ++a) {
      for (std::size_t b = a + 1; b < groups && sizes[a] > 0; ++b) {
        const double mean = sizes[b] > 0 ? sums[a * groups + b] / (sizes[a] * sizes[b]) : -1;
        if (mean > best) {
          best = mean;
          into = a;
          from = b;
        }
      }
    }
    for (std::size_t g = 0; g < groups; ++g) {
      sums[into * groups + g] += sums[from * groups + g];
    }
    for (std::size_t g = 0; g < groups; ++g) {
      sums[g * groups + into] += sums[g * groups + from];
    }
    sizes[into] += std::exchange(sizes[from], 0);
    std::replace(labels.begin(), labels.end(), from, into);
  }
  return without_gaps(std::move(labels));
}

Labels refine(const Kernel& kernel, Labels labels) {
  const std::size_t groups = count_groups(labels);
  const std::vector<bool> all(groups, true);
  for (int round = 0; round < kRounds; ++round) {
    const auto similarities = centre_similarities(kernel, labels);
    Labels next = labels;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] != kNoGroup) {
        next[i] = nearest_group(similarities.data() + i * groups, all);
      }
    }
    refill(similarities, labels, next);
    if (next == labels) {
      break;
    }
    labels = std::move(next);
  }
  return labels;
}

Labels partition(const Kernel& kernel, std::optional<std::size_t> k, double resolution) {
  constexpr std::size_t kManyItems = 12;
  const std::size_t least = kernel.size() < kManyItems ? 2 : 3;
  const Graph graph = neighbour_graph(kernel);
  Labels labels = k ? at_least(graph, *k) : louvain(graph, resolution);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (kernel.at(i, i) <= 0) {
      labels[i] = kNoGroup;
    }
  }
  labels = absorb_small(kernel, without_gaps(std::move(labels)), least, k.value_or(0));
  if (k) {
    labels = merge_to(kernel, std::move(labels), *k);
  }
  return refine(kernel, std::move(labels));
}

}  // namespace uxi::analysis
