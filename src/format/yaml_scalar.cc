// Writing one scalar: plain where every YAML reader takes it for the same text, else in double
// quotes.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "format/yaml.h"
#include "text/utf8.h"

namespace uxi::format::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words that YAML 1.1 or 1.2 reads as null, a bool or something special.
bool is_reserved_word(std::string_view text) {
  constexpr std::array<std::string_view, 12> kWords = {"~",  "null", "yes", "no", "true", "false",
                                                       "on", "off",  "y",   "n",  "=",    "<<"};
  if (text.size() > 5) return false;
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::find(kWords, lower) != kWords.end();
}

/// `2026-03-15`: text in YAML 1.2, and dates are written plain on the format's page.
bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < 10; ++i) {
    if ((i == 4 || i == 7) ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  return true;
}

bool looks_like_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with(".inf") || text.starts_with(".nan") || text.starts_with(".I") ||
      text.starts_with(".N")) {
    return true;
  }
  if (text.starts_with('.')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return false;
  const bool based = text.size() > 2 && text[0] == '0' &&
                     std::string_view("xXoObB").find(text[1]) != std::string_view::npos;
  if (based) return text.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos;
  // Minutes and seconds with a zero in front (`00:47`) are text to all readers, `10:47` is not.
  if (text[0] == '0' && text.find(':') != std::string_view::npos) return false;
  return text.find_first_not_of("0123456789_.:+-eE") == std::string_view::npos;
}

bool must_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         c == U'"' || c == U'\\';
}

bool is_plain(std::string_view text, bool in_flow) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) {
    return false;
  }
  if (text.find(": ") != text.npos || text.find(" #") != text.npos) return false;
  if (text.starts_with("...")) return false;
  if (in_flow && text.find_first_of(",[]{}") != text.npos) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c != U'"' && c != U'\\' && must_escape(c)) return false;
  }
  return !is_reserved_word(text) && (is_date(text) || !looks_like_number(text));
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\t': out += "\\t"; return;
    case U'\r': out += "\\r"; return;
    default: break;
  }
  const auto number = static_cast<unsigned>(c);
  out += number < 0x100 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{:04x}", number);
}

}  // namespace

std::string write_scalar(std::string_view text, bool in_flow, bool always_quote) {
  if (!always_quote && !text::find_invalid_utf8(text) && is_plain(text, in_flow)) {
    return std::string(text);
  }
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (must_escape(c)) {
      append_escaped(out, c);
    } else {
      text::append_code_point(out, c);
    }
  }
  return out + '"';
}

}  // namespace uxi::format::yaml
