// Text as words with what stands between them, so that two texts can be held against each other
// word by word whatever their typography: white space, the shape of quotation marks and of dashes,
// ligatures and the way accents are written do not count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::report {

/// Offsets of one word and of the marks behind it in `Tokens::bytes`, and of the word in the text
/// it came from.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t word_end = 0;
  std::uint32_t marks_end = 0;
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
};

/// Words of one text or of many. Apostrophes are `'`, dashes of any length `-`, `…` is `...`;
/// spaces, quotation marks and invisible characters are gone.
struct Tokens {
  std::string bytes;
  std::vector<Token> list;

  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return std::string_view(bytes).substr(list[i].begin, list[i].word_end - list[i].begin);
  }
  /// Between word `i` and the next of the same text.
  [[nodiscard]] std::string_view marks(std::size_t i) const {
    return std::string_view(bytes).substr(list[i].word_end, list[i].marks_end - list[i].word_end);
  }
};

/// Adds the words of `text`, which is under 4 GiB.
void tokenize(std::string_view text, Tokens& tokens);

/// The same words, the case of the first letter aside where `free_case` is set.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b, bool free_case);

}  // namespace uxi::report
