#include "recruit/linear_program.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace uxi::recruit {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// So many steps without gain, and Bland's rule takes over: it never goes round in circles.
constexpr std::size_t kPatience = 50;

enum class Place : unsigned char { lower, upper, basis };

/// Lower bounds are shifted to 0; behind the columns of the program there is a slack for each row,
/// and these are the first basis.
class Simplex {
 public:
  explicit Simplex(const LinearProgram& program)
      : program_(program),
        rows_(program.limits.size()),
        columns_(program.columns.size()),
        inverse_(rows_ * rows_, 0.0),
        basis_(rows_),
        level_(program.limits),
        place_(columns_ + rows_, Place::lower) {
    for (std::size_t row = 0; row < rows_; ++row) {
      inverse_[row * rows_ + row] = 1;
      basis_[row] = columns_ + row;
      place_[columns_ + row] = Place::basis;
    }
    for (const Column& column : program.columns) {
      for (const Entry& entry : column.entries) {
        level_[entry.row] -= entry.coefficient * column.lower;
      }
    }
  }

  LinearResult solve() {
    if (std::ranges::any_of(level_, [](double level) { return level < -kTolerance; }) ||
        std::ranges::any_of(program_.columns,
                            [](const Column& c) { return c.upper < c.lower - kTolerance; })) {
      return {LinearState::infeasible, {}, columns_};
    }
    const std::size_t most_steps = 200 + 20 * (rows_ + columns_);
    std::size_t idle = 0;
    for (std::size_t step = 0; step < most_steps; ++step) {
      const auto entering = price(idle > kPatience);
      if (!entering) return {LinearState::solved, solution(), (step + 1) * columns_};
      idle = move(*entering) > kTolerance ? 0 : idle + 1;
    }
    return {LinearState::gave_up, {}, most_steps * columns_};
  }

 private:
  [[nodiscard]] double range(std::size_t variable) const {
    if (variable >= columns_) return kInfinity;
    return program_.columns[variable].upper - program_.columns[variable].lower;
  }

  [[nodiscard]] double cost(std::size_t variable) const {
    return variable < columns_ ? program_.columns[variable].cost : 0.0;
  }

  /// The costs of the basis times its inverse: what a unit of each row is worth.
  [[nodiscard]] std::vector<double> worth_of_rows() const {
    std::vector<double> worth(rows_, 0.0);
    for (std::size_t i = 0; i < rows_; ++i) {
      const double price = cost(basis_[i]);
      if (price == 0) continue;
      for (std::size_t row = 0; row < rows_; ++row) worth[row] += price * inverse_[i * rows_ + row];
    }
    return worth;
  }

  /// The variable whose move gains most for each unit, the first that gains where `bland`; nothing
  /// at the optimum.
  [[nodiscard]] std::optional<std::size_t> price(bool bland) const {
    const std::vector<double> worth = worth_of_rows();
    std::optional<std::size_t> best;
    double most = kTolerance;
    for (std::size_t variable = 0; variable < columns_ + rows_; ++variable) {
      if (place_[variable] == Place::basis || range(variable) < kTolerance) continue;
      double gain = cost(variable);
      if (variable < columns_) {
        for (const Entry& entry : program_.columns[variable].entries) {
          gain -= worth[entry.row] * entry.coefficient;
        }
      } else {
        gain -= worth[variable - columns_];
      }
      if (place_[variable] == Place::upper) gain = -gain;
      if (gain <= most) continue;
      best = variable;
      if (bland) break;
      most = gain;
    }
    return best;
  }

  /// How much each basic variable falls when `variable` rises by one.
  [[nodiscard]] std::vector<double> fall_of_basis(std::size_t variable) const {
    std::vector<double> fall(rows_, 0.0);
    const auto add = [&](std::size_t row, double coefficient) {
      for (std::size_t i = 0; i < rows_; ++i) fall[i] += coefficient * inverse_[i * rows_ + row];
    };
    if (variable >= columns_) {
      add(variable - columns_, 1);
    } else {
      for (const Entry& entry : program_.columns[variable].entries)
        add(entry.row, entry.coefficient);
    }
    return fall;
  }

  /// Moves `entering` as far as it goes: to its other bound, or until a basic variable meets one of
  /// its own and leaves. Returns how far.
  double move(std::size_t entering) {
    const double sign = place_[entering] == Place::lower ? 1 : -1;
    const std::vector<double> fall = fall_of_basis(entering);
    double far = range(entering);
    std::optional<std::size_t> leaving;
    for (std::size_t i = 0; i < rows_; ++i) {
      const double rate = sign * fall[i];
      double room = kInfinity;
      if (rate > kTolerance) room = std::max(0.0, level_[i]) / rate;
      if (rate < -kTolerance) room = std::max(0.0, range(basis_[i]) - level_[i]) / -rate;
      const bool nearer = room < far - kTolerance;
      const bool tie = leaving && room <= far + kTolerance && basis_[i] < basis_[*leaving];
      if (!nearer && !tie) continue;
      far = std::min(far, room);
      leaving = i;
    }
    for (std::size_t i = 0; i < rows_; ++i) level_[i] -= sign * far * fall[i];
    if (!leaving) {
      place_[entering] = sign > 0 ? Place::upper : Place::lower;
      return far;
    }
    const double entry_level = sign > 0 ? far : range(entering) - far;
    exchange(entering, *leaving, entry_level, sign * fall[*leaving] > 0, fall);
    return far;
  }

  void exchange(std::size_t entering, std::size_t leaving, double entry_level, bool leaves_at_lower,
                const std::vector<double>& fall) {
    place_[basis_[leaving]] = leaves_at_lower ? Place::lower : Place::upper;
    place_[entering] = Place::basis;
    basis_[leaving] = entering;
    level_[leaving] = entry_level;
    double* pivot_row = &inverse_[leaving * rows_];
    for (std::size_t row = 0; row < rows_; ++row) pivot_row[row] /= fall[leaving];
    for (std::size_t i = 0; i < rows_; ++i) {
      if (i == leaving || fall[i] == 0) continue;
      for (std::size_t row = 0; row < rows_; ++row) {
        inverse_[i * rows_ + row] -= fall[i] * pivot_row[row];
      }
    }
  }

  [[nodiscard]] LinearSolution solution() const {
    LinearSolution out{
        .values = std::vector<double>(columns_), .objective = 0, .worth = worth_of_rows()};
    for (std::size_t variable = 0; variable < columns_; ++variable) {
      out.values[variable] = program_.columns[variable].lower +
                             (place_[variable] == Place::upper ? range(variable) : 0.0);
    }
    for (std::size_t i = 0; i < rows_; ++i) {
      if (basis_[i] < columns_) out.values[basis_[i]] += level_[i];
    }
    for (std::size_t variable = 0; variable < columns_; ++variable) {
      out.objective += out.values[variable] * cost(variable);
    }
    return out;
  }

  const LinearProgram& program_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> inverse_;  // of the basis, row by row
  std::vector<std::size_t> basis_;
  std::vector<double> level_;  // of the basic variables
  std::vector<Place> place_;
};

}  // namespace

LinearResult solve_linear(const LinearProgram& program) { return Simplex(program).solve(); }

}  // namespace uxi::recruit
