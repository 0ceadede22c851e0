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

void subtract_mean(Rows& rows, const std::vector<bool>& known) {
  std::vector<double> mean(rows.front().size(), 0);
  double count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    count += known[i] ? 1 : 0;
    for (std::size_t d = 0; d < mean.size(); ++d) {
      mean[d] += rows[i][d];
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t d = 0; d < mean.size() && known[i]; ++d) {
      rows[i][d] -= mean[d] / count;
    }
  }
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t d = 0; d < a.size(); ++d) {
    sum += a[d] * b[d];
  }
  return sum;
}

/// First principal component by power iteration from the all-ones vector.
std::vector<double> first_component(const Rows& rows) {
  std::vector<double> component(rows.front().size(), 1);
  make_unit(component);
  for (int step = 0; step < kPowerSteps; ++step) {
    std::vector<double> next(component.size(), 0);
    for (const auto& row : rows) {
      const double along = product(row, component);
      for (std::size_t d = 0; d < next.size(); ++d) {
        next[d] += along * row[d];
      }
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

SentenceVectors sentence_vectors(const std::vector<std::string_view>& texts,
                                 const std::vector<Document>& documents, const Lexicon& lexicon,
                                 const WordRules& rules, const WordVectors& words) {
  SentenceVectors result;
  result.dimensions = words.dimensions();
  if (texts.empty()) {
    return result;
  }
  Rows rows;
  std::vector<bool> known;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    rows.push_back(weighted_sum(texts[i], words));
    known.push_back(length(rows.back()) > 0);
    result.coverage.push_back(known.back() ? coverage_of(documents[i], lexicon, rules, words) : 0);
  }
  subtract_mean(rows, known);
  const auto component = first_component(rows);
  for (auto& row : rows) {
    const double along = product(row, component);
    for (std::size_t d = 0; d < row.size(); ++d) {
      row[d] -= along * component[d];
    }
    make_unit(row);
    for (const double value : row) {
      result.values.push_back(static_cast<float>(value));
    }
  }
  return result;
}

}  // namespace uxi::analysis
