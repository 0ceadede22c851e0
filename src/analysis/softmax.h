// Which of several classes a text is of, learned from examples: multinomial logistic regression
// with an L2 penalty, solved in its dual, one example at a time (stochastic dual coordinate ascent:
// Shalev-Shwartz & Zhang 2013, with an exact step along their direction). The same examples in the
// same order give the same model on every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/features.h"

namespace uxi::analysis {

struct LabelledVector {
  const SparseVector* features = nullptr;  ///< must outlive the learning
  std::vector<std::size_t> classes;        ///< one or more, each once
};

class SoftmaxModel {
 public:
  SoftmaxModel() = default;
  /// Classes are numbered below `classes`; an example of several counts for each in part.
  SoftmaxModel(const std::vector<LabelledVector>& examples, std::size_t classes);

  /// How likely each class is; their sum is 1. Nothing where there are no classes.
  [[nodiscard]] std::vector<double> shares(const SparseVector& features) const;
  /// What a term says for a class, or against it.
  [[nodiscard]] double weight(std::uint32_t term, std::size_t one_class) const;

 private:
  class Learner;
  [[nodiscard]] std::vector<double> margins(const SparseVector& features) const;

  std::size_t classes_ = 0;
  std::unordered_map<std::uint32_t, std::size_t> rows_;  ///< of terms that examples have
  std::vector<float> weights_;                           ///< a row a term, a column a class
};

}  // namespace uxi::analysis
