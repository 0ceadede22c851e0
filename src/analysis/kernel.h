// Similarities of all pairs of quotes, and smoothing them over nearest neighbours.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/features.h"
#include "analysis/sentence_vectors.h"

namespace uxi::analysis {

/// A symmetric matrix with 1 on the diagonal (0 for a quote without features).
class Kernel {
 public:
  explicit Kernel(std::size_t size) : size_(size), cells_(size * size, 0) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] float at(std::size_t i, std::size_t j) const { return cells_[i * size_ + j]; }
  [[nodiscard]] std::span<float> row(std::size_t i) { return {&cells_[i * size_], size_}; }
  [[nodiscard]] std::span<const float> row(std::size_t i) const {
    return {&cells_[i * size_], size_};
  }

 private:
  std::size_t size_;
  std::vector<float> cells_;
};

/// Cosines, through an inverted index of terms.
[[nodiscard]] Kernel lexical_kernel(const std::vector<SparseVector>& vectors, std::size_t terms);

/// Mixes in sentence vectors: a pair's share is `share` * cov_i^2 * cov_j^2, so that words without
/// vectors cannot hurt.
void blend(Kernel& kernel, const SentenceVectors& sentences);

/// Cuts off every quote that has no other at least 0.08 near: what it shares with others is noise,
/// and smoothing would make half of its meaning from that. (Unrelated texts come to 0.04 to 0.07,
/// the least alike of a theme to about 0.2.)
void isolate(Kernel& kernel);

/// The rows and columns `items`.
[[nodiscard]] Kernel part_of(const Kernel& kernel, const std::vector<std::size_t>& items);

struct Neighbour {
  std::size_t item = 0;
  double weight = 0;  ///< never negative
};
/// The `most` nearest others of item `i`; ties go to the lower number.
[[nodiscard]] std::vector<Neighbour> nearest(const Kernel& kernel, std::size_t i, std::size_t most);

/// Every quote takes half of its meaning from its nearest quotes: M K M' with M = I/2 + W/2, W
/// their weights. Mends the sparsity of short texts.
[[nodiscard]] Kernel smooth(const Kernel& kernel);

}  // namespace uxi::analysis
