// Transcripts and the highlights of several coders as units for agreement: turns, sentences, or
// characters.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "coding/agreement.h"
#include "uxi/codebook.h"
#include "uxi/transcript.h"

namespace uxi::coding {

enum class UnitKind { turn, sentence, character };

/// Where one highlight stands: turns by their place in the transcript.
struct MarkedWords {
  std::string id;
  std::size_t first = 0;
  std::size_t last = 0;
  Span words;  ///< bytes of the first turn's words; of whole turns all of them
  CodeSet codes;
};

/// The highlights of one coder; `meant` says what a code stands for, an empty word leaves it out,
/// and with it a highlight that has no other. `lost` counts those whose words are not found.
[[nodiscard]] std::vector<MarkedWords> marked_words(
    const Transcript& transcript, const TagFile& tags,
    const std::function<std::string(const std::string&)>& meant, std::size_t& lost);

/// What each coder marked; nothing for one who did not read the transcript.
using MarkedByCoder = std::vector<std::optional<std::vector<MarkedWords>>>;

/// Adds the units of one transcript: what participants said, and whatever else somebody marked. A
/// highlight is of a unit where it covers a part of it. Characters are taken together as far as all
/// coders agree or differ in the same way.
void add_units(const Transcript& transcript, const MarkedByCoder& marked, UnitKind kind,
               Ratings& ratings);

/// Stretches of two coders held against each other: they match where what both cover is at least
/// half of what either covers. Each is matched once, the best first.
struct SpanMatches {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t matched = 0;
};
[[nodiscard]] SpanMatches match_spans(const Transcript& transcript,
                                      const std::vector<MarkedWords>& a,
                                      const std::vector<MarkedWords>& b);

}  // namespace uxi::coding
