// Looking for a few ASCII letters, small or capital, in a text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace uxi::text {

/// `letters` (small ones, one at least) stand somewhere in `text`, each small or capital.
[[nodiscard]] inline bool has_letters(std::string_view text, std::string_view letters) {
  const auto same = [](char any, char small) { return static_cast<char>(any | 0x20) == small; };
  const char small = letters.front();
  for (const char first : {small, static_cast<char>(small & ~0x20)}) {
    for (std::size_t at = text.find(first); at != text.npos; at = text.find(first, at + 1)) {
      if (std::ranges::equal(text.substr(at, letters.size()), letters, same)) return true;
    }
  }
  return false;
}

}  // namespace uxi::text
