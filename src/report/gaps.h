// Marks in a quote that stand for words left out or put in by the writer: `…`, `...`, `[...]`,
// `[sic]`.
#pragma once

#include <string_view>
#include <vector>

#include "report/tokens.h"

namespace uxi::report {

struct QuotePart {
  Tokens words;
  Tokens put_in;  ///< what stands in the brackets before it; empty for an ellipsis
};

/// The parts of a quote between its gaps, empty ones left out. `[T]hey` is a letter changed, no
/// gap.
[[nodiscard]] std::vector<QuotePart> split_at_gaps(std::string_view quote);

}  // namespace uxi::report
