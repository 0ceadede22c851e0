// Code suggestions held against labels: a few examples of every class, then the whole test set, all
// classes at once. Reads the corpus as bench_cluster_quality does.
#include <algorithm>
#include <chrono>
#include <fmt/core.h>
#include <iterator>

#include "analysis/random.h"
#include "analysis/suggest.h"
#include "labelled_set.h"

namespace uxi::bench {
namespace {

std::vector<analysis::CodedQuote> draw_examples(const Set& set, std::size_t shots,
                                                std::uint64_t seed) {
  analysis::SplitMix random(seed);
  std::vector<std::size_t> order(set.texts.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  random.shuffle(order);
  std::vector<std::size_t> taken(set.names.size(), 0);
  std::vector<analysis::CodedQuote> examples;
  for (const std::size_t i : order) {
    if (taken[set.labels[i]]++ < shots) {
      examples.push_back({.text = set.texts[i], .codes = {set.names[set.labels[i]]}});
    }
  }
  return examples;
}

/// What codes are called, as `tag suggest --train` reads it.
std::vector<analysis::CodeWords> words_of(const std::vector<std::string>& codes) {
  std::vector<analysis::CodeWords> names;
  for (const std::string& code : codes) {
    names.push_back({.code = code, .words = code});
    std::replace(names.back().words.begin(), names.back().words.end(), '_', ' ');
  }
  return names;
}

void measure(const std::string& name, const Set& train, const Set& test, std::size_t shots,
             const analysis::WordVectors* vectors) {
  double first = 0, first_three = 0, seconds = 0;
  const std::vector<analysis::CodeWords> names = words_of(train.names);
  for (const std::uint64_t seed : {1U, 2U}) {
    const auto start = std::chrono::steady_clock::now();
    const analysis::Suggester suggester(draw_examples(train, shots, seed), names,
                                        {.vectors = vectors});
    for (std::size_t i = 0; i < test.texts.size(); ++i) {
      const auto ranked = suggester.rank(test.texts[i]);
      const auto& right = test.names[test.labels[i]];
      const auto place = std::find(ranked.begin(), ranked.end(), right) - ranked.begin();
      first += place == 0 && !ranked.empty() ? 1 : 0;
      first_three += place < 3 ? 1 : 0;
    }
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  const double n = 2 * static_cast<double>(test.texts.size());
  fmt::print("{:12} {:5} {:.3f} {:.3f} {:7.2f}\n", name, shots, first / n, first_three / n,
             seconds / 2);
}

}  // namespace
}  // namespace uxi::bench

int main(int count, char** arguments) {
  using namespace uxi::bench;
  const auto vectors = read_vectors(count, arguments);
  if (!has_corpus()) {
    return 2;
  }
  fmt::print("{:12} {:5} {:5} {:5} {:>7}\n", "", "shots", "first", "three", "seconds");
  for (const std::string name : {"banking77", "clinc150"}) {
    const Set train = read_set(name + "-train");
    const Set test = read_set(name + "-test");
    for (const std::size_t shots : {1U, 3U, 5U, 10U}) {
      measure(name, train, test, shots, vectors ? &*vectors : nullptr);
    }
  }
  return 0;
}
