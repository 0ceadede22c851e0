// How much of the curve is the order of the interviews: the same interviews, in random orders.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/incidence.h"
#include "uxi/saturation.h"

namespace uxi::analysis {

/// For each place, between which totals 95 % of `orders` random orders lie (2.5 and 97.5 %
/// percentiles, nearest rank). Fewer orders are drawn where there are very many codes.
[[nodiscard]] std::vector<Interval> order_band(const Incidence& incidence, std::size_t orders,
                                               std::uint64_t seed);

}  // namespace uxi::analysis
