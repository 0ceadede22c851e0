// What Unicode's tables say: folding, classes of characters, widths. The wall around utf8proc;
// ASCII, nearly all of what is read, never reaches it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utf8proc.h>

#include "text/spelling.h"
#include "text/utf8.h"

namespace uxi::text {
namespace {

/// The longest decomposition of one code point is 18 (U+FDFA).
using Buffer = std::array<utf8proc_int32_t, 32>;

/// Writes what `code_point` becomes under `options` to `buffer`; how many code points that are.
std::size_t decompose(char32_t code_point, int options, Buffer& buffer) {
  int boundary_class = 0;
  const auto written =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), buffer.data(),
                              static_cast<utf8proc_ssize_t>(buffer.size()),
                              static_cast<utf8proc_option_t>(options), &boundary_class);
  if (written < 0 || static_cast<std::size_t>(written) > buffer.size()) {
    buffer[0] = static_cast<utf8proc_int32_t>(code_point);
    return 1;
  }
  return static_cast<std::size_t>(written);
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Lower-cases ASCII in place of `map`, which appends what any other code point becomes.
template <class Map>
std::string map_text(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii(text[i])) {
      out += lower_ascii(text[i++]);
    } else {
      map(out, next_code_point(text, i));
    }
  }
  return out;
}

constexpr std::u32string_view kApostrophes =
    U"\u00B4\u02B9\u02BC\u2018\u2019\u201A\u201B\u2032\uFF07";
constexpr std::u32string_view kQuotes = U"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2033\uFF02";
constexpr std::u32string_view kDashes =
    U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

/// The ASCII mark that people mean by a typographic one, or 0.
char plain_mark(char32_t c) {
  const auto is_in = [c](std::u32string_view marks) { return marks.find(c) != marks.npos; };
  return is_in(kApostrophes) ? '\'' : is_in(kQuotes) ? '"' : is_in(kDashes) ? '-' : '\0';
}

/// Marks of the scripts that write them above plain letters. Vowel signs of Indic scripts, Thai or
/// Hebrew are left: words mean something else without them.
bool is_accent(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

void append_search_form(std::string& out, char32_t c) {
  if (c >= 0xAC00 && c <= 0xD7A3) return append_code_point(out, c);  // Hangul syllables stay whole
  Buffer buffer{static_cast<utf8proc_int32_t>(c)};
  // First the mark itself: the compatibility form of `´` is a space with an accent.
  const std::size_t n =
      plain_mark(c) != '\0'
          ? 1
          : decompose(c, UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE,
                      buffer);
  for (std::size_t i = 0; i < n; ++i) {
    const auto part = static_cast<char32_t>(buffer[i]);
    if (const char mark = plain_mark(part); mark != '\0') {
      out += mark;
    } else if (!is_accent(part)) {
      append_code_point(out, part);
    }
  }
}

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

int width_of(char32_t c) {
  if (c < 0x80) return c >= 0x20 && c != 0x7F ? 1 : 0;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

}  // namespace

std::string fold_case(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    Buffer buffer{};
    const std::size_t n = decompose(c, UTF8PROC_CASEFOLD, buffer);
    for (std::size_t i = 0; i < n; ++i) append_code_point(out, static_cast<char32_t>(buffer[i]));
  });
}

std::string lower(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    const auto small = utf8proc_tolower(static_cast<utf8proc_int32_t>(c));
    append_code_point(out, static_cast<char32_t>(small));
  });
}

std::string fold_search(std::string_view text) { return map_text(text, append_search_form); }

std::string fold_spelling(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_ascii)) return map_text(text, append_code_point);
  // First the marks themselves: the compatibility form of `´` is a space with an accent.
  std::string plain = map_text(text, [](std::string& out, char32_t c) {
    const char mark = plain_mark(c);
    append_code_point(out, mark != '\0' ? static_cast<char32_t>(mark) : c);
  });
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(plain.data()),
      static_cast<utf8proc_ssize_t>(plain.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, std::free);
  if (size < 0) return plain;  // not UTF-8, or no memory
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii(text[i])) {
      width += width_of(static_cast<unsigned char>(text[i++]));
    } else {
      width += width_of(next_code_point(text, i));
    }
  }
  return width;
}

std::string elide(std::string_view text, int width) {
  if (width <= 0) return {};
  int used = 0;
  utf8proc_int32_t state = 0;
  char32_t before = 0;
  std::size_t keep = 0;  // the last grapheme boundary that leaves a column for the mark
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const bool boundary =
        begin == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                       static_cast<utf8proc_int32_t>(c), &state);
    if (boundary && used <= width - 1) keep = begin;
    used += width_of(c);
    before = c;
    if (used > width) return std::string(text.substr(0, keep)) + "…";
  }
  return std::string(text);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  const auto kind = category(c);
  return c == 0x85 || (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_unspaced(char32_t c) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  // Unicode 15, Blocks.txt; sorted.
  constexpr Range kRanges[] = {
      {0x0E00, 0x0EFF},    // Thai, Lao
      {0x1000, 0x109F},    // Myanmar
      {0x1100, 0x11FF},    // Hangul Jamo
      {0x1780, 0x17FF},    // Khmer
      {0x2E80, 0x2FDF},    // radicals
      {0x3005, 0x3007},    // 々 〆 〇
      {0x3021, 0x3029},    // numerals
      {0x3031, 0x3035},    // repeat marks
      {0x3041, 0x318F},    // Hiragana, Katakana, Bopomofo, Hangul Compatibility Jamo
      {0x31A0, 0x31FF},    // Bopomofo Extended, strokes, Katakana Phonetic Extensions
      {0x3400, 0x4DBF},    // CJK Extension A
      {0x4E00, 0x9FFF},    // CJK Unified Ideographs
      {0xA960, 0xA97F},    // Hangul Jamo Extended-A
      {0xAC00, 0xD7FF},    // Hangul Syllables, Jamo Extended-B
      {0xF900, 0xFAFF},    // CJK Compatibility Ideographs
      {0xFF66, 0xFFDC},    // halfwidth Katakana and Hangul
      {0x1AFF0, 0x1B16F},  // Kana extensions
      {0x20000, 0x323AF},  // CJK Extensions B to H
  };
  if (c < kRanges[0].first) return false;
  const auto* range = std::upper_bound(std::begin(kRanges), std::end(kRanges), c,
                                       [](char32_t at, const Range& r) { return at < r.first; });
  return c <= std::prev(range)->last;
}

bool is_word_part(char32_t c) {
  if (c < 0x80) return is_letter(c) || is_digit(c);
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_NO;
}

}  // namespace uxi::text
