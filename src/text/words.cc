// Words of running text: runs of letters and digits, with apostrophes and hyphens between letters
// and points and commas between digits. Closer to what people count than Unicode's UAX #29, which
// splits at hyphens.
#include "text/words.h"

#include <array>
#include <optional>

#include "text/utf8.h"

namespace uxi::text {
namespace {

bool is_joiner(char32_t c) {
  return c == '\'' || c == '-' || c == 0x2019 || c == 0x02BC || c == 0x2010 || c == 0x2011 ||
         c == 0x00AD || c == 0x200C || c == 0x200D;
}

/// What stands between `before` and `after` keeps them one word.
bool joins(char32_t before, char32_t middle, char32_t after) {
  if (is_joiner(middle)) return is_word_part(before) && is_word_part(after);
  return (middle == '.' || middle == ',') && is_digit(before) && is_digit(after);
}

/// What an ASCII byte is to words; other bytes are looked at as code points.
enum class Byte : unsigned char { other, letter, digit, gap };

constexpr std::array<Byte, 256> byte_classes() {
  std::array<Byte, 256> classes{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    classes[c] = letter ? Byte::letter : c >= '0' && c <= '9' ? Byte::digit : Byte::gap;
  }
  return classes;
}
constexpr std::array<Byte, 256> kByteClasses = byte_classes();

Byte class_at(std::string_view text, std::size_t offset) {
  return kByteClasses[static_cast<unsigned char>(text[offset])];
}

/// Moves behind ASCII letters and digits.
void skip_plain(std::string_view text, std::size_t& offset, char32_t& last) {
  const std::size_t begin = offset;
  while (offset < text.size()) {
    const Byte kind = class_at(text, offset);
    if (kind != Byte::letter && kind != Byte::digit) break;
    ++offset;
  }
  if (offset > begin) last = static_cast<unsigned char>(text[offset - 1]);
}

/// The next word at or behind `offset`, which moves behind it; an empty span at the end.
Span next_word(std::string_view text, std::size_t& offset) {
  char32_t last = 0;
  while (offset < text.size() && class_at(text, offset) == Byte::gap) ++offset;
  std::size_t begin = offset;
  for (; offset < text.size(); begin = offset) {
    last = next_code_point(text, offset);
    if (is_word_part(last)) break;
  }
  if (begin >= text.size()) return {text.size(), text.size()};
  while (offset < text.size()) {
    skip_plain(text, offset, last);
    if (offset >= text.size() || text[offset] == ' ') break;
    std::size_t ahead = offset;
    char32_t c = next_code_point(text, ahead);
    if (!is_word_part(c)) {
      if (ahead >= text.size()) break;
      const char32_t after = next_code_point(text, ahead);
      if (!joins(last, c, after)) break;
      c = after;
    }
    last = c;
    offset = ahead;
  }
  return {begin, offset};
}

std::string fold_word(std::string_view word) {
  std::string folded = fold_case(word);
  bool ascii = true;
  for (const char c : folded) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return folded;
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = next_code_point(folded, i);
    if (c == 0x2019 || c == 0x02BC) {
      out += '\'';
    } else if (c == 0x2010 || c == 0x2011) {
      out += '-';
    } else if (c != 0x00AD) {
      append_code_point(out, c);
    }
  }
  return out;
}

}  // namespace

std::vector<Word> words(std::string_view text) {
  std::vector<Word> all;
  std::size_t offset = 0;
  for (Span span = next_word(text, offset); !span.empty(); span = next_word(text, offset)) {
    all.push_back({span, fold_word(text.substr(span.begin, span.size()))});
  }
  return all;
}

namespace {

/// The number of words where all bytes are ASCII, in one walk.
std::optional<std::size_t> count_plain_words(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? class_at(text, i) : Byte::gap; };
  std::size_t count = 0;
  Byte before = Byte::gap;  // inside a word, its last byte
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Byte kind = class_at(text, i);
    if (kind == Byte::other) return std::nullopt;
    if (kind != Byte::gap) {
      count += before == Byte::gap ? 1U : 0U;
      before = kind;
    } else if (before != Byte::gap) {
      const char c = text[i];
      const Byte next = at(i + 1);
      if (next == Byte::other) return std::nullopt;
      const bool inside = ((c == '\'' || c == '-') && next != Byte::gap) ||
                          ((c == '.' || c == ',') && before == Byte::digit && next == Byte::digit);
      if (!inside) before = Byte::gap;
    }
  }
  return count;
}

}  // namespace

std::size_t count_words(std::string_view text) {
  if (const auto plain = count_plain_words(text)) return *plain;
  std::size_t count = 0;
  std::size_t offset = 0;
  while (!next_word(text, offset).empty()) ++count;
  return count;
}

}  // namespace uxi::text
