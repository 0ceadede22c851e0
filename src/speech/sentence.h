// A sentence as words and marks, folded for comparing: what all of `speech` and `lint` look at.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "speech/vocabulary.h"
#include "uxi/source.h"

namespace uxi::speech {

/// So many bytes of a word decide its key.
inline constexpr std::size_t kKeyBytes = 3;
/// The first eight bytes of a word as a number, the first of them lowest.
[[nodiscard]] constexpr std::uint64_t word_start(std::string_view word) {
  std::uint64_t start = 0;
  for (std::size_t i = std::min<std::size_t>(word.size(), 8); i-- > 0;) {
    start = start << 8U | static_cast<unsigned char>(word[i]);
  }
  return start;
}
/// The first bytes of a word as a number.
[[nodiscard]] constexpr std::uint32_t head_of_start(std::uint64_t start) {
  static_assert(kKeyBytes == 3);
  return static_cast<std::uint32_t>(start & 0xFFFFFFU);
}
[[nodiscard]] constexpr std::uint32_t word_head(std::string_view word) {
  return head_of_start(word_start(word));
}
/// One of 64 keys of a word, by its first bytes: a pattern that wants none of a sentence's keys
/// cannot match it. See Phrase::keys.
[[nodiscard]] constexpr unsigned key_of_head(std::uint32_t head) {
  return head * 2654435761U >> 26U;  // Knuth's multiplicative hash
}
[[nodiscard]] constexpr unsigned word_key(std::string_view word) {
  return key_of_head(word_head(word));
}

/// Of a folded word, what PhraseIndex finds it by: eight bytes at a time are mixed in by
/// multiplication (Fibonacci hashing); `start` is its word_start.
[[nodiscard]] constexpr std::uint32_t word_hash(std::string_view word, std::uint64_t start) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t kPrime = 0xC2B2AE3D27D4EB4FU;
  std::uint64_t hash = (start ^ word.size()) * kGolden;
  for (std::size_t i = 8; i < word.size(); i += 8) {
    hash = (hash ^ hash >> 29U ^ word_start(word.substr(i))) * kGolden;
  }
  return static_cast<std::uint32_t>((hash ^ hash >> 29U) * kPrime >> 32U);
}
[[nodiscard]] constexpr std::uint32_t word_hash(std::string_view word) {
  return word_hash(word, word_start(word));
}

/// What words are found by that begin with a stem; `head` is the stem's.
[[nodiscard]] constexpr std::uint32_t head_hash(std::uint32_t head) {
  return (head + 1) * 2654435761U;
}

/// One of 63 bits of a hash, and its number; the last bit of a block stands for no word.
[[nodiscard]] constexpr std::uint8_t hash_bit_number(std::uint32_t hash) {
  return static_cast<std::uint8_t>(std::uint64_t{hash} * 63 >> 32U);
}
[[nodiscard]] constexpr std::uint64_t hash_bit(std::uint32_t hash) {
  return std::uint64_t{1} << hash_bit_number(hash);
}
inline constexpr std::uint64_t kNoWordBit = std::uint64_t{1} << 63U;

/// A set of words by some bits of their hashes: what it lacks, the words lack.
template <unsigned bits>
struct HashSet {
  std::array<std::uint64_t, (std::size_t{1} << bits) / 64> blocks = {};

  constexpr void add(std::uint32_t hash) {
    blocks[hash >> (32U - bits) >> 6U] |= std::uint64_t{1} << (hash >> (32U - bits) & 63U);
  }
  constexpr void add(const HashSet& other) {
    for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i] |= other.blocks[i];
  }
  [[nodiscard]] constexpr bool has(std::uint32_t hash) const {
    return (blocks[hash >> (32U - bits) >> 6U] >> (hash >> (32U - bits) & 63U) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool meets(const HashSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) common |= blocks[i] & other.blocks[i];
    return common != 0;
  }
};
/// Small, of which each phrase has some; and one that is asked whether many words stand in it.
using WordBits = HashSet<8>;
using ManyWordBits = HashSet<10>;

/// A word, lower-cased with plain apostrophes ("Don’t" -> "don't"), or one of `. , ; : ? ! - /`
/// (any dash that stands alone is `-`). Brackets and quotation marks are no tokens.
struct Token {
  /// In half the room of a Span: tokens are most of what a long guide takes.
  struct Bytes {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    operator Span() const { return {begin, end}; }  // NOLINT(*-explicit-*): it is a small one
  };
  Bytes span;  ///< of the sentence's text
  std::string_view folded;
  std::uint32_t hash = 0;  ///< of `folded`, as all below
  std::uint32_t head = 0;  ///< head_hash of its first letters
  std::uint8_t key = 0;
  std::uint8_t bit = 0;       ///< hash_bit_number
  std::uint16_t classes = 0;  ///< of WordClass

  [[nodiscard]] bool is_mark() const { return is(WordClass::mark); }
  [[nodiscard]] bool is(WordClass kind) const {
    return (classes & static_cast<std::uint16_t>(kind)) != 0;
  }
};

/// Where a phrase of an index could start: its number there, the token, and the number of the way
/// into the phrase (PhraseIndex::entries). They are ordered by the three, in this order.
class PhraseStart {
 public:
  PhraseStart() = default;
  PhraseStart(std::size_t phrase, std::size_t place, std::size_t entry)
      : packed_(std::uint64_t{phrase} << 48U | std::uint64_t{place} << 24U | entry) {}

  [[nodiscard]] std::size_t phrase() const { return packed_ >> 48U; }
  [[nodiscard]] std::size_t place() const { return packed_ >> 24U & kLow; }
  [[nodiscard]] std::size_t entry() const { return packed_ & kLow; }
  friend auto operator<=>(const PhraseStart&, const PhraseStart&) = default;

  static constexpr std::uint64_t kLow = 0xFFFFFF;  ///< the last place, and the last entry

 private:
  std::uint64_t packed_;  // left open, for there are arrays of them on the stack
};
struct PhraseIndex;

/// Tokens of one sentence. `clause` is filled in by `find_clause` (speech/form.h), `phrase_index`
/// and `starts` by `find_starts` (speech/phrase_index.h). It can be moved, not copied: tokens look
/// into it.
struct Sentence {
  std::string_view text;
  std::vector<Token> tokens;
  std::size_t clause = 0;        ///< first token of the main clause, behind "So, when you ...,"
  std::size_t end = 0;           ///< tokens before the marks that end it
  bool asks = false;             ///< it ends with a question mark
  std::uint64_t keys = 0;        ///< a bit for each key among the tokens
  WordBits words = {};           ///< of the tokens
  ManyWordBits many_words = {};  ///< the same
  std::uint16_t classes = 0;     ///< of WordClass, of any of the tokens
  std::unique_ptr<char[]> letters = {};  ///< of the folded words
  const PhraseIndex* phrase_index = nullptr;
  std::vector<PhraseStart> starts = {};  ///< sorted
  std::uint64_t started = 0;             ///< a bit for each of their numbers, modulo 64

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return index < tokens.size() ? tokens[index].folded : std::string_view();
  }
  /// Bytes of tokens `[first, last)`; empty where there are none.
  [[nodiscard]] Span bytes(std::size_t first, std::size_t last) const;
  /// Words among the tokens, marks left out.
  [[nodiscard]] std::size_t word_count() const;
};

/// Cuts `text` (which must outlive the result) into tokens, `most` at most. Linear.
[[nodiscard]] Sentence tokenize(std::string_view text, std::size_t most = std::string_view::npos);

/// Puts the tokens of `back`, which stands behind a space `shift` bytes further on, behind those of
/// `front`: as if both had been cut as one text. What is filled in later is as it was in `front`.
void append(Sentence& front, const Sentence& back, std::size_t shift);

}  // namespace uxi::speech
