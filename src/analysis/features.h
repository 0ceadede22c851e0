// Sparse tf-idf vectors of quotes: words, letter n-grams and codes, each block of unit length
// before they are weighed against each other. One path for clustering, placing and suggesting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/document.h"

namespace uxi::analysis {

struct Component {
  std::uint32_t term = 0;
  float weight = 0;
};
/// Unit length or empty; ascending by term.
using SparseVector = std::vector<Component>;

[[nodiscard]] double dot(const SparseVector& a, const SparseVector& b);

/// What the blocks of features weigh beside words, which weigh 1; a code in common is weaker than
/// the same words.
struct BlockShares {
  double letters = 0.5;
  double codes = 0.7;
  double pairs = 0.3;
  double stop_words = 1;  ///< of a word, where they are counted
};

/// Terms with their weight in a body of documents.
class Lexicon {
 public:
  explicit Lexicon(const std::vector<Document>& documents, const BlockShares& shares = {});
  /// The same for more documents than memory should hold: `read` gives the i-th, once.
  Lexicon(std::size_t documents, const std::function<Document(std::size_t)>& read,
          const BlockShares& shares = {});

  /// ln((1+N)/(1+df)) + 1; terms that the body does not have are left out.
  [[nodiscard]] SparseVector vector(const Document& document) const;
  /// As for a term in no document where it is unknown.
  [[nodiscard]] double idf(const std::string& key) const;
  [[nodiscard]] std::size_t size() const { return weights_.size(); }
  /// Place of a term; nothing where the body does not have it.
  [[nodiscard]] const std::uint32_t* find(const std::string& key) const;

 private:
  void learn(Block block, const std::unordered_map<std::string, std::size_t>& frequencies);

  std::size_t documents_;
  BlockShares shares_;
  std::unordered_map<std::string, std::uint32_t> terms_;
  std::vector<double> weights_;
};

/// The sum of some vectors, to compare quotes with a group of them.
class Centroid {
 public:
  explicit Centroid(std::size_t terms) : sums_(terms, 0) {}
  void add(const SparseVector& vector, double weight = 1);
  [[nodiscard]] double dot(const SparseVector& vector) const;
  [[nodiscard]] double length() const;
  [[nodiscard]] double at(std::uint32_t term) const { return sums_[term]; }

 private:
  std::vector<double> sums_;
};

/// What a term says for a group.
using TermWeight = std::function<double(std::uint32_t term)>;

/// Words of `text` that say most for a group, best first: stem and letters together, in the text's
/// spelling, each word once.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view text,
                                                     const TermWeight& weight,
                                                     const Lexicon& lexicon, const WordRules& rules,
                                                     std::size_t most);
/// Words of `text` that count most for its likeness to `centroid`.
[[nodiscard]] std::vector<std::string> shared_words(std::string_view text, const Centroid& centroid,
                                                    const Lexicon& lexicon, const WordRules& rules,
                                                    std::size_t most);

}  // namespace uxi::analysis
