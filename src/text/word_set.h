// A fixed set of words, hashed when the program is compiled: open addressing, at most a quarter
// full, over a hash of four bytes that tells short English words apart.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace uxi::text {

template <std::size_t n>
class WordSet {
 public:
  template <class... Words>
  constexpr explicit WordSet(Words... words) {
    for (const std::string_view word : {std::string_view(words)...}) insert(word);
  }
  constexpr explicit WordSet(const std::array<std::string_view, n>& words) {
    for (const std::string_view word : words) insert(word);
  }

  [[nodiscard]] constexpr bool contains(std::string_view word) const {
    if (word.empty()) return false;
    for (std::size_t at = slot(word); !slots_[at].empty(); at = (at + 1) % kSlots) {
      if (slots_[at] == word) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kSlots = std::bit_ceil(4 * n);

  static constexpr std::size_t slot(std::string_view word) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i]));
    };
    const std::size_t size = word.size();
    const std::uint32_t key = byte(0) | byte(size - 1) << 8U | byte(size / 2) << 16U |
                              static_cast<std::uint32_t>(size & 0xffU) << 24U;
    return (key * 2654435761U >> 16U) % kSlots;  // Knuth's multiplicative hash
  }
  constexpr void insert(std::string_view word) {
    std::size_t at = slot(word);
    while (!slots_[at].empty()) at = (at + 1) % kSlots;
    slots_[at] = word;
  }

  std::array<std::string_view, kSlots> slots_{};
};
template <class... Words>
WordSet(Words...) -> WordSet<sizeof...(Words)>;
template <std::size_t n>
WordSet(const std::array<std::string_view, n>&) -> WordSet<n>;

}  // namespace uxi::text
