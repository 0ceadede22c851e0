#include "analysis/describe.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "analysis/naming.h"
#include "analysis/themes.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kMostQuotes = 3;

}  // namespace

std::size_t count_participants(const QuoteSpace& space, const std::vector<std::size_t>& members) {
  std::set<std::string> named;
  std::size_t unnamed = 0;
  for (const std::size_t member : members) {
    const auto& participant = space.items[member].participant;
    if (participant.empty()) {
      ++unnamed;
    } else {
      named.insert(participant);
    }
  }
  return named.size() + unnamed;
}

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

std::vector<Cluster> describe_groups(const QuoteSpace& space,
                                     const std::vector<std::size_t>& members,
                                     const Labels& labels) {
  std::vector<ClusterItem> items;
  for (const std::size_t member : members) {
    items.push_back(space.items[member]);
  }
  const auto words = name_groups(items, labels, space.rules);
  const auto groups = members_of(labels);
  std::vector<Cluster> result;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::vector<std::size_t> places;
    for (const std::size_t place : groups[g]) {
      places.push_back(members[place]);
    }
    Cluster cluster;
    cluster.name = words[g].name;
    cluster.keywords = words[g].keywords;
    cluster.participants = count_participants(space, places);
    for (const std::size_t quote :
         typical_quotes(space.items, space.smoothed, places, kMostQuotes)) {
      cluster.quotes.push_back(space.origin[quote]);
    }
    cluster.members = to_input(space, std::move(places));
    result.push_back(std::move(cluster));
  }
  return result;
}

Result<std::vector<Cluster>> describe(const ClusterInput& input,
                                      const std::vector<ExistingTheme>& themes,
                                      const ClusterOptions& options) {
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  UXI_TRY(const Labels labels, labels_of(space, themes));
  std::vector<std::size_t> all(space.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  auto described = describe_groups(space, all, labels);
  described.resize(themes.size());  // themes without quotes at the end
  for (std::size_t g = 0; g < described.size(); ++g) {
    described[g].id = themes[g].id;
    if (described[g].members.empty()) {
      described[g].name = "no quotes";
    }
  }
  return described;
}

}  // namespace uxi::analysis
