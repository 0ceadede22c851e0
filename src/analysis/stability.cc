// Jackknife over participants: what of the themes stays when one person is left out.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "analysis/partition.h"
#include "analysis/scores.h"
#include "text/words.h"
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
  std::size_t with_words = 0;
};

Remainder without(const ClusterInput& input, const std::string& participant) {
  Remainder rest;
  for (std::size_t i = 0; i < input.items.size(); ++i) {
    if (input.items[i].participant != participant) {
      rest.input.items.push_back(input.items[i]);
      rest.places.push_back(i);
      rest.with_words += text::count_words(input.items[i].text) > 0 ? 1U : 0U;
    }
  }
  return rest;
}

/// Sums over the runs.
struct Tally {
  double agreement = 0;
  std::vector<double> shares;       ///< by cluster: pairs that stayed together
  std::vector<std::size_t> counts;  ///< by cluster: runs with pairs of it

  explicit Tally(std::size_t clusters) : shares(clusters, 0), counts(clusters, 0) {}

  /// One run: `labels` of all items in the whole run, `seen` in this one.
  void add(const Clustering& whole, const Remainder& rest, const Labels& labels,
           const Labels& rest_labels) {
    Labels before;
    Labels seen(labels.size(), kNoGroup);
    std::vector<bool> present(labels.size(), false);
    for (std::size_t i = 0; i < rest.places.size(); ++i) {
      before.push_back(labels[rest.places[i]]);
      seen[rest.places[i]] = rest_labels[i];
      present[rest.places[i]] = true;
    }
    agreement += adjusted_rand(before, rest_labels);
    for (std::size_t g = 0; g < whole.clusters.size(); ++g) {
      std::vector<std::size_t> members;
      std::copy_if(whole.clusters[g].members.begin(), whole.clusters[g].members.end(),
                   std::back_inserter(members),
                   [&](std::size_t member) { return present[member]; });
      if (const auto share = pairs_together(members, seen)) {
        shares[g] += *share;
        ++counts[g];
      }
    }
  }
};

std::set<std::string> participants_of(const ClusterInput& input) {
  std::set<std::string> participants;
  for (const auto& item : input.items) {
    participants.insert(item.participant);
  }
  participants.erase("");
  return participants;
}

}  // namespace

Result<Stability> stability(const ClusterInput& input, const ClusterOptions& options) {
  UXI_TRY(const Clustering whole, cluster(input, options));
  const auto participants = participants_of(input);
  Stability result;
  result.kept_together.assign(whole.clusters.size(), 1);
  if (participants.size() < kLeastParticipants) {
    return result;
  }
  const Labels labels = labels_of(whole, input.items.size());
  Tally tally(whole.clusters.size());
  for (const auto& participant : participants) {
    const Remainder rest = without(input, participant);
    ClusterOptions rest_options = options;
    if (options.k) {
      rest_options.k = std::min(*options.k, rest.with_words);
    }
    UXI_TRY(const Clustering part, cluster(rest.input, rest_options));
    tally.add(whole, rest, labels, labels_of(part, rest.input.items.size()));
  }
  result.runs = participants.size();
  result.agreement = tally.agreement / static_cast<double>(result.runs);
  for (std::size_t g = 0; g < tally.counts.size(); ++g) {
    if (tally.counts[g] > 0) {
      result.kept_together[g] = tally.shares[g] / static_cast<double>(tally.counts[g]);
    }
  }
  return result;
}

}  // namespace uxi::analysis
