// Finding a highlight again after its transcript was edited: exactly, then by its context, then by
// a close match; otherwise it is lost, and said to be.
//
// The order of attempts is that of the W3C Web Annotation model's text quote selector
// (TextQuoteSelector, https://www.w3.org/TR/annotation-model/#text-quote-selector); close matching
// is Sellers' algorithm (1980).
#pragma once

#include <string>
#include <string_view>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::coding {

enum class AnchorState {
  exact,    ///< where it was, the same words
  moved,    ///< the same words elsewhere
  changed,  ///< found, but the words were corrected
  lost,     ///< not found
};

/// Where a highlight stands now. `words` is a byte range of the first turn's plain words (all of
/// them for whole turns); not meaningful where it is lost.
struct Anchored {
  AnchorState state = AnchorState::lost;
  int first_turn = 0;
  int last_turn = 0;
  Span words;
  std::string
      quote;  ///< the words as the transcript has them now; of whole turns, joined by a line end

  friend bool operator==(const Anchored&, const Anchored&) = default;
};

/// Share of a quote's characters that may differ in a close match.
inline constexpr double kCloseShare = 0.25;

[[nodiscard]] Anchored find_anchor(const Transcript& transcript, const Highlight& highlight);

/// Why `first` to `last` are no turns of the transcript: one is not there (`not_found`), or they
/// are written the wrong way round (`usage`).
[[nodiscard]] tl::unexpected<Error> no_such_turns(const Transcript& transcript, int first,
                                                  int last);

/// A highlight of `quote` in a turn; of the whole turns where `quote` is empty. Fills in offset,
/// context or hash; id, codes and dates are the caller's. White space and typographic quotes in
/// `quote` may differ from the transcript's. `not_found` where the turn is not there or does not
/// hold the words (the hint says what it does hold), `conflict` where it holds them twice.
[[nodiscard]] Result<Highlight> make_highlight(const Transcript& transcript, int first_turn,
                                               int last_turn, std::string_view quote);

/// Fills in quote, offset and context of `highlight` from the bytes `words` of the turn's words.
void quote_words(const Turn& turn, Span words, Highlight& highlight);

/// The record as it should be written now, after an edit was found to have moved or changed it.
[[nodiscard]] Highlight refreshed(const Transcript& transcript, const Highlight& highlight,
                                  const Anchored& anchored);

/// `h` and twelve hex digits from 48 random bits.
[[nodiscard]] std::string highlight_id(std::uint64_t random);

}  // namespace uxi::coding
