// Nearest neighbours among many sparse vectors, without a table of all pairs: an inverted index
// finds candidates, their cosines are then worked out in full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/features.h"
#include "analysis/kernel.h"

namespace uxi::analysis {

/// For each of `rows` (unit length or empty) its `most` nearest others with a cosine above 0, best
/// first, ties to the lower number. Candidates are found by the rarer terms: one that stands in
/// more than a twenty-fifth of the rows (and a thousand) joins in the cosine only.
[[nodiscard]] std::vector<std::vector<Neighbour>> all_nearest(const std::vector<SparseVector>& rows,
                                                              std::size_t terms, std::size_t most);

/// Every row takes half of its meaning from its neighbours, by their weights, as `smooth` does for
/// a table of all pairs; of the mixture the heaviest hundred terms are kept.
[[nodiscard]] std::vector<SparseVector> smooth_rows(
    const std::vector<SparseVector>& rows, std::size_t terms,
    const std::vector<std::vector<Neighbour>>& neighbours);

}  // namespace uxi::analysis
