#include "analysis/kernel.h"

#include <algorithm>
#include <cmath>

namespace uxi::analysis {
namespace {

constexpr float kAlone = 0.08F;

/// Makes the diagonal 1 where it is not 0, and both triangles the same to the last bit.
void normalize(Kernel& kernel) {
  const std::size_t n = kernel.size();
  std::vector<float> scale(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    scale[i] = kernel.at(i, i) > 1e-12F ? 1 / std::sqrt(kernel.at(i, i)) : 0;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = kernel.row(i);
    for (std::size_t j = 0; j < i; ++j) {
      row[j] *= scale[i] * scale[j];
      kernel.row(j)[i] = row[j];
    }
    row[i] = scale[i] > 0 ? 1 : 0;
  }
}

}  // namespace

Kernel lexical_kernel(const std::vector<SparseVector>& vectors, std::size_t terms) {
  std::vector<std::vector<Component>> postings(terms);  // here `term` is the quote's number
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    for (const auto& component : vectors[i]) {
      postings[component.term].push_back({static_cast<std::uint32_t>(i), component.weight});
    }
  }
  Kernel kernel(vectors.size());
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    const auto row = kernel.row(i);
    for (const auto& component : vectors[i]) {
      for (const auto& posting : postings[component.term]) {
        if (posting.term > i) {
          break;
        }
        row[posting.term] += component.weight * posting.weight;
      }
    }
  }
  normalize(kernel);
  return kernel;
}

void blend(Kernel& kernel, const SentenceVectors& sentences) {
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const auto row = kernel.row(i);
    const auto a = sentences.row(i);
    const double cov_i = sentences.coverage[i];
    for (std::size_t j = 0; j <= i; ++j) {
      const double cov_j = sentences.coverage[j];
      const auto share = static_cast<float>(sentences.share * cov_i * cov_i * cov_j * cov_j);
      if (share > 0) {
        const auto b = sentences.row(j);
        float cosine = 0;
        for (std::size_t d = 0; d < a.size(); ++d) {
          cosine += a[d] * b[d];
        }
        row[j] = (1 - share) * row[j] + share * cosine;
      }
    }
  }
  normalize(kernel);
}

void isolate(Kernel& kernel) {
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const auto row = kernel.row(i);
    float best = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
      best = i == j ? best : std::max(best, row[j]);
    }
    for (std::size_t j = 0; j < row.size() && best < kAlone; ++j) {
      if (i != j) {
        row[j] = kernel.row(j)[i] = 0;
      }
    }
  }
}

Kernel part_of(const Kernel& kernel, const std::vector<std::size_t>& items) {
  Kernel part(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = 0; j < items.size(); ++j) {
      part.row(i)[j] = kernel.at(items[i], items[j]);
    }
  }
  return part;
}

std::vector<Neighbour> nearest(const Kernel& kernel, std::size_t i, std::size_t most) {
  const auto row = kernel.row(i);
  const auto nearer = [&](std::size_t a, std::size_t b) {
    return row[a] != row[b] ? row[a] > row[b] : a < b;
  };
  std::vector<std::size_t> best;  // a heap with the farthest in front
  for (std::size_t j = 0; j < row.size(); ++j) {
    if (j == i || row[j] <= 0) {
      continue;
    }
    if (best.size() < most) {
      best.push_back(j);
      std::push_heap(best.begin(), best.end(), nearer);
    } else if (!best.empty() && nearer(j, best.front())) {
      std::pop_heap(best.begin(), best.end(), nearer);
      best.back() = j;
      std::push_heap(best.begin(), best.end(), nearer);
    }
  }
  std::sort_heap(best.begin(), best.end(), nearer);
  std::vector<Neighbour> result;
  for (const std::size_t j : best) {
    result.push_back({j, static_cast<double>(row[j])});
  }
  return result;
}

Kernel smooth(const Kernel& kernel) {
  const std::size_t n = kernel.size();
  const double wanted = std::round(std::sqrt(static_cast<double>(n)) / 3);
  const auto most = static_cast<std::size_t>(std::clamp(wanted, 4.0, 10.0));
  std::vector<std::vector<Neighbour>> mix(n);  // the rows of M
  for (std::size_t i = 0; i < n; ++i) {
    mix[i] = nearest(kernel, i, most);
    double sum = 0;
    for (const auto& neighbour : mix[i]) {
      sum += neighbour.weight;
    }
    for (auto& neighbour : mix[i]) {
      neighbour.weight *= 0.5 / sum;
    }
    mix[i].push_back({i, 0.5});
  }
  Kernel result(n);
  std::vector<float> mixed(n);  // row i of M K
  for (std::size_t i = 0; i < n; ++i) {
    std::fill(mixed.begin(), mixed.end(), 0.0F);
    for (const auto& [item, weight] : mix[i]) {
      const auto row = kernel.row(item);
      for (std::size_t j = 0; j < n; ++j) {
        mixed[j] += static_cast<float>(weight) * row[j];
      }
    }
    const auto row = result.row(i);
    for (std::size_t j = 0; j <= i; ++j) {
      for (const auto& [item, weight] : mix[j]) {
        row[j] += static_cast<float>(weight) * mixed[item];
      }
    }
  }
  normalize(result);
  return result;
}

}  // namespace uxi::analysis
