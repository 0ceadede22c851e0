// The tokenizer. Written here rather than on text/words.h because punctuation decides what a
// sentence does.
#include "speech/sentence.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/utf8.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kMarks = ".,;:?!-/";

/// What one code point is to the tokenizer.
enum class Class { word, apostrophe, hyphen, mark, space };

struct Unit {
  Class kind;
  char folded;  ///< of ASCII; 0 where bytes are taken as they are
};

constexpr Unit classify_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return {Class::word, static_cast<char>(c - 'A' + 'a')};
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') return {Class::word, c};
  if (c == '\'') return {Class::apostrophe, '\''};
  if (c == '-') return {Class::hyphen, '-'};
  if (kMarks.find(c) != std::string_view::npos) return {Class::mark, c};
  return {Class::space, ' '};
}

/// The same for every ASCII character, so that a look will do.
constexpr auto kAscii = [] {
  std::array<Unit, 128> units{};
  for (std::size_t c = 0; c < units.size(); ++c) units[c] = classify_ascii(static_cast<char>(c));
  return units;
}();

Unit classify_wide(char32_t code) {
  switch (code) {
    case U'\u2018':
    case U'\u2019': return {Class::apostrophe, '\''};
    case U'\u2010':
    case U'\u2011': return {Class::hyphen, '-'};
    case U'\u2012':
    case U'\u2013':
    case U'\u2014': return {Class::mark, '-'};
    case U'\u2026': return {Class::mark, '.'};
    case U'\u037E':  // of Greek, Arabic and East Asian writing
    case U'\u061F':
    case U'\uFF1F': return {Class::mark, '?'};
    default: break;
  }
  return text::is_letter(code) || text::is_digit(code) ? Unit{Class::word, 0}
                                                       : Unit{Class::space, ' '};
}

Unit unit_at(std::string_view text, std::size_t offset, std::size_t& next) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < kAscii.size()) {
    next = offset + 1;
    return kAscii[byte];
  }
  next = offset;
  return classify_wide(text::next_code_point(text, next));
}

bool word_starts_at(std::string_view text, std::size_t offset) {
  std::size_t ignored = 0;
  return offset < text.size() && unit_at(text, offset, ignored).kind == Class::word;
}

/// A mark that joins two words into one token: `don't`, `follow-up`, `va.gov`, `2.5`.
bool joins(std::string_view text, const Unit& unit, std::size_t next) {
  const bool joiner = unit.kind == Class::apostrophe || unit.kind == Class::hyphen ||
                      (unit.kind == Class::mark && unit.folded == '.');
  return joiner && word_starts_at(text, next);
}

/// What a byte is in a plain word: itself in lower case, or 0 where a word could end.
constexpr auto kPlain = [] {
  std::array<char, 256> plain{};
  for (std::size_t c = 0; c < kAscii.size(); ++c) {
    if (kAscii[c].kind == Class::word) plain[c] = kAscii[c].folded;
  }
  return plain;
}();

/// Eight bytes in small letters, and how many at their front are letters and digits of ASCII.
struct Eight {
  std::uint64_t folded = 0;
  unsigned plain = 0;
};
Eight fold(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kTops = 0x80 * kOnes;
  // The top bit of each byte of `low`, which has none, that is `from` to `to`.
  const auto within = [](std::uint64_t low, unsigned from, unsigned to) {
    return (low + (0x80 - from) * kOnes) & ~(low + (0x7F - to) * kOnes) & kTops;
  };
  const std::uint64_t low = bytes & ~kTops;
  const std::uint64_t letters = within(low | 0x20 * kOnes, 'a', 'z') & ~bytes;
  const std::uint64_t others = ~(letters | (within(low, '0', '9') & ~bytes)) & kTops;
  return {.folded = bytes | letters >> 2U,
          .plain = static_cast<unsigned>(std::countr_zero(others)) / 8};
}

/// Cuts one text; what is folded goes to `out`, which has room for it.
class Cutter {
 public:
  Cutter(std::string_view text, char* out) : text_(text), out_(out) {}

  Token read_word(std::size_t& offset) {
    const std::size_t begin = offset;
    start();
    while (true) {
      offset = read_plain(offset);
      if (offset >= text_.size() || text_[offset] == ' ') break;
      std::size_t next = 0;
      const Unit unit = unit_at(text_, offset, next);
      if (unit.kind != Class::word && !joins(text_, unit, next)) break;
      if (unit.folded != 0) {
        put(unit.folded);
      } else {
        for (const char c : text::lower(text_.substr(offset, next - offset))) put(c);
      }
      offset = next;
    }
    return finish(bytes(begin, offset));
  }

  Token read_mark(std::size_t begin, std::size_t end, char folded) {
    start();
    put(folded);
    Token mark = finish(bytes(begin, end));
    mark.classes |= static_cast<std::uint16_t>(WordClass::mark);
    return mark;
  }

 private:
  static Token::Bytes bytes(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void start() { begin_ = out_; }
  void put(char c) { *out_++ = c; }

  /// Letters, digits and `_`: nearly all there is. Eight bytes at a time where there are as many.
  std::size_t read_plain(std::size_t offset) {
    const char* at = text_.data() + offset;
    const char* const end = text_.data() + text_.size();
    char* out = out_;
    if constexpr (std::endian::native == std::endian::little) {
      while (end - at >= 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes);
        const Eight eight = fold(bytes);
        std::memcpy(out, &eight.folded, sizeof eight.folded);
        at += eight.plain;
        out += eight.plain;
        if (eight.plain < 8) break;
      }
    }
    for (; at != end; ++at) {
      const char c = kPlain[static_cast<unsigned char>(*at)];
      if (c == 0) break;
      *out++ = c;
    }
    out_ = out;
    return static_cast<std::size_t>(at - text_.data());
  }

  /// word_start of what was folded last; `out_` has eight bytes to spare.
  [[nodiscard]] std::uint64_t start_of(std::string_view folded) const {
    if constexpr (std::endian::native != std::endian::little) return word_start(folded);
    std::uint64_t start = 0;
    std::memcpy(&start, folded.data(), sizeof start);
    if (folded.size() < sizeof start) start &= (std::uint64_t{1} << 8 * folded.size()) - 1;
    return start;
  }

  [[nodiscard]] Token finish(Token::Bytes span) const {
    const std::string_view folded(begin_, static_cast<std::size_t>(out_ - begin_));
    const std::uint64_t start = start_of(folded);
    const std::uint32_t hash = word_hash(folded, start);
    const std::uint32_t head = head_of_start(start);
    return {.span = span,
            .folded = folded,
            .hash = hash,
            .head = head_hash(head),
            .key = static_cast<std::uint8_t>(key_of_head(head)),
            .bit = hash_bit_number(hash),
            .classes = word_classes(folded, start, hash)};
  }

  std::string_view text_;
  char* out_;
  const char* begin_ = nullptr;
};

void add(Sentence& sentence, const Token& token) {
  sentence.keys |= std::uint64_t{1} << token.key;
  sentence.words.add(token.hash);
  sentence.many_words.add(token.hash);
  sentence.classes |= token.classes;
  sentence.tokens.push_back(token);
}

void finish(Sentence& sentence) {
  sentence.end = sentence.tokens.size();
  while (sentence.end > 0 && sentence.tokens[sentence.end - 1].is_mark()) --sentence.end;
  sentence.asks =
      std::any_of(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.end),
                  sentence.tokens.end(), [](const Token& token) { return token.folded == "?"; });
}

}  // namespace

Span Sentence::bytes(std::size_t first, std::size_t last) const {
  last = std::min(last, tokens.size());
  if (first >= last) return {};
  return {tokens[first].span.begin, tokens[last - 1].span.end};
}

std::size_t Sentence::word_count() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(tokens, [](const Token& token) { return !token.is_mark(); }));
}

Sentence tokenize(std::string_view text, std::size_t most) {
  Sentence sentence{.text = text, .tokens = {}};
  constexpr std::size_t kBytesOfWord = 4;
  sentence.tokens.reserve(std::min(most, text.size() / kBytesOfWord + 2));
  // Small letters of two bytes can have three; behind the last are eight to read in one.
  sentence.letters = std::make_unique_for_overwrite<char[]>(text.size() + text.size() / 2 + 8);
  Cutter cutter(text, sentence.letters.get());
  for (std::size_t offset = 0; offset < text.size() && sentence.tokens.size() < most;) {
    if (text[offset] == ' ') {
      ++offset;
      continue;
    }
    std::size_t next = 0;
    const bool plain = kPlain[static_cast<unsigned char>(text[offset])] != 0;
    const Unit unit = plain ? Unit{Class::word, 0} : unit_at(text, offset, next);
    if (unit.kind == Class::word) {
      add(sentence, cutter.read_word(offset));
    } else if (unit.kind == Class::mark || unit.kind == Class::hyphen) {
      add(sentence, cutter.read_mark(offset, next, unit.folded));
      offset = next;
    } else {
      offset = next;
    }
  }
  finish(sentence);
  return sentence;
}

void append(Sentence& front, const Sentence& back, std::size_t shift) {
  const auto size_of = [](const Sentence& sentence) {
    return sentence.tokens.empty() ? std::size_t{0}
                                   : static_cast<std::size_t>(sentence.tokens.back().folded.end() -
                                                              sentence.letters.get());
  };
  const std::size_t size = size_of(front);
  auto letters = std::make_unique_for_overwrite<char[]>(size + size_of(back));
  std::copy_n(front.letters.get(), size, letters.get());
  std::copy_n(back.letters.get(), size_of(back), letters.get() + size);
  const auto moved = [](std::string_view folded, const char* from, const char* to) {
    return std::string_view(to + (folded.data() - from), folded.size());
  };
  for (Token& token : front.tokens)
    token.folded = moved(token.folded, front.letters.get(), letters.get());
  for (Token token : back.tokens) {
    token.span.begin += static_cast<std::uint32_t>(shift);
    token.span.end += static_cast<std::uint32_t>(shift);
    token.folded = moved(token.folded, back.letters.get(), letters.get() + size);
    front.tokens.push_back(token);
  }
  front.letters = std::move(letters);
  front.keys |= back.keys;
  front.words.add(back.words);
  front.many_words.add(back.many_words);
  front.classes |= back.classes;
  finish(front);
}

}  // namespace uxi::speech
