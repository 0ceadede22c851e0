// Marks in a quote that stand for words left out or put in by the writer: `…`, `...`, `[...]`,
// `[the invoice]`, `[sic]`.
#pragma once

#include <string_view>
#include <vector>

#include "report/tokens.h"

namespace uxi::report {

/// Words of the quote, and the gap in front of them.
struct QuotePart {
  Tokens words;
  Tokens put_in;        ///< what brackets in the gap say
  bool elided = false;  ///< there is an ellipsis in the gap
};

struct QuoteParts {
  std::vector<QuotePart> parts;  ///< none of them empty
  Tokens put_in_behind;          ///< brackets behind the last one
};

/// The parts of a quote between its gaps. `[T]hey` is a letter changed, no gap.
[[nodiscard]] QuoteParts split_at_gaps(std::string_view quote);

}  // namespace uxi::report
