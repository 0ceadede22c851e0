// Rows of features are smoothed in place of the table of similarities, which comes to the same:
// K = X X' gives (M X)(M X)' = M K M'. Centres are sums of rows.
#include "analysis/many.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <numeric>
#include <set>

#include "analysis/describe.h"
#include "analysis/document.h"
#include "analysis/naming.h"
#include "analysis/neighbours.h"
#include "analysis/partition.h"

namespace uxi::analysis {
namespace {

constexpr double kAlone = 0.08;
constexpr double kFar = 0.15;
constexpr std::size_t kSmoothed = 10;
constexpr std::size_t kLinked = 15;
constexpr std::size_t kLeast = 3;
constexpr int kRounds = 5;
constexpr std::size_t kMostQuotes = 3;
constexpr double kFirstResolution = 0.5;
constexpr double kLastResolution = 1e6;

using Rows = std::vector<SparseVector>;

/// The items in an order that does not depend on how they were given.
struct Items {
  std::vector<ClusterItem> items;
  std::vector<std::size_t> origin;
};

Items in_order(const ClusterInput& input) {
  Items out;
  out.origin.resize(input.items.size());
  std::iota(out.origin.begin(), out.origin.end(), std::size_t{0});
  std::ranges::stable_sort(out.origin, [&](std::size_t a, std::size_t b) {
    const ClusterItem& one = input.items[a];
    const ClusterItem& other = input.items[b];
    return std::tie(one.text, one.participant, one.codes) <
           std::tie(other.text, other.participant, other.codes);
  });
  for (const std::size_t place : out.origin) out.items.push_back(input.items[place]);
  return out;
}

Rows rows_of(const std::vector<ClusterItem>& items, const WordRules& rules, std::size_t& terms) {
  const auto read = [&](std::size_t i) {
    return read_document(items[i].text, items[i].codes, rules);
  };
  const Lexicon lexicon(items.size(), read);
  terms = lexicon.size();
  Rows rows;
  rows.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) rows.push_back(lexicon.vector(read(i)));
  return rows;
}

/// Symmetric: half the cosine from each end that chose the other.
Graph graph_of(const std::vector<std::vector<Neighbour>>& neighbours) {
  Graph graph(neighbours.size());
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    for (const Neighbour& one : neighbours[i]) {
      graph[i].push_back({one.item, one.weight / 2});
      graph[one.item].push_back({i, one.weight / 2});
    }
  }
  for (auto& edges : graph) {
    std::ranges::stable_sort(edges, {}, &Edge::to);
    std::size_t kept = 0;
    for (std::size_t e = 0; e < edges.size(); ++e) {
      if (kept > 0 && edges[kept - 1].to == edges[e].to) {
        edges[kept - 1].weight += edges[e].weight;
      } else {
        edges[kept++] = edges[e];
      }
    }
    edges.resize(kept);
  }
  return graph;
}

/// Centres of groups, by term, so that a row meets only those that share one with it.
class Centres {
 public:
  Centres(const Rows& rows, const Labels& labels, std::size_t terms)
      : by_term_(terms), lengths_(count_groups(labels), 0), found_(lengths_.size(), 0) {
    const auto members = members_of(labels);
    std::vector<double> sums(terms, 0);
    for (std::size_t g = 0; g < members.size(); ++g) {
      std::vector<std::uint32_t> touched;
      for (const std::size_t item : members[g]) {
        for (const Component& one : rows[item]) {
          if (sums[one.term] == 0) touched.push_back(one.term);
          sums[one.term] += static_cast<double>(one.weight);
        }
      }
      double squares = 0;
      for (const std::uint32_t term : touched) {
        squares += sums[term] * sums[term];
        by_term_[term].push_back({g, sums[term]});
        sums[term] = 0;
      }
      lengths_[g] = std::sqrt(squares);
    }
  }
  /// Cosine of a row to every centre.
  const std::vector<double>& of(const SparseVector& row) {
    std::ranges::fill(found_, 0);
    for (const Component& one : row) {
      for (const Edge& entry : by_term_[one.term]) {
        found_[entry.to] += static_cast<double>(one.weight) * entry.weight;
      }
    }
    for (std::size_t g = 0; g < found_.size(); ++g) found_[g] /= std::max(lengths_[g], 1e-12);
    return found_;
  }
  /// Sums of products between the members of groups.
  [[nodiscard]] std::vector<double> products() const {
    const std::size_t groups = lengths_.size();
    std::vector<double> out(groups * groups, 0);
    for (const auto& entries : by_term_) {
      for (const Edge& a : entries) {
        for (const Edge& b : entries) out[a.to * groups + b.to] += a.weight * b.weight;
      }
    }
    return out;
  }

 private:
  std::vector<std::vector<Edge>> by_term_;
  std::vector<double> lengths_;
  std::vector<double> found_;
};

/// Groups under `kLeast` members give them to the nearest that stays, or to none.
Labels without_small(const Rows& rows, Labels labels, std::size_t terms, std::size_t keep) {
  auto members = members_of(labels);
  std::vector<std::size_t> by_size(members.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::ranges::stable_sort(by_size, std::ranges::greater(),
                           [&](std::size_t g) { return members[g].size(); });
  std::vector<std::size_t> number(members.size(), kNoGroup);
  std::size_t next = 0;
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    if (i < keep || members[by_size[i]].size() >= kLeast) number[by_size[i]] = next++;
  }
  Labels staying(labels.size(), kNoGroup);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != kNoGroup) staying[i] = number[labels[i]];
  }
  Centres centres(rows, staying, terms);
  Labels out = staying;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kNoGroup || staying[i] != kNoGroup || next == 0) continue;
    const auto& near = centres.of(rows[i]);
    const auto best = std::ranges::max_element(near);
    if (*best >= kFar) out[i] = static_cast<std::size_t>(best - near.begin());
  }
  return out;
}

Labels refined(const Rows& rows, Labels labels, std::size_t terms) {
  for (int round = 0; round < kRounds; ++round) {
    Centres centres(rows, labels, terms);
    Labels next = labels;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == kNoGroup) continue;
      const auto& near = centres.of(rows[i]);
      next[i] = static_cast<std::size_t>(std::ranges::max_element(near) - near.begin());
    }
    if (next == labels) break;
    labels = std::move(next);
  }
  return labels;
}

/// Communities at rising resolution until enough are worth keeping.
Labels communities(const Graph& graph, const ClusterOptions& options) {
  if (!options.k) return louvain(graph, resolution_of(options.granularity));
  const auto enough = [&](const Labels& labels) {
    const auto members = members_of(labels);
    return static_cast<std::size_t>(std::ranges::count_if(
               members, [](const auto& one) { return one.size() >= kLeast; })) >= *options.k;
  };
  double resolution = kFirstResolution;
  Labels labels = louvain(graph, resolution);
  while (!enough(labels) && resolution < kLastResolution) {
    resolution *= 1.4;
    labels = louvain(graph, resolution);
  }
  return labels;
}

std::vector<std::size_t> typical(const Items& items, const Rows& rows, const Centroid& centre,
                                 const std::vector<std::size_t>& members) {
  const double length = std::max(centre.length(), 1e-12);
  std::vector<double> central;
  for (const std::size_t member : members) central.push_back(centre.dot(rows[member]) / length);
  return typical_quotes(
      items.items, members, central,
      [&](std::size_t a, std::size_t b) { return dot(rows[a], rows[b]); }, kMostQuotes);
}

Cluster described(const Items& items, const Rows& rows, std::size_t terms,
                  const std::vector<std::size_t>& members, ThemeWords words) {
  Centroid centre(terms);
  std::set<std::string> people;
  std::size_t unnamed = 0;
  for (const std::size_t member : members) {
    centre.add(rows[member]);
    const std::string& who = items.items[member].participant;
    if (who.empty()) {
      ++unnamed;
    } else {
      people.insert(who);
    }
  }
  Cluster out{.id = {}, .name = std::move(words.name), .keywords = std::move(words.keywords)};
  out.participants = people.size() + unnamed;
  for (const std::size_t quote : typical(items, rows, centre, members)) {
    out.quotes.push_back(items.origin[quote]);
  }
  for (const std::size_t member : members) out.members.push_back(items.origin[member]);
  std::ranges::sort(out.members);
  return out;
}

}  // namespace

Result<Clustering> cluster_many(const ClusterInput& input, const ClusterOptions& options) {
  if (input.items.size() > kMaxClusterItems) {
    return fail(ErrorKind::limit,
                fmt::format("{} quotes are more than the {} that can be grouped at once",
                            input.items.size(), kMaxClusterItems),
                "group one study or one code at a time");
  }
  if (options.vectors != nullptr || options.embeddings != nullptr) {
    return fail(ErrorKind::limit, fmt::format("vectors are for up to {} quotes; there are {}",
                                              kMaxPairwiseItems, input.items.size()));
  }
  const WordRules rules(options.language, options.stop_words);
  const Items items = in_order(input);
  std::size_t terms = 0;
  Rows rows = rows_of(items.items, rules, terms);
  auto neighbours = all_nearest(rows, terms, kSmoothed);
  for (auto& near : neighbours) {
    // What it shares with others is noise, and would make half of its meaning.
    if (!near.empty() && near.front().weight < kAlone) near.clear();
  }
  const auto with_words = static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const auto& row) { return !row.empty(); }));
  if (options.k && (*options.k == 0 || *options.k > with_words)) {
    return fail(ErrorKind::usage,
                fmt::format("cannot make {} groups of {} quotes", *options.k, with_words));
  }
  rows = smooth_rows(rows, terms, neighbours);
  const Graph graph = graph_of(all_nearest(rows, terms, kLinked));
  Labels labels = communities(graph, options);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (rows[i].empty()) labels[i] = kNoGroup;
  }
  labels = without_small(rows, std::move(labels), terms, options.k.value_or(0));
  if (options.k) {
    // First, and by itself: arguments have no order, and one of them takes the labels away.
    auto products = Centres(rows, labels, terms).products();
    labels = merge_to(std::move(products), std::move(labels), *options.k);
  }
  labels = refined(rows, std::move(labels), terms);
  const auto groups = members_of(labels);
  auto words = name_groups(items.items, labels, rules);
  Clustering out;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].empty()) continue;
    out.clusters.push_back(described(items, rows, terms, groups[g], std::move(words[g])));
  }
  put_in_order(out.clusters, "");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kNoGroup) out.unplaced.push_back(items.origin[i]);
  }
  std::ranges::sort(out.unplaced);
  return out;
}

}  // namespace uxi::analysis
