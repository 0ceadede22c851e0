#include "text/utf8.h"

#include <doctest/doctest.h>

namespace uxi::text {

using namespace std::string_view_literals;

TEST_CASE("text: the first byte that is not UTF-8 is found") {
  struct Case {
    std::string_view text;
    std::optional<std::size_t> at;
  };
  const Case cases[] = {
      {"", std::nullopt},
      {"plain", std::nullopt},
      {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", std::nullopt},
      {"\xF4\x8F\xBF\xBF", std::nullopt},  // U+10FFFF
      {"a\x80", 1},                        // continuation without a lead
      {"ab\xC3", 2},                       // cut off
      {"\xC0\xAF", 0},                     // overlong
      {"\xE0\x80\xAF", 0},                 // overlong
      {"\xED\xA0\x80", 0},                 // surrogate
      {"\xF4\x90\x80\x80", 0},             // above U+10FFFF
      {"\xFF", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(find_invalid_utf8(c.text) == c.at);
  }
}

TEST_CASE("text: offsets and counts of code points, a stray byte counting as one") {
  const std::string_view text = "a\xC3\xA9\xFFz";
  CHECK(count_code_points(text) == 4);
  CHECK(byte_offset(text, 2) == 3);
  CHECK(byte_offset(text, 3) == 4);
  CHECK(byte_offset(text, 99) == text.size());
  std::size_t offset = 3;
  CHECK(next_code_point(text, offset) == 0xFFFD);
  CHECK(offset == 4);
}

TEST_CASE("text: every code point is written as it is read") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x0FB) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_code_point(bytes, c);
    std::size_t offset = 0;
    REQUIRE(next_code_point(bytes, offset) == c);
    REQUIRE(offset == bytes.size());
  }
  std::string bytes;
  append_code_point(bytes, 0xD800);
  append_code_point(bytes, 0x110000);
  CHECK(bytes == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("text: folding for comparing, showing and searching") {
  struct Case {
    std::string_view text;
    std::string_view folded;
    std::string_view lowered;
    std::string_view searched;
  };
  const Case cases[] = {
      {"Hello, World", "hello, world", "hello, world", "hello, world"},
      {"Café’s", "café’s", "café’s", "cafe's"},
      {"Straße", "strasse", "straße", "strasse"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ", "σίσυφοσ", "σισυφοσ"},
      {"“Yes” – no…", "“yes” – no…", "“yes” – no…", "\"yes\" - no..."},
      {"ﬁne\u00A0ＡＢＣ", "fine\u00A0ａｂｃ", "ﬁne\u00A0ａｂｃ", "fine abc"},
      {"co\u00ADop\u200B", "co\u00ADop\u200B", "co\u00ADop\u200B", "coop"},
      {"हिन्दी", "हिन्दी", "हिन्दी", "हिन्दी"},
      {"한국", "한국", "한국", "한국"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(fold_case(c.text) == c.folded);
    CHECK(lower(c.text) == c.lowered);
    CHECK(fold_search(c.text) == c.searched);
  }
  CHECK(fold_search("cafe\u0301") == fold_search("café"));
  CHECK(fold_case("a\xFF") == "a\uFFFD");
}

TEST_CASE("text: folding for search is stable") {
  for (char32_t c = 0; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    append_code_point(one, c);
    const std::string folded = fold_search(one);
    CAPTURE(static_cast<unsigned>(c));
    REQUIRE(fold_search(folded) == folded);
  }
}

TEST_CASE("text: width in columns and cutting to it") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("cafe\u0301") == 4);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("a\x1b") == 1);
  CHECK(elide("abcdef", 6) == "abcdef");
  CHECK(elide("abcdef", 4) == "abc…");
  CHECK(elide("日本語", 4) == "日…");
  CHECK(elide("cafe\u0301 noir", 5) == "cafe\u0301…");
  CHECK(elide("e\u0301e\u0301", 2) == "e\u0301e\u0301");
  CHECK(elide("abc", 1) == "…");
  CHECK(elide("abc", 0).empty());
}

TEST_CASE("text: classes of characters") {
  CHECK(is_letter(U'é'));
  CHECK(is_letter(U'日'));
  CHECK_FALSE(is_letter(U'@'));
  CHECK_FALSE(is_letter(U'['));
  CHECK(is_digit(U'7'));
  CHECK_FALSE(is_digit(U'½'));
  CHECK(is_word_part(U'½'));
  CHECK(is_space(0xA0));
  CHECK(is_space(0x85));
  CHECK_FALSE(is_space(0x200B));
  CHECK(is_upper(U'É'));
  CHECK_FALSE(is_upper(U'é'));
}

TEST_CASE("text: bytes of any file become UTF-8") {
  struct Case {
    std::string_view bytes;
    std::string_view text;
    std::string_view encoding;
  };
  const Case cases[] = {
      {"", "", "UTF-8"},
      {"caf\xC3\xA9", "café", "UTF-8"},
      {"\xEF\xBB\xBF"
       "a",
       "a", "UTF-8"},
      {"\xEF\xBB\xBF"
       "a\xFF",
       "a\uFFFD", "UTF-8"},
      {"\xFF\xFE"
       "a\0\xAC\x20\x3D\xD8\x00\xDE"sv,
       "a€😀", "UTF-16LE"},
      {"\xFE\xFF\0a\x20\xAC\xD8\x3D\xDE\x00"sv, "a€😀", "UTF-16BE"},
      {"\xFE\xFF\xD8\x3D\0a\0"sv, "\uFFFDa\uFFFD", "UTF-16BE"},
      {"\xFF\xFE\0\0"
       "a\0\0\0"sv,
       "a", "UTF-32LE"},
      {"\0\0\xFE\xFF\0\x01\xF6\0"sv, "😀", "UTF-32BE"},
      {"caf\xE9\x85 \x93so\x94 \x80", "café… “so” €", "windows-1252"},
      {"a\x81", "a\uFFFD", "windows-1252"},
      {"it\u2019s \u201Cso\u201D, caf\xE9 noir", "it\u2019s \u201Cso\u201D, caf\uFFFD noir",
       "UTF-8"},
      {"caf\xE9, na\xEFve \u2019", "café, naïve â€™", "windows-1252"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto decoded = decode_bytes(c.bytes);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == c.text);
    CHECK(decoded->encoding == c.encoding);
  }
}

TEST_CASE("text: binary bytes are not decoded") {
  CHECK_FALSE(decode_bytes("a\0b"sv).has_value());
  CHECK_FALSE(decode_bytes("\x01\x02\x03\x04 and a few words"sv).has_value());
  CHECK_FALSE(decode_bytes("\xFF\xFE\x01\0\x02\0\x03\0\x04\0"sv).has_value());
  CHECK(decode_bytes("one \x01 is forgiven").has_value());
}

TEST_CASE("text: control characters are shown, never sent") {
  CHECK(printable("a\tb\nc\r\nd") == "a\tb\nc\r\nd");
  CHECK(printable("\x1b[31m\x07\x7F") == "\\x1b[31m\\x07\\x7f");
  CHECK(printable("over\rwritten") == "over\\x0dwritten");
  CHECK(printable("\u009b\u202Eabc") == "\\x9b\\u202eabc");
  CHECK(printable("\x9b"
                  "é") == "\\x9bé");
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string words(before, '~');
    CHECK(printable(words + "\x1f ü\x7f" + words) == words + "\\x1f ü\\x7f" + words);
    CHECK(printable(words + "\u0080" + words) == words + "\\x80" + words);
  }
}

}  // namespace uxi::text
