// Signs that one cohort is really two: codes that burst in late, and interviews that fall into two
// camps.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/incidence.h"
#include "uxi/saturation.h"

namespace uxi::analysis {

/// Nothing under four interviews or without codes.
[[nodiscard]] std::optional<LateBurst> late_burst(const Incidence& incidence, std::size_t orders,
                                                  std::uint64_t seed);

/// A split of the interviews, and which of them stand in its second part.
struct Camps {
  Bipartition measured;
  std::vector<bool> second;
};
/// Nothing under eight or over 400 interviews, or where no two interviews differ.
[[nodiscard]] std::optional<Camps> find_camps(const Incidence& incidence, std::uint64_t seed);

/// Fisher's exact test, two-sided: `a` of `m` against `b` of `n`.
[[nodiscard]] double fisher_exact(std::size_t a, std::size_t m, std::size_t b, std::size_t n);

}  // namespace uxi::analysis
