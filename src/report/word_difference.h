// How a quote differs from the words most like it: Sellers' algorithm (1980) over words.
#pragma once

#include <string>

#include "report/tokens.h"

namespace uxi::report {

struct WordDifference {
  std::size_t changes = 0;  ///< words to change, drop or add
  std::size_t begin = 0;    ///< tokens of `text` that the quote was held against
  std::size_t end = 0;
  std::string words;  ///< the first three changes, as a phrase
};

/// Holds all of `quote` against the best stretch of tokens `[from, to)` of `text`.
[[nodiscard]] WordDifference compare_words(const Tokens& quote, const Tokens& text,
                                           std::size_t from, std::size_t to);

}  // namespace uxi::report
