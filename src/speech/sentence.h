// A sentence as words and marks, folded for comparing: what all of `speech` and `lint` look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi::speech {

/// So many bytes of a word decide its key.
inline constexpr std::size_t kKeyBytes = 3;
/// One of 64 keys of a word, by its first bytes: a pattern that wants none of a sentence's keys
/// cannot match it. See Phrase::keys.
[[nodiscard]] constexpr unsigned word_key(std::string_view word) {
  std::uint32_t bytes = 0;
  for (std::size_t i = 0; i < kKeyBytes; ++i) {
    bytes = bytes << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return bytes * 2654435761U >> 26U;  // Knuth's multiplicative hash
}

/// A word, lower-cased with plain apostrophes ("Don’t" -> "don't"), or one of `. , ; : ? ! - /`
/// (any dash that stands alone is `-`). Brackets and quotation marks are no tokens.
struct Token {
  Span span;  ///< bytes of the sentence's text
  std::string folded;
  unsigned key = 0;  ///< of `folded`

  [[nodiscard]] bool is_mark() const;
};

/// Tokens of one sentence. `clause` and `lead` are filled in by `find_clause` (speech/form.h).
struct Sentence {
  std::string_view text;
  std::vector<Token> tokens;
  std::size_t clause = 0;  ///< first token of the main clause, behind "So, when you ...,"
  std::size_t end = 0;     ///< tokens before the marks that end it
  bool asks = false;       ///< it ends with a question mark
  std::uint64_t keys = 0;  ///< a bit for each key among the tokens

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
