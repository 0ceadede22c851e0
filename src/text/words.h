// Words, sentences and stems of running text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi::text {

/// One word: its bytes in the text, and the same case-folded with plain quotes ("Don’t" ->
/// "don't").
struct Word {
  Span span;
  std::string folded;
};
/// Runs of letters and digits with `'`, `’`, `-` inside. Punctuation is left out.
[[nodiscard]] std::vector<Word> words(std::string_view text);
/// Their number, without building them.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// Sentences as spans without the space around them. Ends at `.?!…` (with closing quotes and
/// brackets) before a space; not after common abbreviations (e.g., Dr., a.m.), initials, or inside
/// numbers, addresses and file names.
[[nodiscard]] std::vector<Span> sentences(std::string_view text);

/// Snowball stem of a folded word. `language` is ISO 639-1 (`en` is Porter2); an unknown language
/// returns the word.
[[nodiscard]] std::string stem(std::string_view word, std::string_view language = "en");

/// The English stop words of the analysis (scikit-learn's 318, contractions and spoken fillers).
[[nodiscard]] bool is_stop_word(std::string_view folded_word);

}  // namespace uxi::text
