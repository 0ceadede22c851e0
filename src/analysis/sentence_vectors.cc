#include "analysis/sentence_vectors.h"

#include <cmath>

namespace uxi::analysis {
namespace {

constexpr double kSmoothing = 1e-3;
constexpr int kPowerSteps = 30;

using Rows = std::vector<std::vector<double>>;

double length(const std::vector<double>& vector) {
  double squares = 0;
  for (const double value : vector) {
    squares += value * value;
  }
  return std::sqrt(squares);
}

void make_unit(std::vector<double>& vector) {
  const double norm = length(vector);
  for (double& value : vector) {
    value = norm > 1e-12 ? value / norm : 0;
  }
}

void add(const std::vector<double>& vector, double weight, std::vector<double>& to) {
  for (std::size_t d = 0; d < to.size(); ++d) {
    to[d] += weight * vector[d];
  }
}

/// Sum of a/(a+p) times each known word's vector.
std::vector<double> weighted_sum(std::string_view text, const WordVectors& words) {
  std::vector<double> sum(words.dimensions(), 0);
  for (const auto& token : tokenize(text)) {
    const auto vector = words.find(token.folded);
    const double weight = kSmoothing / (kSmoothing + words.probability(token.folded));
    for (std::size_t d = 0; d < vector.size(); ++d) {
      sum[d] += weight * static_cast<double>(vector[d]);
    }
  }
  make_unit(sum);
  return sum;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t d = 0; d < a.size(); ++d) {
    sum += a[d] * b[d];
  }
  return sum;
}

/// First principal component by power iteration from the all-ones vector.
std::vector<double> first_component(const Rows& rows, std::size_t dimensions) {
  std::vector<double> component(dimensions, 1);
  make_unit(component);
  for (int step = 0; step < kPowerSteps; ++step) {
    std::vector<double> next(dimensions, 0);
    for (const auto& row : rows) {
      add(row, product(row, component), next);
    }
    make_unit(next);
    component = std::move(next);
  }
  return component;
}

double coverage_of(const Document& document, const Lexicon& lexicon, const WordRules& rules,
                   const WordVectors& words) {
  double known = 0;
  double all = 0;
  for (const auto& token : document.content) {
    const double weight = lexicon.idf(stem_key(token.folded, rules));
    all += weight;
    known += words.find(token.folded).empty() ? 0 : weight;
  }
  return all > 0 ? known / all : 0;
}

}  // namespace

SentenceModel::SentenceModel(const std::vector<std::string_view>& texts, const WordVectors& words)
    : words_(words), mean_(words.dimensions(), 0) {
  Rows rows;
  for (const auto text : texts) {
    auto row = weighted_sum(text, words);
    if (length(row) > 0) {
      rows.push_back(std::move(row));
    }
  }
  for (const auto& row : rows) {
    add(row, 1 / static_cast<double>(rows.size()), mean_);
  }
  for (auto& row : rows) {
    add(mean_, -1, row);
  }
  component_ = first_component(rows, words.dimensions());
}

std::vector<double> SentenceModel::vector(std::string_view text) const {
  auto row = weighted_sum(text, words_);
  if (length(row) > 0) {
    add(mean_, -1, row);
    add(component_, -product(row, component_), row);
    make_unit(row);
  }
  return row;
}

SentenceVectors sentence_vectors(const std::vector<std::string_view>& texts,
                                 const std::vector<Document>& documents, const Lexicon& lexicon,
                                 const WordRules& rules, const WordVectors& words) {
  const SentenceModel model(texts, words);
  SentenceVectors result;
  result.dimensions = words.dimensions();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto row = model.vector(texts[i]);
    for (const double value : row) {
      result.values.push_back(static_cast<float>(value));
    }
    result.coverage.push_back(length(row) > 0 ? coverage_of(documents[i], lexicon, rules, words)
                                              : 0);
  }
  return result;
}

}  // namespace uxi::analysis
