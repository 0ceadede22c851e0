// The part of a text that is nearest to a quote: Sellers, "The theory and computation of
// evolutionary distances" (1980): edit distance with free ends in the text. O(quote x text) time,
// O(quote) memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "uxi/source.h"

namespace uxi::coding {

struct CloseMatch {
  Span range;                ///< bytes of the text
  std::size_t distance = 0;  ///< insertions, deletions and substitutions of code points
};

/// The leftmost of the nearest parts of `text` with at most `limit` edits.
[[nodiscard]] std::optional<CloseMatch> close_match(std::string_view text, std::string_view quote,
                                                    std::size_t limit);

}  // namespace uxi::coding
