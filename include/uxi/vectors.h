// Word vectors, for themes that are told in different words. An optional file: without one,
// everything works on shared words alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "uxi/error.h"

namespace uxi::analysis {

/// Unit vectors of words, with each word's log probability in running English.
///
/// Text: a word and its numbers a line, as GloVe, word2vec and fastText (.vec) write them, most
/// frequent first; of more than a million words the first are read, of words that differ in case
/// the first. Probabilities are then guessed from the rank.
///
/// Compact file format (little-endian): `UXIVEC1\0`; u32 words V, u32 dimensions D, u32 bytes of
/// the word list, u32 0; the words joined by `\n`; V f32 row scales; V f32 natural logs of unigram
/// probability; V*D int8. A component is `q * scale / 127`; rows are made unit length again.
class WordVectors {
 public:
  /// `syntax` where the bytes are neither: a line that is otherwise (with its number), wrong mark,
  /// sizes that do not fit, a word twice, numbers that are not finite. `limit` over a million words
  /// or 1024 dimensions.
  [[nodiscard]] static Result<WordVectors> parse(std::string_view bytes);

  [[nodiscard]] std::size_t dimensions() const { return dimensions_; }
  [[nodiscard]] std::size_t size() const { return probabilities_.size(); }
  /// The unit vector of a folded word; empty where it has none.
  [[nodiscard]] std::span<const float> find(std::string_view folded_word) const;
  /// Its probability, 0 where it has none.
  [[nodiscard]] double probability(std::string_view folded_word) const;

 private:
  [[nodiscard]] static bool looks_like_text(std::string_view bytes);
  [[nodiscard]] static Result<WordVectors> parse_text(std::string_view bytes);

  std::size_t dimensions_ = 0;
  std::unordered_map<std::string, std::uint32_t> rows_;
  std::vector<float> values_;
  std::vector<double> probabilities_;
};

}  // namespace uxi::analysis
