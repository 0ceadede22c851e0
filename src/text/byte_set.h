// A fixed set of bytes, to be looked for in a text: one look in a table for each byte.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace uxi::text {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  /// And every byte of what is no ASCII.
  [[nodiscard]] constexpr ByteSet with_wide() const {
    ByteSet wide = *this;
    for (std::size_t c = 0x80; c < wide.has_.size(); ++c) wide.has_[c] = true;
    return wide;
  }

  [[nodiscard]] constexpr bool contains(char c) const {
    return has_[static_cast<unsigned char>(c)];
  }
  /// The first at or behind `at`; the text's size where there is none.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t at) const {
    constexpr std::size_t kTogether = 8;
    while (at + kTogether <= text.size() && !any_of_eight(text.data() + at)) at += kTogether;
    while (at < text.size() && !contains(text[at])) ++at;
    return at;
  }

 private:
  /// Without a branch for each: in running text most are in no set.
  [[nodiscard]] constexpr bool any_of_eight(const char* at) const {
    const auto has = [&](std::size_t i) { return static_cast<unsigned>(contains(at[i])); };
    return (has(0) | has(1) | has(2) | has(3) | has(4) | has(5) | has(6) | has(7)) != 0;
  }

  std::array<bool, 256> has_{};
};

}  // namespace uxi::text
