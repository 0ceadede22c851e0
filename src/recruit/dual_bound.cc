#include "recruit/dual_bound.h"

#include <algorithm>

namespace uxi::recruit {

DualBound::DualBound(const LinearProgram& program, const std::vector<double>& worth) {
  for (std::size_t row = 0; row < program.limits.size(); ++row) {
    bound_ += std::max(0.0, worth[row]) * program.limits[row];
  }
  gain_.reserve(program.columns.size());
  for (const Column& column : program.columns) {
    double gain = column.cost;
    for (const Entry& entry : column.entries) {
      gain -= std::max(0.0, worth[entry.row]) * entry.coefficient;
    }
    gain_.push_back(gain);
    bound_ += gain > 0 ? gain * column.upper : gain * column.lower;
  }
}

double DualBound::with_one_more(std::size_t column) const {
  return bound_ + std::min(0.0, gain_[column]);
}

void DualBound::raise_lower(std::size_t column) { bound_ += std::min(0.0, gain_[column]); }

void DualBound::lower_upper(std::size_t column, double by) {
  bound_ -= std::max(0.0, gain_[column]) * by;
}

}  // namespace uxi::recruit
