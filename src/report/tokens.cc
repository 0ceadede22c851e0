#include "report/tokens.h"

#include <optional>

#include "text/compose.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr char32_t kModifierApostrophe = 0x02BC;  // a letter to Unicode

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == kModifierApostrophe;
}

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == 0x00AB || c == 0x00BB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A || c == '\'' || c == '`' || c == 0x00B4 || c == kModifierApostrophe;
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// Soft hyphens, zero-width characters, bidirectional controls, byte order marks, controls.
bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x061C || c < 0x20 ||
         (c >= 0x7F && c <= 0x9F);
}

bool is_combining(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

/// Letters that a typesetter joined: `ﬁ` is `fi`.
std::string_view ligature(char32_t c) {
  switch (c) {
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05:
    case 0xFB06: return "st";
    default: return {};
  }
}

bool is_part(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
  return text::is_word_part(c);
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const char32_t c = text::next_code_point(text_, at);
      if (is_invisible(c)) {
        if (c == '\n' || c == '\t' || c == '\r') in_word_ = false;
      } else if (is_part(c) && c != kModifierApostrophe) {
        add_letter(c, begin, at);
      } else if (in_word_ && is_apostrophe(c) && starts_with_part(at)) {
        add_letter('\'', begin, at);
      } else {
        in_word_ = false;
        add_mark(c);
      }
    }
  }

 private:
  bool starts_with_part(std::size_t at) const {
    return at < text_.size() && is_part(text::next_code_point(text_, at));
  }

  void add_letter(char32_t c, std::size_t begin, std::size_t end) {
    const auto here = static_cast<std::uint32_t>(tokens_.bytes.size());
    if (!in_word_) {
      tokens_.list.push_back({here, here, here, static_cast<std::uint32_t>(begin), 0});
      first_ = false;
    }
    in_word_ = true;
    append(c);
    Token& token = tokens_.list.back();
    token.word_end = token.marks_end = static_cast<std::uint32_t>(tokens_.bytes.size());
    token.source_end = static_cast<std::uint32_t>(end);
  }

  void append(char32_t c) {
    if (c < 0x0300) {
      text::append_code_point(tokens_.bytes, c);
    } else if (const std::string_view letters = ligature(c); !letters.empty()) {
      tokens_.bytes += letters;
    } else if (!is_combining(c) || !composed(c)) {
      text::append_code_point(tokens_.bytes, c);
    }
  }

  /// Puts an accent on the letter before it.
  bool composed(char32_t mark) {
    std::size_t at = tokens_.bytes.size();
    const std::size_t least = tokens_.list.back().begin;
    while (at > least && (static_cast<unsigned char>(tokens_.bytes[at - 1]) & 0xC0U) == 0x80U) --at;
    if (at <= least) return false;
    const std::size_t letter_at = --at;
    const auto letter = text::compose(text::next_code_point(tokens_.bytes, at), mark);
    if (!letter) return false;
    tokens_.bytes.resize(letter_at);
    text::append_code_point(tokens_.bytes, *letter);
    return true;
  }

  /// Marks in front of the first word belong to nothing.
  void add_mark(char32_t c) {
    if (first_ || text::is_space(c) || is_quotation_mark(c)) return;
    if (is_dash(c)) {
      const Token& token = tokens_.list.back();
      if (token.marks_end > token.word_end && tokens_.bytes.back() == '-') return;
      tokens_.bytes += '-';
    } else if (c == 0x2026) {
      tokens_.bytes += "...";
    } else {
      text::append_code_point(tokens_.bytes, c);
    }
    tokens_.list.back().marks_end = static_cast<std::uint32_t>(tokens_.bytes.size());
  }

  std::string_view text_;
  Tokens& tokens_;
  bool in_word_ = false;
  bool first_ = true;
};

}  // namespace

void tokenize(std::string_view text, Tokens& tokens) { Tokenizer(text, tokens).run(); }

bool same_word(std::string_view a, std::string_view b, bool free_case) {
  if (a == b) return true;
  if (!free_case) return false;
  std::size_t at_a = 0;
  std::size_t at_b = 0;
  text::next_code_point(a, at_a);
  text::next_code_point(b, at_b);
  return a.substr(at_a) == b.substr(at_b) &&
         text::fold_case(a.substr(0, at_a)) == text::fold_case(b.substr(0, at_b));
}

}  // namespace uxi::report
