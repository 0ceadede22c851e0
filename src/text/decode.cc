// Bytes of any file to UTF-8. Byte order marks decide; without one, UTF-8 where the bytes are
// valid or few of them are not, else Windows-1252, whose 0x80-0x9F stand here as in the WHATWG
// Encoding Standard (undefined bytes become U+FFFD). 0x85 is the ellipsis there, never a line end.
#include <array>

#include "text/utf8.h"

namespace uxi::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  // 0x80
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,  // 0x88
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  // 0x90
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,  // 0x98
};

enum class ByteOrder { little, big };

/// The unit of `width` bytes at `offset`, which must stand there whole.
char32_t unit_at(std::string_view bytes, std::size_t offset, std::size_t width, ByteOrder order) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t at = offset + (order == ByteOrder::big ? i : width - 1 - i);
    unit = (unit << 8U) | static_cast<unsigned char>(bytes[at]);
  }
  return unit;
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  std::string out;
  std::size_t i = 0;
  for (; i + 2 <= bytes.size(); i += 2) {
    const char32_t high = unit_at(bytes, i, 2, order);
    const bool pair = high >= 0xD800 && high < 0xDC00 && i + 4 <= bytes.size();
    const char32_t low = pair ? unit_at(bytes, i + 2, 2, order) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      append_code_point(out, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
      i += 2;
    } else {
      append_code_point(out, high);  // a lone surrogate becomes U+FFFD
    }
  }
  if (i < bytes.size()) append_code_point(out, kReplacement);
  return out;
}

std::string from_utf32(std::string_view bytes, ByteOrder order) {
  std::string out;
  std::size_t i = 0;
  for (; i + 4 <= bytes.size(); i += 4) append_code_point(out, unit_at(bytes, i, 4, order));
  if (i < bytes.size()) append_code_point(out, kReplacement);
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const unsigned value = static_cast<unsigned char>(byte);
    append_code_point(out, value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : value);
  }
  return out;
}

std::string mend_utf8(std::string_view bytes) {
  if (!find_invalid_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) append_code_point(out, next_code_point(bytes, i));
  return out;
}

/// Characters of several bytes hardly ever come about by chance: where there are more of them than
/// bytes that are none, something else was pasted into UTF-8.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t start = i;
    const bool plain = static_cast<unsigned char>(bytes[i]) < 0x80;
    const char32_t code_point = next_code_point(bytes, i);
    if (plain) continue;
    const bool written = code_point == U'\uFFFD' && bytes.substr(start, 3) == "\xEF\xBF\xBD";
    (code_point != U'\uFFFD' || written ? good : bad) += 1;
  }
  return good > bad;
}

/// Four control characters or more that make up a twentieth: no text that a person wrote. Pictures
/// and archives have a tenth.
bool is_mostly_control(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool ordinary = (byte >= '\t' && byte <= '\r') || byte == 0x1B;
    controls += (byte < 0x20 && !ordinary) || byte == 0x7F ? 1U : 0U;
  }
  return controls >= 4 && controls * 20 > text.size();
}

/// UTF-32 first: its little-endian mark starts with that of UTF-16.
std::optional<Decoded> decode_marked(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) {
    return Decoded{from_utf32(bytes.substr(4), ByteOrder::little), "UTF-32LE"};
  }
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return Decoded{from_utf32(bytes.substr(4), ByteOrder::big), "UTF-32BE"};
  }
  if (bytes.starts_with("\xFF\xFE"sv)) {
    return Decoded{from_utf16(bytes.substr(2), ByteOrder::little), "UTF-16LE"};
  }
  if (bytes.starts_with("\xFE\xFF"sv)) {
    return Decoded{from_utf16(bytes.substr(2), ByteOrder::big), "UTF-16BE"};
  }
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return Decoded{mend_utf8(bytes.substr(3)), "UTF-8"};
  return std::nullopt;
}

}  // namespace

std::optional<Decoded> decode_bytes(std::string_view bytes) {
  std::optional<Decoded> decoded = decode_marked(bytes);
  if (!decoded) {
    if (bytes.find('\0') != std::string_view::npos || is_mostly_control(bytes)) return std::nullopt;
    if (!find_invalid_utf8(bytes)) return Decoded{std::string(bytes), "UTF-8"};
    if (is_mostly_utf8(bytes)) return Decoded{mend_utf8(bytes), "UTF-8"};
    return Decoded{from_windows_1252(bytes), "windows-1252"};
  }
  if (is_mostly_control(decoded->text)) return std::nullopt;
  return decoded;
}

}  // namespace uxi::text
