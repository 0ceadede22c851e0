// Walking UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF) and showing
// what a terminal must not get raw. No library is needed for either.
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace uxi::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

/// One well-formed code point, or length 0 where the bytes are none.
struct Step {
  char32_t code_point = kReplacement;
  std::size_t length = 0;
};

Step decode_at(std::string_view text, std::size_t offset) {
  const unsigned lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < length) return {};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte_at(text, offset + i);
    if ((next & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, length};
}

/// Offset of the first byte from `at` on that is no ASCII; eight are looked at together.
std::size_t ascii_until(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

/// Offset of the first byte from `at` on that is no ASCII letter, digit, mark or blank; eight are
/// looked at together.
std::size_t plain_until(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x80U * kOnes;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    // A high bit comes of a byte below 0x20 by borrowing, of 0x7F by adding, of others as it is.
    if ((((eight - 0x20U * kOnes) | (eight + kOnes) | eight) & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) >= 0x20 && byte_at(text, at) < 0x7F) ++at;
  return at;
}

bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

void append_hex(std::string& out, std::string_view prefix, unsigned value, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += prefix;
  while (digits-- > 0) out += kDigits[(value >> (4U * static_cast<unsigned>(digits))) & 0xFU];
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = ascii_until(text, 0); i < text.size(); i = ascii_until(text, i)) {
    const Step step = decode_at(text, i);
    if (step.length == 0) return i;
    i += step.length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return kReplacement;
  if (byte_at(text, offset) < 0x80) return byte_at(text, offset++);
  const Step step = decode_at(text, offset);
  offset += std::max<std::size_t>(step.length, 1);
  return step.code_point;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) next_code_point(text, i);
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t index) {
  std::size_t offset = 0;
  while (index-- > 0 && offset < text.size()) next_code_point(text, offset);
  return offset;
}

void append_code_point(std::string& out, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const char32_t c = surrogate || code_point > 0x10FFFF ? kReplacement : code_point;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t end = plain_until(text, i); end > i) {
      out += text.substr(i, end - i);
      i = end;
      continue;
    }
    const Step step = decode_at(text, i);
    const char32_t c = step.code_point;
    const bool line_end = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
    if (step.length == 0) {
      append_hex(out, "\\x", byte_at(text, i), 2);
    } else if ((c < 0x20 && c != '\t' && !line_end) || (c >= 0x7F && c < 0xA0)) {
      append_hex(out, "\\x", static_cast<unsigned>(c), 2);
    } else if (is_bidi_control(c)) {
      append_hex(out, "\\u", static_cast<unsigned>(c), 4);
    } else {
      out += text.substr(i, step.length);
    }
    i += std::max<std::size_t>(step.length, 1);
  }
  return out;
}

}  // namespace uxi::text
