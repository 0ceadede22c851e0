// A part of the quotes and its groups as a person is shown them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/partition.h"
#include "analysis/quote_space.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

/// The groups of `labels` (one for each of `members`) with names, keywords, typical quotes and
/// input places, in the order of the labels; without ids and sub-groups.
[[nodiscard]] std::vector<Cluster> describe_groups(const QuoteSpace& space,
                                                   const std::vector<std::size_t>& members,
                                                   const Labels& labels);

/// By participants, then size, then first member; numbered behind `prefix`.
void put_in_order(std::vector<Cluster>& clusters, const std::string& prefix);

/// Distinct participants of some quotes; a quote of nobody counts as one.
[[nodiscard]] std::size_t count_participants(const QuoteSpace& space,
                                             const std::vector<std::size_t>& members);

}  // namespace uxi::analysis
