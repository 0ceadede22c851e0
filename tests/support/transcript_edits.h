// Transcripts as people mend them, at random, with the truth at hand: every letter knows where it
// stood before, so that a test can say where a highlight's words really went.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::test {

/// What one run over random edits came to.
struct AnchorCounts {
  std::size_t highlights = 0;
  std::size_t kept = 0;         ///< words that still stand in one turn, letter by letter
  std::size_t right = 0;        ///< of these: found, and where they went
  std::size_t elsewhere = 0;    ///< found in another place that says the same words
  std::size_t as_changed = 0;   ///< said to be changed, though they are not
  std::size_t lost = 0;         ///< said to be lost, though they are there
  std::size_t gone = 0;         ///< words that were changed, cut through or taken out
  std::size_t gone_listed = 0;  ///< of these: said to be changed or lost
  std::size_t gone_twin = 0;    ///< of these: the same words stand in another place, and were found
  std::size_t wrong = 0;        ///< found as they were, on words that differ: must be 0
  std::size_t unstable = 0;     ///< written down anew and not found exactly: must be 0
  void add(const AnchorCounts& more);
};

/// Highlights of random words (and of whole turns) of `transcript`, each looked for after random
/// edits: typos fixed, words cut and put in, turns split, joined, moved, taken out and numbered
/// anew, speakers renamed, words said again by somebody else. Deterministic in `seed`.
[[nodiscard]] AnchorCounts try_random_edits(const Transcript& transcript, std::size_t highlights,
                                            std::uint64_t seed);

/// A transcript of so many turns of made-up talk, in which phrases come again and again.
[[nodiscard]] Transcript made_up_talk(std::size_t turns, std::uint64_t seed);

}  // namespace uxi::test
