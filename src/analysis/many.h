// Grouping more quotes than a table of all pairs can hold: the same method over nearest neighbours
// only. Groups come without sub-groups.
#pragma once

#include "uxi/cluster.h"

namespace uxi::analysis {

/// `usage` as of `cluster`, and for word vectors, which need all pairs.
[[nodiscard]] Result<Clustering> cluster_many(const ClusterInput& input,
                                              const ClusterOptions& options);

}  // namespace uxi::analysis
