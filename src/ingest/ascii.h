// ASCII letters and digits, for marks, extensions and times; words of people go through
// text/utf8.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace uxi::ingest {

[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return ascii_lower(c); });
  return out;
}

/// `text` begins with `lower_start`, which is in small letters.
[[nodiscard]] inline bool starts_with_any_case(std::string_view text,
                                               std::string_view lower_start) {
  return text.size() >= lower_start.size() &&
         std::equal(lower_start.begin(), lower_start.end(), text.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

}  // namespace uxi::ingest
