// Passages in quotation marks: “…”, "…", ‘…’, '…', «…», »…«, ‹…›, „…“, ‚…‘, ”…”, 「…」, 『…』, also
// inside one another.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace uxi::report {

/// Bytes of a text.
struct Quoted {
  std::size_t open = 0;   ///< the opening mark
  std::size_t begin = 0;  ///< the words `[begin, end)`
  std::size_t end = 0;
  std::size_t next = 0;  ///< behind the closing mark
};

/// Outermost passages, in order. A double mark that is never closed opens one to the end; single
/// marks must be closed, for apostrophes look like them. Inches and feet open nothing.
[[nodiscard]] std::vector<Quoted> quoted_in(std::string_view text);

}  // namespace uxi::report
