// Which phrases of a list could match a sentence, and where: one look at each word of the sentence
// instead of one at each phrase.
//
// A phrase has ways in, one for each step that can take the first word of a match. Of the first
// words of a match by one way, one is picked for which only certain words will do ("how are you
// paid": the last, as the others are common), and the way is posted under each of them (under the
// first letters where a stem is wanted). A word of the sentence then gives the ways posted under
// it; those whose other words could be its neighbours are worth a run, from the way's own step on.
// Phrases with a way that has no such place ("..3 like") are loose: their keys alone rule places
// out. A phrase that wants a word which the sentence has nowhere (Phrase::needs) is not run
// either. Hashes stand for words; that two share one costs a run and nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "speech/phrase.h"
#include "speech/phrase_reach.h"
#include "speech/sentence.h"

namespace uxi::speech {

/// Bits of what a sentence is to who asks: a phrase is looked for in those of its classes only, and
/// taken not to match in others.
using PhraseClasses = std::uint8_t;
inline constexpr PhraseClasses kAnyClass = 0xFF;

/// A way into a phrase.
struct PhraseEntry {
  std::uint16_t phrase = 0;  ///< its number
  std::uint16_t step = 0;    ///< where to run from
  bool opens = false;        ///< what is marked starts in front of the step
  PhraseClasses classes = kAnyClass;
  /// Bits (hash_bit) that the first words of a match can have; all where any word will do, or none.
  std::array<std::uint64_t, kEntryWords> words = {};
};

/// Sixteen bytes, for there are thousands, and a sentence is held against hundreds of them.
struct PhrasePosting {
  std::uint64_t next = 0;             ///< bits of the word behind this one, as in PhraseEntry
  std::uint32_t hash = 0;             ///< word_hash of the word, or head_hash of a stem
  std::uint16_t entry = 0;            ///< number of the way
  std::uint8_t offset = 0;            ///< words of the match before this one
  PhraseClasses classes = kAnyClass;  ///< of the phrase
};
static_assert(sizeof(PhrasePosting) == 16);

/// Postings, found by hash.
struct PhraseTable {
  /// Sorted by hash; the last is of no phrase, so that a run of one hash ends in front of another.
  std::span<const PhrasePosting> postings;
  /// Open addressing, a power of two: number of the first posting + 1, or 0.
  std::span<const std::uint16_t> slots;
  ManyWordBits words;       ///< that ways are posted under
  std::uint64_t stems = 0;  ///< keys of the stems that ways are posted under
};

/// Views constant tables or an OwnedPhraseIndex.
struct PhraseIndex {
  std::span<const Phrase> phrases;
  std::span<const PhraseEntry> entries;  ///< of all phrases, in their order
  PhraseTable anchored;                  ///< phrases that match at the main clause only
  PhraseTable floating;
  std::span<const std::uint16_t> loose;  ///< numbers of entries

  /// The number of `phrase`, where it stands in the list.
  [[nodiscard]] std::optional<std::size_t> number(const Phrase& phrase) const {
    const Phrase* const first = phrases.data();
    if (std::less<>()(&phrase, first) || !std::less<>()(&phrase, first + phrases.size())) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(&phrase - first);
  }
};

/// The index of `phrases`, which must outlive it; up to 65,534 of them, of ways and of postings.
/// `classes` are theirs, one by one; none stand for any.
class OwnedPhraseIndex {
 public:
  explicit OwnedPhraseIndex(std::span<const Phrase> phrases,
                            std::span<const PhraseClasses> classes = {});
  [[nodiscard]] PhraseIndex view() const;

 private:
  class Table {
   public:
    void add(const PhrasePosting& posting) { postings_.push_back(posting); }
    void add_word(std::uint32_t hash) { words_.add(hash); }
    void add_stems(std::uint64_t keys) { stems_ |= keys; }
    void finish();
    [[nodiscard]] PhraseTable view() const;

   private:
    std::vector<PhrasePosting> postings_;
    std::vector<std::uint16_t> slots_;
    ManyWordBits words_;
    std::uint64_t stems_ = 0;
  };
  struct Post;
  struct Way;
  [[nodiscard]] std::optional<std::vector<Way>> ways_of(std::size_t number) const;
  void post(std::size_t number);
  void add_loose(std::size_t number);

  [[nodiscard]] PhraseClasses classes_of(std::size_t number) const {
    return classes_.empty() ? kAnyClass : classes_[number];
  }

  std::span<const Phrase> phrases_;
  std::span<const PhraseClasses> classes_;
  std::vector<PhraseEntry> entries_;
  Table anchored_;
  Table floating_;
  std::vector<std::uint16_t> loose_;
};

/// Whether the keys of the words at and behind token `place` allow a match to start there.
[[nodiscard]] bool can_start(const Phrase& phrase, const Sentence& sentence, std::size_t place);
/// The sentence lacks a word that every match wants; or no phrase could start in it.
[[nodiscard]] bool is_hopeless(const Phrase& phrase, const Sentence& sentence);
[[nodiscard]] bool is_hopeless(const PhraseIndex& index, const Sentence& sentence);

/// Places of a sentence; no more memory than the stack's where there are as few as is usual.
class PhraseStarts {
 public:
  void add(PhraseStart start) {
    if (size_ < few_.size()) {
      few_[size_++] = start;
      return;
    }
    if (many_.empty()) many_.assign(few_.begin(), few_.end());
    many_.push_back(start);
  }
  /// In order, each once.
  void sort();
  [[nodiscard]] std::span<const PhraseStart> view() const {
    return many_.empty() ? std::span(few_).first(size_) : std::span<const PhraseStart>(many_);
  }

 private:
  std::array<PhraseStart, 40> few_;
  std::size_t size_ = 0;
  std::vector<PhraseStart> many_;
};

/// Where phrases of the index could start in a sentence whose clause was found; sorted.
void possible_starts(const PhraseIndex& index, const Sentence& sentence, PhraseStarts& starts,
                     PhraseClasses classes = kAnyClass);
/// Keeps these in the sentence: from then on `find` and `find_leftmost` run phrases of this index
/// only there. `index` must outlive the sentence, which is of one of `classes`.
void find_starts(const PhraseIndex& index, Sentence& sentence, PhraseClasses classes = kAnyClass);

}  // namespace uxi::speech
