// Interviews and their codes as numbers: what saturation, bursts and splits are computed from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "uxi/saturation.h"

namespace uxi::analysis {

/// Codes of each interview as ascending numbers, in the order the interviews were held.
struct Incidence {
  std::vector<std::string> codes;               ///< sorted
  std::vector<std::string> interviews;          ///< ids
  std::vector<std::vector<std::size_t>> found;  ///< [interview]: places in `codes`

  /// Number of interviews with each code; never 0.
  [[nodiscard]] std::vector<std::size_t> frequencies() const;
};

[[nodiscard]] Incidence make_incidence(const std::vector<CodedInterview>& interviews);

/// Distinct codes of each interview that no earlier one had.
[[nodiscard]] std::vector<std::size_t> fresh_counts(const Incidence& incidence);

}  // namespace uxi::analysis
