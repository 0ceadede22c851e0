#include "analysis/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace uxi::analysis {
namespace {

double share_of(Block block, const BlockShares& shares) {
  switch (block) {
    case Block::word: return 1;
    case Block::letters: return shares.letters;
    case Block::code: return shares.codes;
    case Block::pair: return shares.pairs;
  }
  return 0;
}

/// Letter n-grams of a single quote say nothing about another.
std::size_t least_documents(Block block) { return block == Block::letters ? 2 : 1; }

/// A word that adds less than this share of what the best word adds explains nothing.
constexpr double kLeastShare = 0.2;

void scale_to(std::vector<Component>& part, double length) {
  double squares = 0;
  for (const auto& component : part) {
    squares += static_cast<double>(component.weight) * static_cast<double>(component.weight);
  }
  const double factor = squares > 0 ? length / std::sqrt(squares) : 0;
  for (auto& component : part) {
    component.weight = static_cast<float>(component.weight * factor);
  }
}

/// What one feature adds to what a quote says for a group.
double shared_weight(const std::string& key, const SparseVector& vector, const TermWeight& weight,
                     const Lexicon& lexicon) {
  const std::uint32_t* term = lexicon.find(key);
  if (term == nullptr) {
    return 0;
  }
  const auto place = std::lower_bound(
      vector.begin(), vector.end(), *term,
      [](const Component& component, std::uint32_t wanted) { return component.term < wanted; });
  return place == vector.end() || place->term != *term
             ? 0
             : static_cast<double>(place->weight) * weight(*term);
}

}  // namespace

double dot(const SparseVector& a, const SparseVector& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->term < j->term) {
      ++i;
    } else if (j->term < i->term) {
      ++j;
    } else {
      sum += static_cast<double>(i->weight) * static_cast<double>(j->weight);
      ++i;
      ++j;
    }
  }
  return sum;
}

Lexicon::Lexicon(const std::vector<Document>& documents, const BlockShares& shares)
    : documents_(documents.size()), shares_(shares) {
  for (const Block block : kBlocks) {
    std::unordered_map<std::string, std::size_t> frequencies;
    for (const auto& document : documents) {
      for (const auto& [key, count] : document.block(block)) ++frequencies[key];
    }
    learn(block, frequencies);
  }
}

Lexicon::Lexicon(std::size_t documents, const std::function<Document(std::size_t)>& read,
                 const BlockShares& shares)
    : documents_(documents), shares_(shares) {
  std::array<std::unordered_map<std::string, std::size_t>, kBlocks.size()> frequencies;
  for (std::size_t i = 0; i < documents; ++i) {
    const Document document = read(i);
    for (std::size_t b = 0; b < kBlocks.size(); ++b) {
      for (const auto& [key, count] : document.block(kBlocks[b])) ++frequencies[b][key];
    }
  }
  for (std::size_t b = 0; b < kBlocks.size(); ++b) learn(kBlocks[b], frequencies[b]);
}

/// Terms are numbered in the order of their keys, whatever order they were met in.
void Lexicon::learn(Block block, const std::unordered_map<std::string, std::size_t>& frequencies) {
  std::vector<std::pair<std::string, std::size_t>> sorted(frequencies.begin(), frequencies.end());
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [key, frequency] : sorted) {
    if (frequency < least_documents(block)) continue;
    terms_.emplace(key, static_cast<std::uint32_t>(weights_.size()));
    weights_.push_back(
        std::log((1 + static_cast<double>(documents_)) / (1 + static_cast<double>(frequency))) + 1);
  }
}

const std::uint32_t* Lexicon::find(const std::string& key) const {
  const auto found = terms_.find(key);
  return found == terms_.end() ? nullptr : &found->second;
}

double Lexicon::idf(const std::string& key) const {
  const std::uint32_t* term = find(key);
  return term == nullptr ? std::log(1 + static_cast<double>(documents_)) + 1 : weights_[*term];
}

SparseVector Lexicon::vector(const Document& document) const {
  SparseVector result;
  for (const Block block : kBlocks) {
    SparseVector part;
    for (const auto& [key, count] : document.block(block)) {
      if (const std::uint32_t* term = find(key)) {
        const double share = key.front() == kStopMark ? shares_.stop_words : 1;
        const double weight = share * (1 + std::log(static_cast<double>(count))) * weights_[*term];
        part.push_back({*term, static_cast<float>(weight)});
      }
    }
    scale_to(part, share_of(block, shares_));
    result.insert(result.end(), part.begin(), part.end());
  }
  scale_to(result, 1);
  return result;
}

void Centroid::add(const SparseVector& vector, double weight) {
  for (const auto& component : vector) {
    sums_[component.term] += weight * static_cast<double>(component.weight);
  }
}

double Centroid::length() const {
  double squares = 0;
  for (const double sum : sums_) {
    squares += sum * sum;
  }
  return std::sqrt(squares);
}

double Centroid::dot(const SparseVector& vector) const {
  double sum = 0;
  for (const auto& component : vector) {
    sum += sums_[component.term] * static_cast<double>(component.weight);
  }
  return sum;
}

std::vector<std::string> shared_words(std::string_view text, const Centroid& centroid,
                                      const Lexicon& lexicon, const WordRules& rules,
                                      std::size_t most) {
  return telling_words(
      text, [&](std::uint32_t term) { return centroid.at(term); }, lexicon, rules, most);
}

std::vector<std::string> telling_words(std::string_view text, const TermWeight& weight,
                                       const Lexicon& lexicon, const WordRules& rules,
                                       std::size_t most) {
  const Document document = read_document(text, {}, rules);
  const SparseVector vector = lexicon.vector(document);
  std::map<std::string, std::pair<double, std::string>> words;  // by stem: weight and spelling
  for (const auto& token : document.content) {
    const std::string key = stem_key(token.folded, rules);
    double says = shared_weight(key, vector, weight, lexicon);
    for (const auto& letters : letter_keys(token.folded)) {
      says += shared_weight(letters, vector, weight, lexicon);
    }
    words.try_emplace(key, says, text.substr(token.span.begin, token.span.size()));
  }
  std::vector<std::pair<double, std::string>> ranked;
  double best = 0;
  for (const auto& [key, word] : words) {
    best = std::max(best, word.first);
  }
  for (auto& [key, word] : words) {
    if (word.first > kLeastShare * best) {
      ranked.push_back(std::move(word));
    }
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> result;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
    result.push_back(std::move(ranked[i].second));
  }
  return result;
}

}  // namespace uxi::analysis
