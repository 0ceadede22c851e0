#include "analysis/quote_space.h"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>
#include <string_view>
#include <tuple>

namespace uxi::analysis {
namespace {

std::vector<std::size_t> canonical_order(const std::vector<ClusterItem>& items) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(items[a].text, items[a].participant, items[a].codes) <
           std::tie(items[b].text, items[b].participant, items[b].codes);
  });
  return order;
}

Kernel compare(const std::vector<ClusterItem>& items, const std::vector<Document>& documents,
               const std::vector<SparseVector>& vectors, const Lexicon& lexicon,
               const WordRules& rules, const WordVectors* words) {
  Kernel kernel = lexical_kernel(vectors, lexicon.size());
  if (words != nullptr) {
    std::vector<std::string_view> texts;
    for (const auto& item : items) {
      texts.emplace_back(item.text);
    }
    blend(kernel, sentence_vectors(texts, documents, lexicon, rules, *words));
  }
  isolate(kernel);
  return kernel;
}

}  // namespace

Result<QuoteSpace> make_quote_space(const ClusterInput& input, const ClusterOptions& options) {
  if (input.items.size() > kMaxPairwiseItems) {
    return fail(ErrorKind::limit,
                fmt::format("{} quotes are more than the {} that can be grouped at once",
                            input.items.size(), kMaxPairwiseItems),
                "group one study or one code at a time");
  }
  WordRules rules(options.language, options.stop_words);
  std::vector<std::size_t> order = canonical_order(input.items);
  std::vector<std::size_t> place(order.size());
  std::vector<ClusterItem> items;
  std::vector<Document> documents;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    items.push_back(input.items[order[i]]);
    documents.push_back(read_document(items.back().text, items.back().codes, rules));
  }
  Lexicon lexicon(documents);
  std::vector<SparseVector> vectors;
  for (const auto& document : documents) {
    vectors.push_back(lexicon.vector(document));
  }
  Kernel plain = compare(items, documents, vectors, lexicon, rules, options.vectors);
  Kernel smoothed = smooth(plain);
  return QuoteSpace{.rules = std::move(rules),
                    .items = std::move(items),
                    .origin = std::move(order),
                    .place = std::move(place),
                    .lexicon = std::move(lexicon),
                    .vectors = std::move(vectors),
                    .plain = std::move(plain),
                    .smoothed = std::move(smoothed)};
}

std::vector<std::size_t> to_input(const QuoteSpace& space, std::vector<std::size_t> places) {
  for (std::size_t& place : places) {
    place = space.origin[place];
  }
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace uxi::analysis
