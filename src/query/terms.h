// How words are looked for: what a text holds, and what a query asks for, as tokens that are the
// same where a word is found.
//
// English is stemmed as it is folded; other languages are stemmed as they are written, because
// their stemmers look at accents, and then folded. A stem of another language than English has the
// language in front (`_de_haus`), so that `die` does not find `dies` of another language. Scripts
// that have no spaces between words are cut into overlapping trigrams, one a character, so that any
// part of a run is found.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace uxi::query {

/// The words of a text: lower case with plain apostrophes and accents as written, hyphenated words
/// as their parts, runs of scripts without spaces apart from what stands beside them.
[[nodiscard]] std::vector<std::string> terms(std::string_view text);

/// A term of a script that has no spaces between words, or whose endings no stemmer knows.
[[nodiscard]] bool is_run(std::string_view term);

/// Characters of a run in one token.
inline constexpr std::size_t kGram = 3;

/// `de` of `de-DE`; empty for English and where nothing is said.
[[nodiscard]] std::string language_key(std::string_view language);

/// What a text holds. Words and phrases are looked for among `stems`, beginnings of words among
/// both. `folded` has the words as they are written: in English only those that are not their own
/// stems, as `_charged`, which saves a third of the index; in other languages all, in place,
/// because words and phrases are looked for among them too, for those who leave accents out.
struct Tokens {
  std::vector<std::string> stems;
  std::vector<std::string> folded;  ///< of a run only `_`, in English nothing
};

/// Makes tokens of terms and remembers: people say few words, often.
class Tokenizer {
 public:
  /// `key` is a `language_key`.
  [[nodiscard]] Tokens tokens(std::string_view text, const std::string& key);

 private:
  struct Forms {
    std::string stem;
    std::string folded;
  };
  const Forms& forms(const std::string& term, const std::string& key);

  std::string key_;
  std::unordered_map<std::string, Forms> known_;
};

/// What a query's words ask for: tokens one behind the other.
struct Pattern {
  std::vector<std::string> tokens;
  bool open = false;  ///< the last token is the beginning of one
  friend bool operator==(const Pattern&, const Pattern&) = default;
};

/// Among `Tokens::stems` of a language.
[[nodiscard]] Pattern stem_pattern(const std::vector<std::string>& words, const std::string& key);
/// Among `Tokens::folded`; no tokens where a word is a run.
[[nodiscard]] Pattern folded_pattern(const std::vector<std::string>& words);
/// What a token begins with that is a word, or the stem of one, that begins so.
struct Beginning {
  std::string stem;    ///< among `Tokens::stems`
  std::string folded;  ///< among `Tokens::folded`
};
[[nodiscard]] Beginning beginning_of(const std::string& word, const std::string& key);

}  // namespace uxi::query
