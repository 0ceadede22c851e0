// A sentence as words and marks, folded for comparing: what all of `speech` and `lint` look at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi::speech {

/// A word, lower-cased with plain apostrophes ("Don’t" -> "don't"), or one of `. , ; : ? ! - /`
/// (any dash that stands alone is `-`). Brackets and quotation marks are no tokens.
struct Token {
  Span span;  ///< bytes of the sentence's text
  std::string folded;

  [[nodiscard]] bool is_mark() const;
};

/// Tokens of one sentence. `clause` and `lead` are filled in by `find_clause` (speech/form.h).
struct Sentence {
  std::string_view text;
  std::vector<Token> tokens;
  std::size_t clause = 0;  ///< first token of the main clause, behind "So, when you ...,"
  std::size_t end = 0;     ///< tokens before the marks that end it
  bool asks = false;       ///< it ends with a question mark

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return index < tokens.size() ? std::string_view(tokens[index].folded) : std::string_view();
  }
  /// Bytes of tokens `[first, last)`; empty where there are none.
  [[nodiscard]] Span bytes(std::size_t first, std::size_t last) const;
  /// Words among the tokens, marks left out.
  [[nodiscard]] std::size_t word_count() const;
};

/// Cuts `text` (which must outlive the result) into tokens. Linear.
[[nodiscard]] Sentence tokenize(std::string_view text);

}  // namespace uxi::speech
