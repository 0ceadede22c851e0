// UTF-8: checking, walking, folding, measuring. Offsets are bytes, counts are code points, widths
// are terminal columns. Wall around utf8proc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uxi::text {

/// Byte offset of the first byte that is not well-formed UTF-8 (RFC 3629); nothing where all is
/// well.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);
/// Number of code points; a stray byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// Byte offset of code point `index`; the size where there are fewer.
[[nodiscard]] std::size_t byte_offset(std::string_view text, std::size_t index);
/// The code point at `offset`, which moves behind it. A stray byte gives U+FFFD and moves by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& out, char32_t code_point);

/// Full Unicode case folding, for comparing; the length may change.
[[nodiscard]] std::string fold_case(std::string_view text);
/// Lower case, for showing.
[[nodiscard]] std::string lower(std::string_view text);
/// Case folded, accents taken off, compatibility forms and typographic quotes and dashes made
/// plain: "Café’s" -> "cafe's".
[[nodiscard]] std::string fold_search(std::string_view text);
/// Terminal columns: wide characters 2, combining marks 0.
[[nodiscard]] int display_width(std::string_view text);
/// Cuts to `width` columns, with `…` as the last where something was cut. Never splits a grapheme.
[[nodiscard]] std::string elide(std::string_view text, int width);
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_digit(char32_t code_point);
[[nodiscard]] bool is_space(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
/// Letters, numbers of every kind and the marks that sit on them: what words are made of.
[[nodiscard]] bool is_word_part(char32_t code_point);

/// Bytes of any file to UTF-8: BOMs (UTF-8, UTF-16, UTF-32) are honoured and taken off, otherwise
/// UTF-8 where valid, else Windows-1252. Nothing where the bytes look binary (NUL without a BOM).
struct Decoded {
  std::string text;
  std::string_view encoding;  ///< `UTF-8`, `UTF-16LE`, `windows-1252`, ...
};
[[nodiscard]] std::optional<Decoded> decode_bytes(std::string_view bytes);

/// Control characters (C0 but tab and line end, DEL, C1, bidi overrides) shown as `\x1b` or
/// `\u202e`, so that data never drives the terminal.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace uxi::text
