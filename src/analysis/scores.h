// How alike two ways to part the same items are.
#pragma once

#include "analysis/partition.h"

namespace uxi::analysis {

/// Adjusted Rand index (Hubert & Arabie 1985); items without a group count as groups of one. 1
/// where both are the same.
[[nodiscard]] double adjusted_rand(const Labels& a, const Labels& b);

}  // namespace uxi::analysis
