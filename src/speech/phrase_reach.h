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

/// Place by place, up to the first in front of which a match can end: the subset construction,
/// without its states.
[[nodiscard]] std::array<PhrasePlace, kKeyedWords> first_places(std::span<const PhraseStep> steps);

}  // namespace uxi::speech
