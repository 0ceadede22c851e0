// The usual baseline: k-means on tf-idf vectors of unit length, by cosine, the best of ten seeded
// starts.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "analysis/features.h"
#include "analysis/random.h"

namespace uxi::bench {

class SphericalMeans {
 public:
  SphericalMeans(const std::vector<analysis::SparseVector>& vectors, std::size_t terms,
                 std::size_t k)
      : vectors_(vectors), terms_(terms), k_(k), random_(0) {}

  /// Group of each vector.
  std::vector<std::size_t> run() {
    std::vector<std::size_t> best;
    double best_fit = -1;
    for (int start = 0; start < 10; ++start) {
      seed();
      labels_.assign(vectors_.size(), k_);
      for (int round = 0; round < 50 && assign(); ++round) {
        move_centres();
      }
      if (fit_ > best_fit) {
        best_fit = fit_;
        best = labels_;
      }
    }
    return best;
  }

 private:
  /// k-means++: far from the centres there are.
  void seed() {
    centres_.clear();
    std::vector<double> distance(vectors_.size(), 1);
    while (centres_.size() < k_) {
      double draw = random_.uniform() * std::accumulate(distance.begin(), distance.end(), 0.0);
      std::size_t chosen = 0;
      while (chosen + 1 < vectors_.size() && (draw -= distance[chosen]) > 0) {
        ++chosen;
      }
      centres_.emplace_back(terms_, 0.0F);
      for (const auto& component : vectors_[chosen]) {
        centres_.back()[component.term] = component.weight;
      }
      for (std::size_t i = 0; i < vectors_.size(); ++i) {
        const double far = 1 - analysis::dot(vectors_[i], vectors_[chosen]);
        distance[i] = std::max(0.0, std::min(distance[i], far));
      }
    }
  }

  /// Every vector to its nearest centre; true where any moved.
  bool assign() {
    bool moved = false;
    fit_ = 0;
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      std::size_t nearest = 0;
      float nearest_cosine = -1;
      for (std::size_t c = 0; c < k_; ++c) {
        float cosine = 0;
        for (const auto& component : vectors_[i]) {
          cosine += component.weight * centres_[c][component.term];
        }
        if (cosine > nearest_cosine) {
          nearest_cosine = cosine;
          nearest = c;
        }
      }
      moved = moved || labels_[i] != nearest;
      labels_[i] = nearest;
      fit_ += static_cast<double>(nearest_cosine);
    }
    return moved;
  }

  void move_centres() {
    std::vector<std::vector<float>> sums(k_, std::vector<float>(terms_, 0));
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      for (const auto& component : vectors_[i]) {
        sums[labels_[i]][component.term] += component.weight;
      }
    }
    for (std::size_t c = 0; c < k_; ++c) {
      const float squares =
          std::inner_product(sums[c].begin(), sums[c].end(), sums[c].begin(), 0.0F);
      if (squares <= 0) {
        continue;  // an empty group keeps its centre
      }
      for (float& value : sums[c]) {
        value /= std::sqrt(squares);
      }
      centres_[c] = std::move(sums[c]);
    }
  }

  const std::vector<analysis::SparseVector>& vectors_;
  std::size_t terms_;
  std::size_t k_;
  analysis::SplitMix random_;
  std::vector<std::vector<float>> centres_;
  std::vector<std::size_t> labels_;
  double fit_ = 0;
};

}  // namespace uxi::bench
