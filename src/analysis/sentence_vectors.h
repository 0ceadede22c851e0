// Sentence vectors from word vectors: smooth inverse frequency (Arora, Liang & Ma 2017, "A simple
// but tough-to-beat baseline for sentence embeddings").
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/features.h"
#include "uxi/vectors.h"

namespace uxi::analysis {

/// What all texts of a body have in common, to be taken out of each.
class SentenceModel {
 public:
  /// `words` must outlive the model.
  SentenceModel(const std::vector<std::string_view>& texts, const WordVectors& words);
  /// A unit vector; zero for a text of unknown words only.
  [[nodiscard]] std::vector<double> vector(std::string_view text) const;

 private:
  const WordVectors& words_;
  std::vector<double> mean_;
  std::vector<double> component_;  ///< first principal one
};

/// The vectors of a body of texts, row by row.
struct SentenceVectors {
  std::size_t dimensions = 0;
  std::vector<float> values;
  double share = 0.25;           ///< of a pair's likeness, where both are covered
  std::vector<double> coverage;  ///< share of the content words' idf that has a vector, 0 to 1

  [[nodiscard]] std::span<const float> row(std::size_t i) const {
    return std::span<const float>(values).subspan(i * dimensions, dimensions);
  }
};

[[nodiscard]] SentenceVectors sentence_vectors(const std::vector<std::string_view>& texts,
                                               const std::vector<Document>& documents,
                                               const Lexicon& lexicon, const WordRules& rules,
                                               const WordVectors& words);

}  // namespace uxi::analysis
