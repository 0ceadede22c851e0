// Which attribute of the people parts the interviews, if any does: a cohort that is really two is
// easier to mend where the difference has a name.
#pragma once

#include <cstdint>
#include <vector>

#include "uxi/saturation.h"

namespace uxi::analysis {

/// Every attribute with two values at least that two interviews or more have, over eight interviews
/// at least. Numbers with many values are parted at their median.
///
/// Statistic: mean Jaccard of codes within a value less that between values; `p` by shuffling the
/// values over the interviews, corrected after Holm (1979, Scandinavian Journal of Statistics
/// 6:65).
[[nodiscard]] std::vector<AttributeSplit> attribute_splits(
    const std::vector<CodedInterview>& interviews, std::uint64_t seed);

}  // namespace uxi::analysis
