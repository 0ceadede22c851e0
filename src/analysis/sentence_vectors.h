// Sentence vectors from word vectors: smooth inverse frequency (Arora, Liang & Ma 2017, "A simple
// but tough-to-beat baseline for sentence embeddings").
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/features.h"
#include "uxi/vectors.h"

namespace uxi::analysis {

/// Unit vectors row by row; zero for a text of unknown words only.
struct SentenceVectors {
  std::size_t dimensions = 0;
  std::vector<float> values;
  std::vector<double> coverage;  ///< share of the content words' idf that has a vector, 0 to 1

  [[nodiscard]] std::span<const float> row(std::size_t i) const {
    return std::span<const float>(values).subspan(i * dimensions, dimensions);
  }
};

/// The vectors of a body of texts, its mean and first principal component taken out.
[[nodiscard]] SentenceVectors sentence_vectors(const std::vector<std::string_view>& texts,
                                               const std::vector<Document>& documents,
                                               const Lexicon& lexicon, const WordRules& rules,
                                               const WordVectors& words);

}  // namespace uxi::analysis
