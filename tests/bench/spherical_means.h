// The usual baseline: k-means on tf-idf vectors of unit length, by cosine, the best of ten seeded
// starts.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "analysis/features.h"
#include "analysis/random.h"

namespace uxi::bench {

/// Group of each vector; k-means++ starts, at most 50 rounds each.
inline std::vector<std::size_t> spherical_means(const std::vector<analysis::SparseVector>& vectors,
                                                std::size_t terms, std::size_t k) {
  analysis::SplitMix random(0);
  std::vector<std::size_t> best;
  double best_fit = -1;
  for (int start = 0; start < 10; ++start) {
    std::vector<std::vector<float>> centres;
    std::vector<double> distance(vectors.size(), 1);
    while (centres.size() < k) {
      double draw = 0;
      for (const double d : distance) {
        draw += d;
      }
      draw *= random.uniform();
      std::size_t chosen = 0;
      while (chosen + 1 < vectors.size() && (draw -= distance[chosen]) > 0) {
        ++chosen;
      }
      centres.emplace_back(terms, 0.0F);
      for (const auto& component : vectors[chosen]) {
        centres.back()[component.term] = component.weight;
      }
      for (std::size_t i = 0; i < vectors.size(); ++i) {
        distance[i] = std::min(distance[i], 1 - analysis::dot(vectors[i], vectors[chosen]));
        distance[i] = std::max(distance[i], 0.0);
      }
    }
    std::vector<std::size_t> labels(vectors.size(), k);
    double fit = 0;
    for (int round = 0; round < 50; ++round) {
      bool moved = false;
      fit = 0;
      for (std::size_t i = 0; i < vectors.size(); ++i) {
        std::size_t nearest = 0;
        float nearest_cosine = -1;
        for (std::size_t c = 0; c < k; ++c) {
          float cosine = 0;
          for (const auto& component : vectors[i]) {
            cosine += component.weight * centres[c][component.term];
          }
          if (cosine > nearest_cosine) {
            nearest_cosine = cosine;
            nearest = c;
          }
        }
        moved = moved || labels[i] != nearest;
        labels[i] = nearest;
        fit += static_cast<double>(nearest_cosine);
      }
      if (!moved) {
        break;
      }
      for (std::size_t c = 0; c < k; ++c) {
        std::vector<float> sum(terms, 0);
        double squares = 0;
        for (std::size_t i = 0; i < vectors.size(); ++i) {
          for (const auto& component : vectors[i]) {
            sum[component.term] += labels[i] == c ? component.weight : 0;
          }
        }
        for (const float value : sum) {
          squares += static_cast<double>(value) * static_cast<double>(value);
        }
        for (float& value : sum) {
          value =
              squares > 0 ? static_cast<float>(static_cast<double>(value) / std::sqrt(squares)) : 0;
        }
        if (squares > 0) {
          centres[c] = std::move(sum);
        }
      }
    }
    if (fit > best_fit) {
      best_fit = fit;
      best = labels;
    }
  }
  return best;
}

}  // namespace uxi::bench
