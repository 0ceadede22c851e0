#include "recruit/integer_program.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace uxi::recruit {
namespace {

/// One open part of the search: the bounds of the columns that were branched on.
using Bounds = std::vector<std::pair<double, double>>;

std::int64_t whole_part(double value) {
  return static_cast<std::int64_t>(std::floor(value + 1e-5));
}

class Search {
 public:
  Search(LinearProgram program, SearchOptions options)
      : program_(std::move(program)), options_(options) {}

  IntegerSolution run() {
    Bounds all;
    for (const Column& column : program_.columns) all.emplace_back(column.lower, column.upper);
    open_.push_back(std::move(all));
    for (bool is_first = true; !open_.empty() && !is_enough();) {
      if (!is_first && options_.work_left != nullptr && *options_.work_left == 0) {
        best_.proven = false;
        break;
      }
      is_first = false;
      const Bounds bounds = std::move(open_.back());
      open_.pop_back();
      look_at(bounds);
    }
    return std::move(best_);
  }

 private:
  [[nodiscard]] bool is_enough() const {
    return best_.feasible && options_.enough >= 0 && best_.objective >= options_.enough;
  }

  /// No part of the search with this bound can improve on what is there or asked for.
  [[nodiscard]] bool is_hopeless(double bound) const {
    const std::int64_t most = whole_part(bound);
    return (best_.feasible && most <= best_.objective) || most < options_.enough;
  }

  void look_at(const Bounds& bounds) {
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      program_.columns[i].lower = bounds[i].first;
      program_.columns[i].upper = bounds[i].second;
    }
    const LinearResult relaxed = solve_linear(program_);
    if (options_.work_left != nullptr) {
      *options_.work_left -= std::min(*options_.work_left, relaxed.work);
    }
    if (relaxed.state == LinearState::gave_up) best_.proven = false;
    if (relaxed.state != LinearState::solved) return;
    if (best_.worth.empty()) best_.worth = relaxed.solution.worth;
    if (is_hopeless(relaxed.solution.objective)) return;
    take(rounded(relaxed.solution.values));
    if (is_hopeless(relaxed.solution.objective)) return;
    if (const auto column = most_fractional(relaxed.solution.values)) {
      branch(bounds, *column, relaxed.solution.values[*column]);
    }
  }

  /// The upper part is looked at first: it fills places.
  void branch(const Bounds& bounds, std::size_t column, double value) {
    Bounds below = bounds;
    below[column].second = std::floor(value);
    open_.push_back(std::move(below));
    Bounds above = bounds;
    above[column].first = std::floor(value) + 1;
    open_.push_back(std::move(above));
  }

  [[nodiscard]] std::optional<std::size_t> most_fractional(
      const std::vector<double>& values) const {
    std::optional<std::size_t> found;
    double farthest = 1e-5;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double off = std::abs(values[i] - std::round(values[i]));
      if (!program_.columns[i].whole || off <= farthest) continue;
      farthest = off;
      found = i;
    }
    return found;
  }

  /// A solution in whole numbers near a fractional one: rounded down, then filled up in the order
  /// of the columns where there is room.
  [[nodiscard]] std::vector<int> rounded(const std::vector<double>& values) const {
    std::vector<double> room = program_.limits;
    std::vector<int> out(values.size(), 0);
    const auto add = [&](std::size_t i, int count) {
      out[i] += count;
      for (const Entry& entry : program_.columns[i].entries) {
        room[entry.row] -= entry.coefficient * count;
      }
    };
    const auto fits = [&](std::size_t i) {
      if (out[i] + 1 > program_.columns[i].upper + kTolerance) return false;
      for (const Entry& entry : program_.columns[i].entries) {
        if (entry.coefficient > room[entry.row] + kTolerance) return false;
      }
      return true;
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (program_.columns[i].whole) add(i, static_cast<int>(whole_part(values[i])));
    }
    for (const bool whole : {true, false}) {  // what follows from the others comes last
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (program_.columns[i].whole != whole || program_.columns[i].cost <= 0) continue;
        while (fits(i)) add(i, 1);
      }
    }
    return out;
  }

  void take(std::vector<int> values) {
    double objective = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      objective += program_.columns[i].cost * values[i];
    }
    const std::int64_t whole = whole_part(objective);
    if (best_.feasible && whole <= best_.objective) return;
    best_.feasible = true;
    best_.objective = whole;
    best_.values = std::move(values);
  }

  LinearProgram program_;
  SearchOptions options_;
  std::vector<Bounds> open_;
  IntegerSolution best_;
};

}  // namespace

IntegerSolution solve_whole(const LinearProgram& program, SearchOptions options) {
  return Search(program, options).run();
}

}  // namespace uxi::recruit
