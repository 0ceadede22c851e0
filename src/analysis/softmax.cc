#include "analysis/softmax.h"

#include <algorithm>
#include <cmath>

#include "analysis/random.h"

namespace uxi::analysis {
namespace {

/// What an error weighs against large weights, and how often each example is looked at: chosen by
/// cross-validation on the training parts of BANKING77, CLINC150 and HWU64. From 10 to 100, and
/// from 8 to 40 times, all is as good.
constexpr double kStrength = 30;
constexpr std::size_t kRounds = 10;
constexpr std::uint64_t kSeed = 1;
constexpr int kHalvings = 12;

void to_shares(std::vector<double>& margins) {
  const double most = *std::max_element(margins.begin(), margins.end());
  double sum = 0;
  for (double& margin : margins) sum += margin = std::exp(margin - most);
  for (double& margin : margins) margin /= sum;
}

}  // namespace

/// The dual keeps a distribution over the classes for each example, `mass`: what it was told at
/// first, what the model says of it in the end. The weights are the sum of (told - mass) *
/// features.
class SoftmaxModel::Learner {
 public:
  Learner(SoftmaxModel& model, const std::vector<LabelledVector>& examples)
      : model_(model), examples_(examples) {
    for (const LabelledVector& example : examples_) {
      std::vector<float> mass(model_.classes_, 0);
      for (const std::size_t one : example.classes) {
        mass[one] = 1 / static_cast<float>(example.classes.size());
      }
      mass_.push_back(std::move(mass));
    }
  }

  void run() {
    std::vector<std::size_t> order(examples_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    SplitMix random(kSeed);
    for (std::size_t round = 0; round < kRounds; ++round) {
      random.shuffle(order);
      for (const std::size_t i : order) improve(i);
    }
  }

 private:
  /// Moves an example's mass towards what the model says, as far as the dual gains by it.
  void improve(std::size_t i) {
    const SparseVector& features = *examples_[i].features;
    std::vector<float>& mass = mass_[i];
    const std::vector<double> margins = model_.margins(features);
    std::vector<double> way = margins;
    to_shares(way);
    double slope = 0;
    double curve = 0;
    for (std::size_t c = 0; c < way.size(); ++c) {
      way[c] -= static_cast<double>(mass[c]);
      slope += way[c] * margins[c];
      curve += way[c] * way[c];
    }
    const double step = best_step(mass, way, slope, kStrength * curve * dot(features, features));
    for (std::size_t c = 0; c < way.size(); ++c) {
      way[c] *= step;
      mass[c] = std::max(0.0F, static_cast<float>(static_cast<double>(mass[c]) + way[c]));
    }
    for (const Component& component : features) {
      float* row = &model_.weights_[model_.rows_.at(component.term) * model_.classes_];
      const double amount = kStrength * static_cast<double>(component.weight);
      for (std::size_t c = 0; c < way.size(); ++c) row[c] -= static_cast<float>(amount * way[c]);
    }
  }

  /// Where, from 0 to 1, the dual is highest: entropy of the mass + slope s - curve s^2 / 2.
  static double best_step(const std::vector<float>& mass, const std::vector<double>& way,
                          double slope, double curve) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = (low + high) / 2;
      double rises = slope - curve * middle;
      for (std::size_t c = 0; c < way.size(); ++c) {
        const double there = static_cast<double>(mass[c]) + middle * way[c];
        if (there > 0) rises -= way[c] * std::log(there);
      }
      (rises > 0 ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  SoftmaxModel& model_;
  const std::vector<LabelledVector>& examples_;
  std::vector<std::vector<float>> mass_;
};

SoftmaxModel::SoftmaxModel(const std::vector<LabelledVector>& examples, std::size_t classes)
    : classes_(classes) {
  for (const LabelledVector& example : examples) {
    for (const Component& component : *example.features) {
      rows_.try_emplace(component.term, rows_.size());
    }
  }
  weights_.assign(rows_.size() * classes_, 0);
  Learner(*this, examples).run();
}

std::vector<double> SoftmaxModel::margins(const SparseVector& features) const {
  std::vector<double> result(classes_, 0);
  for (const Component& component : features) {
    const auto row = rows_.find(component.term);
    if (row == rows_.end()) continue;
    const float* weights = &weights_[row->second * classes_];
    const auto amount = static_cast<double>(component.weight);
    for (std::size_t c = 0; c < classes_; ++c) {
      result[c] += amount * static_cast<double>(weights[c]);
    }
  }
  return result;
}

std::vector<double> SoftmaxModel::shares(const SparseVector& features) const {
  std::vector<double> result = margins(features);
  if (!result.empty()) to_shares(result);
  return result;
}

double SoftmaxModel::weight(std::uint32_t term, std::size_t one_class) const {
  const auto row = rows_.find(term);
  return row == rows_.end() ? 0 : static_cast<double>(weights_[row->second * classes_ + one_class]);
}

}  // namespace uxi::analysis
