// Quotes made comparable: read, counted, and set against each other, in an order that does not
// depend on how they were given.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/document.h"
#include "analysis/features.h"
#include "analysis/kernel.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

struct QuoteSpace {
  WordRules rules;
  std::vector<ClusterItem> items;   ///< sorted by text, participant and codes
  std::vector<std::size_t> origin;  ///< place of each in the input
  std::vector<std::size_t> place;   ///< the inverse: place of each input item here
  Lexicon lexicon;
  std::vector<SparseVector> vectors;
  Kernel plain;
  Kernel smoothed;
};

/// `limit` over `kMaxPairwiseItems`.
[[nodiscard]] Result<QuoteSpace> make_quote_space(const ClusterInput& input,
                                                  const ClusterOptions& options);

/// Places in the space to places in the input, ascending.
[[nodiscard]] std::vector<std::size_t> to_input(const QuoteSpace& space,
                                                std::vector<std::size_t> places);

/// Groups `members` of the space (ascending) and describes the groups; errors and order as of
/// `cluster`.
[[nodiscard]] Result<Clustering> cluster_part(const QuoteSpace& space,
                                              const std::vector<std::size_t>& members,
                                              const ClusterOptions& options);

}  // namespace uxi::analysis
