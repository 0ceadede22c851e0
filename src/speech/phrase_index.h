// Which phrases of a list could match a sentence, and where: one look at each word of the sentence
// instead of one at each phrase.
//
// Of the first words that a match of a phrase takes, one is picked for which only certain words
// will do ("how (often|frequently)": the second, as `how` is common), and the phrase is posted
// under each of them (under the first letters where a stem is wanted). A word of the sentence then
// gives the phrases posted under it; those whose other keys (Phrase::keys) fit its neighbours are
// worth a run. Phrases without such a place ("..3 like") are loose: their keys alone rule places
// out. A phrase that wants a word which the sentence has nowhere (Phrase::needs) is not run
// either. Hashes stand for words; that two share one costs a run and nothing else.
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
  std::uint32_t hash = 0;         ///< word_hash of the word, or head_hash of a stem
  std::uint16_t phrase = 0;       ///< its number
  std::uint16_t offset = 0;       ///< words of the match before this one
  std::uint64_t next_keys = 0;    ///< that the word behind this one can have
  std::uint64_t next_hashes = 0;  ///< the same by hash_bit
};

/// Postings, found by hash.
struct PhraseTable {
  std::span<const PhrasePosting> postings;  ///< sorted by hash
  /// Open addressing, a power of two: number of the first posting + 1, or 0.
  std::span<const std::uint16_t> slots;
  bool stems = false;      ///< some phrases are posted under a stem
  std::uint64_t keys = 0;  ///< of all words that phrases are posted under
};

/// Views constant tables or an OwnedPhraseIndex.
struct PhraseIndex {
  std::span<const Phrase> phrases;
  PhraseTable anchored;  ///< phrases that match at the main clause only
  PhraseTable floating;
  std::span<const std::uint16_t> loose;

  /// The number of `phrase`, where it stands in the list.
  [[nodiscard]] std::optional<std::size_t> number(const Phrase& phrase) const {
    const Phrase* const first = phrases.data();
    if (std::less<>()(&phrase, first) || !std::less<>()(&phrase, first + phrases.size())) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(&phrase - first);
  }
};

/// The index of `phrases`, which must outlive it; up to 65,534 of them and of postings.
class OwnedPhraseIndex {
 public:
  explicit OwnedPhraseIndex(std::span<const Phrase> phrases);
  [[nodiscard]] PhraseIndex view() const;

 private:
  class Table {
   public:
    void add(const PhrasePosting& posting) { postings_.push_back(posting); }
    void add_keys(std::uint64_t keys, bool stems);
    void finish();
    [[nodiscard]] PhraseTable view() const;

   private:
    std::vector<PhrasePosting> postings_;
    std::vector<std::uint16_t> slots_;
    bool stems_ = false;
    std::uint64_t keys_ = 0;
  };
  void post(std::size_t number);

  std::span<const Phrase> phrases_;
  Table anchored_;
  Table floating_;
  std::vector<std::uint16_t> loose_;
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

/// The bits that `phrases` have in Sentence::started; kAllBits where they are not in the index.
[[nodiscard]] std::uint64_t start_bits(const PhraseIndex& index, std::span<const Phrase> phrases);
/// False where none of the phrases with these bits can match the sentence, whose starts were found.
[[nodiscard]] inline bool may_start(std::uint64_t bits, const Sentence& sentence) {
  return bits == kAllBits || (bits & sentence.started) != 0;
}

}  // namespace uxi::speech
