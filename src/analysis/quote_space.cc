#include "analysis/quote_space.h"

#include <algorithm>
#include <cmath>
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

/// Rows of an embedder in the order of the space, at unit length.
SentenceVectors embedded(const std::vector<std::vector<float>>& given,
                         const std::vector<std::size_t>& order) {
  SentenceVectors out;
  out.share = 0.6;
  for (const auto& row : given) out.dimensions = std::max(out.dimensions, row.size());
  for (const std::size_t place : order) {
    double squares = 0;
    for (const float one : given[place])
      squares += static_cast<double>(one) * static_cast<double>(one);
    const double norm = std::sqrt(squares);
    out.coverage.push_back(norm > 0 ? 1 : 0);
    for (std::size_t d = 0; d < out.dimensions; ++d) {
      const double value = norm > 0 ? static_cast<double>(given[place][d]) / norm : 0;
      out.values.push_back(static_cast<float>(value));
    }
  }
  return out;
}

Kernel compare(const std::vector<ClusterItem>& items, const std::vector<Document>& documents,
               const std::vector<SparseVector>& vectors, const Lexicon& lexicon,
               const WordRules& rules, const ClusterOptions& options,
               const std::vector<std::size_t>& order) {
  Kernel kernel = lexical_kernel(vectors, lexicon.size());
  if (options.embeddings != nullptr) blend(kernel, embedded(*options.embeddings, order));
  if (options.vectors != nullptr) {
    std::vector<std::string_view> texts;
    for (const auto& item : items) {
      texts.emplace_back(item.text);
    }
    blend(kernel, sentence_vectors(texts, documents, lexicon, rules, *options.vectors));
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
  if (options.embeddings != nullptr && options.embeddings->size() != input.items.size()) {
    return fail(ErrorKind::usage, "there is not one vector for each quote");
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
  Kernel plain = compare(items, documents, vectors, lexicon, rules, options, order);
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
