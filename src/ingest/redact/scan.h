// A text as tokens with what the lexicon says of each: what every search for personal data walks.
//
// One pass over the bytes. Tokens are runs of letters and digits; anything else is a gap. Bytes
// that are no UTF-8 count as gaps, so that no span ever cuts a code point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/redact/lexicon.h"
#include "uxi/source.h"

namespace uxi::ingest {

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  Classes classes;
  bool capital = false;   ///< begins with a capital
  bool capitals = false;  ///< two letters or more, all of them capitals
  bool has_digit = false;
  bool has_letter = false;

  [[nodiscard]] Span span() const { return {begin, end}; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool digits() const { return has_digit && !has_letter; }
  [[nodiscard]] bool is(Class one) const { return classes.has(one); }
  /// In no list but that of everyday words.
  [[nodiscard]] bool unlisted() const {
    Classes others = classes;
    others.remove(Classes::of(Class::word, Class::phrase_start));
    return others.empty();
  }
};

class Scan {
 public:
  explicit Scan(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const Token& operator[](std::size_t i) const { return tokens_[i]; }

  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].size());
  }
  /// The bytes of tokens `first` to `last`, both included.
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const {
    return {tokens_[first].begin, tokens_[last].end};
  }
  /// What stands between token `i` and the one before it; before the first, all of the text.
  [[nodiscard]] std::string_view gap(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : tokens_[i - 1].end;
    return text_.substr(begin, (i < size() ? tokens_[i].begin : text_.size()) - begin);
  }
  [[nodiscard]] bool has_digits() const { return has_digits_; }
  /// Token `i` is `lower`, whatever its case (ASCII).
  [[nodiscard]] bool is(std::size_t i, std::string_view lower) const;
  /// Tokens from `i` are these words, parted by single spaces or an apostrophe.
  [[nodiscard]] bool phrase(std::size_t i, std::string_view words) const;
  /// Behind a full stop, a line end or a quotation mark, or first of all.
  [[nodiscard]] bool starts_sentence(std::size_t i) const;
  /// The folded word, as the lexicon has it.
  [[nodiscard]] std::string folded(std::size_t i) const;
  /// The byte before or behind; 0 at an end of the text.
  [[nodiscard]] char before(std::size_t byte) const { return byte == 0 ? '\0' : text_[byte - 1]; }
  [[nodiscard]] char at(std::size_t byte) const { return byte < text_.size() ? text_[byte] : '\0'; }

  /// Distance, in tokens, to the nearest of `wanted` among the `back` tokens before `i`; `back + 1`
  /// where there is none.
  [[nodiscard]] std::size_t back_to(std::size_t i, Classes wanted, std::size_t back) const;
  /// The same for the `ahead` tokens behind `i`.
  [[nodiscard]] std::size_t ahead_to(std::size_t i, Classes wanted, std::size_t ahead) const;

 private:
  void add_phrases();
  /// In a text without capitals, as recognisers write it, listed names count as capitalised.
  void raise_names();

  std::string_view text_;
  std::vector<Token> tokens_;
  bool has_digits_ = false;
};

}  // namespace uxi::ingest
