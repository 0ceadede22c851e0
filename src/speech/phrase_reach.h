// The steps of a compiled pattern that can take the first words of a match.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "speech/phrase.h"

namespace uxi::speech {

struct PhrasePlace {
  std::vector<std::size_t> takers;  ///< steps that take a word here
  bool ends = false;                ///< a match can end in front of it
};

/// How many times as often as other words a stop word, and a word with a stem, stands somewhere:
/// what places of a pattern are compared by.
inline constexpr std::size_t kStopWordCost = 100;
inline constexpr std::size_t kStemCost = 10;
[[nodiscard]] std::size_t word_cost(std::string_view word);

/// Place by place, up to the first in front of which a match can end: the subset construction,
/// without its states.
[[nodiscard]] std::array<PhrasePlace, kKeyedWords> first_places(std::span<const PhraseStep> steps);

/// The first of them.
[[nodiscard]] PhrasePlace first_place(std::span<const PhraseStep> steps);

/// One way to the first word of a match.
struct PhraseWay {
  std::size_t taker = 0;
  bool opens = false;  ///< through one `{`
  bool plain = true;   ///< through nothing else that has to be run
};
struct PhraseWays {
  std::vector<PhraseWay> ways;  ///< those to try first stand first
  bool ends = false;            ///< a match can have no word
};
[[nodiscard]] PhraseWays ways_in(const Phrase& phrase);

inline constexpr std::size_t kEntryWords = 4;
/// Those of matches whose first word `taker` takes.
[[nodiscard]] std::array<PhrasePlace, kEntryWords> places_from(std::span<const PhraseStep> steps,
                                                               std::size_t taker);

}  // namespace uxi::speech
