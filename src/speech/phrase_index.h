// Which phrases of a list could match a sentence, and where: one look at each word of the sentence
// instead of one at each phrase.
//
// Of the first words that a match of a phrase takes, one is picked for which only certain words
// will do ("how (often|frequently)": the second, as `how` is common), and the phrase is posted
// under each of them (under the first letters where a stem is wanted). A word of the sentence then
// gives the phrases posted under it; those whose other keys (Phrase::keys) fit its neighbours are
// worth a run. Phrases without such a place ("..3 like") are loose: their keys alone rule places
// out. Hashes stand for words; that two share one costs a run and nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "speech/phrase.h"
#include "speech/sentence.h"

namespace uxi::speech {

struct PhrasePosting {
  std::uint32_t hash = 0;    ///< word_hash of the word, or head_hash of a stem
  std::uint16_t phrase = 0;  ///< its number
  std::uint8_t offset = 0;   ///< words of the match before this one
  bool anchored = false;     ///< the match starts at the main clause
  std::uint64_t next = 0;    ///< keys that the word behind this one can have
};

/// Views constant tables or an OwnedPhraseIndex.
struct PhraseIndex {
  std::span<const Phrase> phrases;
  /// Sorted by hash.
  std::span<const PhrasePosting> postings;
  /// Open addressing by hash, a power of two: number of the first posting + 1, or 0.
  std::span<const std::uint32_t> slots;
  std::span<const std::uint16_t> loose;
  bool anchored = false;   ///< all of them are
  bool stems = false;      ///< some are posted under a stem
  std::uint64_t keys = 0;  ///< of all words that phrases are posted under

  /// The number of `phrase`, where it stands in the list.
  [[nodiscard]] std::optional<std::size_t> number(const Phrase& phrase) const {
    const Phrase* const first = phrases.data();
    if (std::less<>()(&phrase, first) || !std::less<>()(&phrase, first + phrases.size())) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(&phrase - first);
  }
};

/// The index of up to 65,535 `phrases`, which must outlive it.
class OwnedPhraseIndex {
 public:
  explicit OwnedPhraseIndex(std::span<const Phrase> phrases);
  [[nodiscard]] PhraseIndex view() const;

 private:
  void post(std::size_t number);
  void fill_slots();

  std::span<const Phrase> phrases_;
  std::vector<PhrasePosting> postings_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint16_t> loose_;
  bool anchored_ = true;
  bool stems_ = false;
  std::uint64_t keys_ = 0;
};

/// Whether the keys of the words at and behind token `place` allow a match to start there.
[[nodiscard]] bool can_start(const Phrase& phrase, const Sentence& sentence, std::size_t place);
/// The sentence has no word with a key that every match wants.
[[nodiscard]] bool is_hopeless(const Phrase& phrase, const Sentence& sentence);

/// Where phrases of the index could start in a sentence whose clause was found; sorted.
[[nodiscard]] std::vector<PhraseStart> possible_starts(const PhraseIndex& index,
                                                       const Sentence& sentence);
/// Keeps these in the sentence: from then on `find` and `find_leftmost` run phrases of this index
/// only there. `index` must outlive the sentence.
void find_starts(const PhraseIndex& index, Sentence& sentence);

inline constexpr std::uint64_t kAllStarts = ~std::uint64_t{0};
/// The bits that `phrases` have in Sentence::started; kAllStarts where they are not in the index.
[[nodiscard]] std::uint64_t start_bits(const PhraseIndex& index, std::span<const Phrase> phrases);
/// False where none of the phrases with these bits can match the sentence, whose starts were found.
[[nodiscard]] inline bool may_start(std::uint64_t bits, const Sentence& sentence) {
  return bits == kAllStarts || (bits & sentence.started) != 0;
}

}  // namespace uxi::speech
