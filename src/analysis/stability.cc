// Jackknife over participants: what of the themes stays when one person is left out.
#include <algorithm>
#include <numeric>
#include <set>

#include "analysis/partition.h"
#include "analysis/scores.h"
#include "uxi/cluster.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kLeastParticipants = 3;

/// Groups of a clustering as labels; what is unplaced has none.
Labels labels_of(const Clustering& clustering, std::size_t items) {
  Labels labels(items, kNoGroup);
  for (std::size_t g = 0; g < clustering.clusters.size(); ++g) {
    for (const std::size_t member : clustering.clusters[g].members) {
      labels[member] = g;
    }
  }
  return labels;
}

/// Share of the pairs of `members` that `labels` keeps in one group; nothing where there is no
/// pair.
std::optional<double> pairs_together(const std::vector<std::size_t>& members,
                                     const Labels& labels) {
  std::size_t together = 0;
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < members.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      ++pairs;
      const std::size_t label = labels[members[a]];
      if (label != kNoGroup && label == labels[members[b]]) {
        ++together;
      }
    }
  }
  return pairs == 0 ? std::nullopt
                    : std::optional(static_cast<double>(together) / static_cast<double>(pairs));
}

/// Everything but one participant's quotes, with their places in the whole.
struct Remainder {
  ClusterInput input;
  std::vector<std::size_t> places;
};

Remainder without(const ClusterInput& input, const std::string& participant) {
  Remainder rest;
  for (std::size_t i = 0; i < input.items.size(); ++i) {
    if (input.items[i].participant != participant) {
      rest.input.items.push_back(input.items[i]);
      rest.places.push_back(i);
    }
  }
  return rest;
}

}  // namespace

Result<Stability> stability(const ClusterInput& input, const ClusterOptions& options) {
  UXI_TRY(const Clustering whole, cluster(input, options));
  const Labels labels = labels_of(whole, input.items.size());
  std::set<std::string> participants;
  for (const auto& item : input.items) {
    if (!item.participant.empty()) {
      participants.insert(item.participant);
    }
  }
  Stability result;
  result.kept_together.assign(whole.clusters.size(), 1);
  if (participants.size() < kLeastParticipants) {
    return result;
  }
  double agreement = 0;
  std::vector<double> sums(whole.clusters.size(), 0);
  std::vector<std::size_t> counts(whole.clusters.size(), 0);
  for (const auto& participant : participants) {
    const Remainder rest = without(input, participant);
    ClusterOptions rest_options = options;
    if (options.k) {
      rest_options.k = std::min(*options.k, rest.input.items.size());
    }
    UXI_TRY(const Clustering part, cluster(rest.input, rest_options));
    const Labels part_labels = labels_of(part, rest.input.items.size());
    Labels seen(input.items.size(), kNoGroup);
    Labels before;
    for (std::size_t i = 0; i < rest.places.size(); ++i) {
      seen[rest.places[i]] = part_labels[i];
      before.push_back(labels[rest.places[i]]);
    }
    agreement += adjusted_rand(before, part_labels);
    for (std::size_t g = 0; g < whole.clusters.size(); ++g) {
      std::vector<std::size_t> present;
      for (const std::size_t member : whole.clusters[g].members) {
        if (input.items[member].participant != participant) {
          present.push_back(member);
        }
      }
      if (const auto share = pairs_together(present, seen)) {
        sums[g] += *share;
        ++counts[g];
      }
    }
  }
  result.runs = participants.size();
  result.agreement = agreement / static_cast<double>(participants.size());
  for (std::size_t g = 0; g < sums.size(); ++g) {
    result.kept_together[g] = counts[g] == 0 ? 1 : sums[g] / static_cast<double>(counts[g]);
  }
  return result;
}

}  // namespace uxi::analysis
