// One quote as counted features: word stems, letter n-grams and the codes a person gave.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/source.h"

namespace uxi::analysis {

/// How words are read. `stop_words` are folded and sorted.
struct WordRules {
  std::string language = "en";
  std::vector<std::string> stop_words = {};
  bool count_stop_words = false;  ///< their stems too are features, of a kind of their own
  bool count_pairs = false;       ///< two stems one behind the other are a feature

  WordRules() = default;
  /// Folds and sorts the person's own stop words.
  WordRules(std::string words_language, const std::vector<std::string>& more_stop_words);
  [[nodiscard]] bool is_stop(std::string_view folded) const;
};

/// A word of a text. Hyphens part words: "top-up" is two.
struct Token {
  Span span;  ///< bytes in the text
  std::string folded;
};
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

enum class Block { word, letters, code, pair };
inline constexpr std::array<Block, 4> kBlocks = {Block::word, Block::letters, Block::code,
                                                 Block::pair};
/// The first byte of the key of a stop word's stem, where those are counted.
inline constexpr char kStopMark = 's';

/// Features and how often each occurs, sorted; keys of different blocks never meet.
using Counts = std::vector<std::pair<std::string, std::size_t>>;

struct Document {
  std::array<Counts, kBlocks.size()> counts = {};
  std::vector<Token> content =
      {};  ///< words that are no stop words; all of them where nothing else is left

  [[nodiscard]] const Counts& block(Block which) const {
    return counts[static_cast<std::size_t>(which)];
  }
  [[nodiscard]] bool empty() const;
};

/// Stems of content words (of all, where the rules say so); n-grams of 3 to 5 letters of every word
/// with a space at both ends (as scikit-learn's `char_wb`); codes with every level above them;
/// pairs of stems, the text's two ends among them, where the rules say so.
[[nodiscard]] Document read_document(std::string_view text, const std::vector<std::string>& codes,
                                     const WordRules& rules);

/// Keys of the features that one folded word brings, one for each occurrence.
[[nodiscard]] std::vector<std::string> letter_keys(std::string_view folded);
[[nodiscard]] std::string stem_key(std::string_view folded, const WordRules& rules);

}  // namespace uxi::analysis
