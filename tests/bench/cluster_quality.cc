// Themes held against labels that people gave, beside tf-idf with spherical k-means: whole test
// sets of BANKING77, CLINC150 and HWU64, and samples of the size that interviews give.
//
// Reads the corpus from UXI_CORPUS, else ../shared/corpus. With a file of word vectors as argument,
// these are used.
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <string>

#include "analysis/random.h"
#include "labelled_set.h"
#include "partition_scores.h"
#include "spherical_means.h"
#include "uxi/cluster.h"

namespace uxi::bench {
namespace {

using analysis::SplitMix;

/// About `size` texts of `classes` labels drawn at random, the r-th label's share falling as
/// r^-0.5.
Set sample(const Set& whole, std::size_t size, std::size_t classes, std::uint64_t seed) {
  SplitMix random(seed);
  std::vector<std::vector<std::size_t>> members(whole.names.size());
  for (std::size_t i = 0; i < whole.texts.size(); ++i) {
    members[whole.labels[i]].push_back(i);
  }
  random.shuffle(members);
  double total = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    total += 1 / std::sqrt(static_cast<double>(c + 1));
  }
  Set result;
  for (std::size_t c = 0; c < std::min(classes, members.size()); ++c) {
    result.names.push_back(std::to_string(c));
    const double share = 1 / std::sqrt(static_cast<double>(c + 1)) / total;
    random.shuffle(members[c]);
    const auto wanted = static_cast<std::size_t>(std::round(share * static_cast<double>(size)));
    for (std::size_t i = 0; i < std::min(wanted, members[c].size()); ++i) {
      result.texts.push_back(whole.texts[members[c][i]]);
      result.labels.push_back(c);
    }
  }
  return result;
}

/// What is unplaced counts as a group of one.
struct Run {
  Scores scores;
  std::size_t groups = 0;
  std::size_t unplaced = 0;
  double seconds = 0;
};

Run run_uxi(const Set& set, const analysis::ClusterOptions& options) {
  analysis::ClusterInput input;
  for (const auto& text : set.texts) {
    input.items.push_back({.text = text});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto result = analysis::cluster(input, options);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  UXI_CHECK(result.has_value());
  Labels found(set.texts.size());
  std::size_t next = 0;
  for (const auto& cluster : result->clusters) {
    for (const std::size_t member : cluster.members) {
      found[member] = next;
    }
    ++next;
  }
  for (const std::size_t item : result->unplaced) {
    found[item] = next++;
  }
  return {score(set.labels, found), result->clusters.size(), result->unplaced.size(), time.count()};
}

Run run_baseline(const Set& set) {
  const analysis::WordRules rules;
  std::vector<analysis::Document> documents;
  for (const auto& text : set.texts) {
    analysis::Document document = analysis::read_document(text, {}, rules);
    document.counts[static_cast<std::size_t>(analysis::Block::letters)].clear();
    documents.push_back(std::move(document));
  }
  const auto start = std::chrono::steady_clock::now();
  const analysis::Lexicon lexicon(documents);
  std::vector<analysis::SparseVector> vectors;
  for (const auto& document : documents) {
    vectors.push_back(lexicon.vector(document));
  }
  const auto found = SphericalMeans(vectors, lexicon.size(), set.names.size()).run();
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  return {score(set.labels, found), set.names.size(), 0, time.count()};
}

void print_row(const std::string& name, const Run& run) {
  fmt::print("{:34} {:.3f} {:.3f} {:.3f} {:.3f} {:6} {:5} {:7.2f}\n", name, run.scores.nmi,
             run.scores.ari, run.scores.acc, run.scores.ami, run.groups, run.unplaced, run.seconds);
}

/// Mean of some runs.
class Mean {
 public:
  void add(const Run& run) {
    sum_.scores.nmi += run.scores.nmi;
    sum_.scores.ari += run.scores.ari;
    sum_.scores.acc += run.scores.acc;
    sum_.scores.ami += run.scores.ami;
    sum_.groups += run.groups;
    sum_.unplaced += run.unplaced;
    sum_.seconds += run.seconds;
    ++runs_;
  }
  void print(const std::string& name) const {
    const auto n = static_cast<double>(runs_);
    fmt::print("{:34} {:.3f} {:.3f} {:.3f} {:.3f} {:6.1f} {:5.1f} {:7.2f}\n", name,
               sum_.scores.nmi / n, sum_.scores.ari / n, sum_.scores.acc / n, sum_.scores.ami / n,
               static_cast<double>(sum_.groups) / n, static_cast<double>(sum_.unplaced) / n,
               sum_.seconds / n);
  }

 private:
  Run sum_;
  std::size_t runs_ = 0;
};

void whole_sets(const analysis::WordVectors* vectors) {
  for (const std::string name : {"banking77-test", "clinc150-test", "hwu64-test"}) {
    const Set set = read_set(name);
    print_row(name + ", k-means [k]", run_baseline(set));
    print_row(name + ", uxi [k]", run_uxi(set, {.k = set.names.size(), .vectors = vectors}));
    print_row(name + ", uxi", run_uxi(set, {.vectors = vectors}));
  }
}

void samples(const analysis::WordVectors* vectors) {
  const struct { std::size_t size, classes; } shapes[] = {{200, 8}, {500, 12}, {1000, 20}};
  Mean all_baseline, all_given, all_auto;
  for (const std::string name :
       {"banking77-test", "clinc150-test", "clinc150-test-domains", "hwu64-train"}) {
    const Set whole = read_set(name);
    Mean baseline, given, automatic;
    for (const auto& shape : shapes) {
      for (const std::uint64_t seed : {1U, 2U}) {
        const Set set = sample(whole, shape.size, shape.classes, seed);
        const Run runs[] = {run_baseline(set),
                            run_uxi(set, {.k = set.names.size(), .vectors = vectors}),
                            run_uxi(set, {.vectors = vectors})};
        baseline.add(runs[0]);
        given.add(runs[1]);
        automatic.add(runs[2]);
        all_baseline.add(runs[0]);
        all_given.add(runs[1]);
        all_auto.add(runs[2]);
      }
    }
    baseline.print(name + " samples, k-means [k]");
    given.print(name + " samples, uxi [k]");
    automatic.print(name + " samples, uxi");
  }
  all_baseline.print("all samples, k-means [k]");
  all_given.print("all samples, uxi [k]");
  all_auto.print("all samples, uxi");
}

}  // namespace
}  // namespace uxi::bench

int main(int count, char** arguments) {
  using namespace uxi::bench;
  const auto vectors = read_vectors(count, arguments);
  if (!has_corpus()) {
    return 2;
  }
  fmt::print("{:34} {:5} {:5} {:5} {:5} {:>6} {:>5} {:>7}\n", "", "NMI", "ARI", "ACC", "AMI",
             "groups", "alone", "seconds");
  whole_sets(vectors ? &*vectors : nullptr);
  samples(vectors ? &*vectors : nullptr);
  return 0;
}
