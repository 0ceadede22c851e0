#include "speech/phrase_index.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>
#include <utility>

namespace uxi::speech {
namespace {

constexpr std::size_t kSpread = 4;  ///< slots for each word, so that most look-ups end at the first

/// Bits of the words that can stand at a place; all where any can.
std::uint64_t bits_of(const Phrase& phrase, const PhrasePlace& place) {
  std::uint64_t bits = place.ends ? kAllBits : 0;
  for (const std::size_t taker : place.takers) {
    const PhraseStep& step = phrase.steps[taker];
    const bool listed = step.op == PhraseOp::list;
    if (!listed && step.op != PhraseOp::word) return kAllBits;
    const std::size_t end = listed ? step.b : step.a + std::size_t{1};
    for (std::size_t i = step.a; i < end; ++i) bits |= hash_bit(phrase.hashes[i]);
  }
  return bits;
}

bool lacks_needs(const Phrase& phrase, const Sentence& sentence) {
  return std::ranges::any_of(phrase.needs,
                             [&](const PhraseNeed& need) { return need.lacks(sentence); });
}

bool has_word_of(const PhraseTable& table, const Sentence& sentence) {
  return table.words.meets(sentence.many_words) || (table.stems & sentence.keys) != 0;
}

/// Tokens where phrases that match at the main clause only can be posted.
struct Window {
  explicit Window(const Sentence& sentence)
      : first(sentence.clause), last(std::min(sentence.end, sentence.clause + kEntryWords)) {}
  std::size_t first;
  std::size_t last;
};

bool has_word_of_clause(const PhraseTable& table, const Sentence& sentence) {
  if (table.postings.empty()) return false;
  const Window window(sentence);
  const Token* const tokens = sentence.tokens.data();
  for (std::size_t at = window.first; at < window.last; ++at) {
    if (table.words.has(tokens[at].hash) || (table.stems >> tokens[at].key & 1U) != 0) return true;
  }
  return false;
}

/// hash_bit of the first `most` tokens, and of some places behind the last: no more memory than the
/// stack's for most sentences.
class BitsOfWords {
 public:
  BitsOfWords(const Sentence& sentence, std::size_t most) {
    const std::size_t size = std::min(most, sentence.tokens.size());
    if (size + kEntryWords > few_.size()) {
      many_.resize(size + kEntryWords);
      bits_ = many_.data();
    }
    const Token* const tokens = sentence.tokens.data();
    for (std::size_t i = 0; i < size; ++i) bits_[i] = std::uint64_t{1} << tokens[i].bit;
    std::fill_n(bits_ + size, kEntryWords, kNoWordBit);
  }
  BitsOfWords(const BitsOfWords&) = delete;
  BitsOfWords& operator=(const BitsOfWords&) = delete;
  ~BitsOfWords() = default;

  [[nodiscard]] const std::uint64_t* at(std::size_t place) const { return bits_ + place; }

 private:
  std::array<std::uint64_t, 48> few_;
  std::vector<std::uint64_t> many_;
  std::uint64_t* bits_ = few_.data();
};

class Finder {
 public:
  Finder(const PhraseIndex& index, const Sentence& sentence, PhraseStarts& starts,
         PhraseClasses classes)
      : index_(index),
        sentence_(sentence),
        starts_(starts),
        classes_(classes),
        bits_(sentence, words_of_interest(index, sentence)) {}

  void run() {
    const Window window(sentence_);
    if (has_word_of(index_.floating, sentence_)) look_up_all(index_.floating, 0, sentence_.end);
    look_up_all(index_.anchored, window.first, window.last);
    for (const std::uint16_t entry : index_.loose) try_everywhere(entry);
    starts_.sort();
  }

 private:
  static constexpr std::size_t kTogether = 32;

  /// A way into a phrase, and where the phrase would start.
  struct Way {
    std::uint16_t entry;
    std::size_t place;
  };

  /// Those that phrases can start with, and so many behind them.
  static std::size_t words_of_interest(const PhraseIndex& index, const Sentence& sentence) {
    const bool anchored = index.floating.postings.empty();
    return anchored ? Window(sentence).last + kEntryWords : sentence.tokens.size();
  }

  /// Whether a word is looked up in vain is a toss-up, so the others are gathered without a branch
  /// for each.
  void look_up_all(const PhraseTable& table, std::size_t first, std::size_t last) {
    const Token* const tokens = sentence_.tokens.data();
    const std::size_t mask = table.slots.size() - 1;
    const std::uint16_t* const slots = table.slots.data();
    std::array<std::uint32_t, kTogether> hashes;
    std::array<std::size_t, kTogether> places;
    for (std::size_t at = first; at < last;) {
      std::size_t count = 0;
      for (; at < last && count + 1 < kTogether; ++at) {
        const auto gather = [&](std::uint32_t hash, std::uint64_t fits) {
          hashes[count] = hash;
          places[count] = at;
          count += static_cast<unsigned>(slots[hash & mask] != 0) & fits;
        };
        gather(tokens[at].hash, 1);
        gather(tokens[at].head, table.stems >> tokens[at].key & 1U);
      }
      for (std::size_t i = 0; i < count; ++i) try_posted(table, hashes[i], places[i]);
    }
  }

  void try_posted(const PhraseTable& table, std::uint32_t hash, std::size_t at) {
    const std::size_t mask = table.slots.size() - 1;
    const std::uint16_t* const slots = table.slots.data();
    const PhrasePosting* const postings = table.postings.data();
    for (std::size_t slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      const PhrasePosting* const first = postings + slots[slot] - 1;
      if (first->hash == hash) return try_run(table, first, at);
    }
  }

  /// The postings from `first` on that have its hash. Whether one fits is a toss-up, so those that
  /// do are gathered without a branch for each; then those whose other first words fit.
  void try_run(const PhraseTable& table, const PhrasePosting* first, std::size_t at) {
    const bool anchored = &table == &index_.anchored;
    const std::size_t least = anchored ? at - sentence_.clause : 0;
    const std::size_t more = anchored ? 0 : at;
    const std::uint64_t next = *bits_.at(at + 1);
    const std::uint32_t hash = first->hash;
    std::array<const PhrasePosting*, kTogether> fitting;
    for (const PhrasePosting* posting = first; posting->hash == hash;) {
      std::size_t count = 0;
      for (; posting->hash == hash && count < kTogether; ++posting) {
        fitting[count] = posting;
        count += static_cast<unsigned>((posting->classes & classes_) != 0) &
                 static_cast<unsigned>((posting->next & next) != 0) &
                 static_cast<unsigned>(posting->offset - least <= more);
      }
      try_ways(std::span(fitting).first(count), at);
    }
  }

  /// `postings` are of token `at`.
  void try_ways(std::span<const PhrasePosting* const> postings, std::size_t at) {
    std::array<Way, kTogether> ways;
    std::size_t count = 0;
    for (const PhrasePosting* const posting : postings) {
      const PhraseEntry& entry = index_.entries.data()[posting->entry];
      const std::size_t place = at - posting->offset;
      const std::uint64_t* const bits = bits_.at(place);
      unsigned fits = 1;
      for (std::size_t i = 0; i < kEntryWords; ++i)
        fits &= static_cast<unsigned>((entry.words[i] & bits[i]) != 0);
      ways[count] = {posting->entry, place};
      count += fits;
    }
    for (const Way way : std::span(ways).first(count)) {
      const std::uint16_t phrase = index_.entries.data()[way.entry].phrase;
      if (lacks_needs(index_.phrases.data()[phrase], sentence_)) continue;
      starts_.add({phrase, way.place, way.entry});
    }
  }

  void try_everywhere(std::uint16_t entry) {
    const Phrase& phrase = index_.phrases[index_.entries[entry].phrase];
    if ((index_.entries[entry].classes & classes_) == 0 || is_hopeless(phrase, sentence_)) return;
    const std::size_t first = phrase.anchored ? sentence_.clause : 0;
    const std::size_t last = phrase.anchored ? std::min(first + 1, sentence_.end) : sentence_.end;
    for (std::size_t place = first; place < last; ++place) {
      if (can_start(phrase, sentence_, place)) {
        starts_.add({index_.entries[entry].phrase, place, entry});
      }
    }
  }

  const PhraseIndex& index_;
  const Sentence& sentence_;
  PhraseStarts& starts_;
  PhraseClasses classes_;
  BitsOfWords bits_;
};

}  // namespace

void PhraseStarts::sort() {
  const std::span<PhraseStart> all =
      many_.empty() ? std::span(few_).first(size_) : std::span<PhraseStart>(many_);
  if (all.size() < 2) return;
  std::ranges::sort(all);
  const auto kept = static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
  if (many_.empty()) {
    size_ = kept;
  } else {
    many_.resize(kept);
  }
}

bool can_start(const Phrase& phrase, const Sentence& sentence, std::size_t place) {
  for (std::size_t i = 0; i < kKeyedWords; ++i) {
    const std::uint64_t keys = phrase.keys[i];
    if (place + i >= sentence.tokens.size()) return ~keys == 0;  // it wants no more words
    if ((keys >> sentence.tokens[place + i].key & 1U) == 0) return false;
  }
  return true;
}

bool is_hopeless(const Phrase& phrase, const Sentence& sentence) {
  const auto misses = [&](std::uint64_t keys) { return (keys & sentence.keys) == 0; };
  return lacks_needs(phrase, sentence) || std::ranges::any_of(phrase.keys, misses);
}

bool is_hopeless(const PhraseIndex& index, const Sentence& sentence) {
  const auto hopeless = [&](std::uint16_t entry) {
    return is_hopeless(index.phrases[index.entries[entry].phrase], sentence);
  };
  return !has_word_of_clause(index.anchored, sentence) && !has_word_of(index.floating, sentence) &&
         std::ranges::all_of(index.loose, hopeless);
}

void OwnedPhraseIndex::Table::finish() {
  UXI_CHECK(postings_.size() + 1 < std::numeric_limits<std::uint16_t>::max());
  std::ranges::sort(postings_, {}, [](const PhrasePosting& posting) {
    return std::tuple(posting.hash, posting.entry);
  });
  const auto starts_run = [&](std::size_t i) {
    return i == 0 || postings_[i - 1].hash != postings_[i].hash;
  };
  std::size_t words = 1;
  for (std::size_t i = 0; i < postings_.size(); ++i) words += starts_run(i) ? 1U : 0U;
  slots_.resize(std::bit_ceil(kSpread * words));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    if (!starts_run(i)) continue;
    std::size_t slot = postings_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint16_t>(i + 1);
  }
  if (!postings_.empty()) add({.hash = ~postings_.back().hash});
}

PhraseTable OwnedPhraseIndex::Table::view() const {
  return {.postings = postings_, .slots = slots_, .words = words_, .stems = stems_};
}

/// The words that one place of each match must hold.
struct OwnedPhraseIndex::Post {
  std::size_t offset = 0;
  std::size_t cost = 0;
  std::vector<std::uint32_t> words = {};
  std::vector<std::uint32_t> stems = {};  ///< their heads
  std::uint64_t next = kAllBits;

  void add_word(std::string_view word, std::uint32_t hash) {
    words.push_back(hash);
    cost += word_cost(word);
  }
  /// The words that a step takes; false where others will do as well.
  bool add(const Phrase& phrase, const PhraseStep& step) {
    switch (step.op) {
      case PhraseOp::word: add_word(phrase.words[step.a], phrase.hashes[step.a]); return true;
      case PhraseOp::list:
        for (std::size_t i = step.a; i < step.b; ++i) add_word(phrase.words[i], phrase.hashes[i]);
        return true;
      case PhraseOp::stem:
        if (phrase.words[step.a].size() < kKeyBytes) return false;
        stems.push_back(word_head(phrase.words[step.a]));
        cost += kStemCost;
        return true;
      default: return false;
    }
  }
};

struct OwnedPhraseIndex::Way {
  PhraseEntry entry;
  Post post;
};

/// Nothing where one of the ways has no place to post it under.
std::optional<std::vector<OwnedPhraseIndex::Way>> OwnedPhraseIndex::ways_of(
    std::size_t number) const {
  const Phrase& phrase = phrases_[number];
  const PhraseWays found = ways_in(phrase);
  if (found.ends) return std::nullopt;
  std::vector<Way> ways;
  for (const PhraseWay& way : found.ways) {
    const auto places = places_from(phrase.steps, way.taker);
    Way& made = ways.emplace_back();
    made.entry.phrase = static_cast<std::uint16_t>(number);
    made.entry.step = way.plain ? static_cast<std::uint16_t>(way.taker) : std::uint16_t{0};
    made.entry.opens = way.plain && way.opens;
    made.entry.classes = classes_of(number);
    made.entry.words.fill(kAllBits);
    bool posted = false;
    for (std::size_t i = 0; i < places.size() && !places[i].ends; ++i) {
      made.entry.words[i] = bits_of(phrase, places[i]);
      Post post{.offset = i};
      const bool closed = std::ranges::all_of(
          places[i].takers, [&](std::size_t step) { return post.add(phrase, phrase.steps[step]); });
      if (!closed || (posted && made.post.cost <= post.cost)) continue;
      made.post = std::move(post);
      posted = true;
    }
    if (!posted) return std::nullopt;
    const std::size_t behind = made.post.offset + 1;
    if (behind < kEntryWords) made.post.next = made.entry.words[behind];
  }
  return ways;
}

OwnedPhraseIndex::OwnedPhraseIndex(std::span<const Phrase> phrases,
                                   std::span<const PhraseClasses> classes)
    : phrases_(phrases), classes_(classes) {
  UXI_CHECK(classes.empty() || classes.size() == phrases.size());
  UXI_CHECK(phrases.size() < std::numeric_limits<std::uint16_t>::max());
  for (std::size_t number = 0; number < phrases.size(); ++number) post(number);
  UXI_CHECK(entries_.size() < std::numeric_limits<std::uint16_t>::max());
  anchored_.finish();
  floating_.finish();
}

void OwnedPhraseIndex::post(std::size_t number) {
  const auto ways = ways_of(number);
  if (!ways) return add_loose(number);
  Table& table = phrases_[number].anchored ? anchored_ : floating_;
  for (const Way& way : *ways) {
    PhrasePosting posting{.next = way.post.next,
                          .hash = 0,
                          .entry = static_cast<std::uint16_t>(entries_.size()),
                          .offset = static_cast<std::uint8_t>(way.post.offset),
                          .classes = way.entry.classes};
    for (const std::uint32_t hash : way.post.words) {
      posting.hash = hash;
      table.add(posting);
      table.add_word(hash);
    }
    for (const std::uint32_t head : way.post.stems) {
      posting.hash = head_hash(head);
      table.add(posting);
      table.add_stems(std::uint64_t{1} << key_of_head(head));
    }
    entries_.push_back(way.entry);
  }
}

void OwnedPhraseIndex::add_loose(std::size_t number) {
  PhraseEntry whole;
  whole.phrase = static_cast<std::uint16_t>(number);
  whole.classes = classes_of(number);
  whole.words.fill(kAllBits);
  loose_.push_back(static_cast<std::uint16_t>(entries_.size()));
  entries_.push_back(whole);
}

PhraseIndex OwnedPhraseIndex::view() const {
  return {.phrases = phrases_,
          .entries = entries_,
          .anchored = anchored_.view(),
          .floating = floating_.view(),
          .loose = loose_};
}

void possible_starts(const PhraseIndex& index, const Sentence& sentence, PhraseStarts& starts,
                     PhraseClasses classes) {
  Finder(index, sentence, starts, classes).run();
}

void find_starts(const PhraseIndex& index, Sentence& sentence, PhraseClasses classes) {
  PhraseStarts starts;
  possible_starts(index, sentence, starts, classes);
  sentence.phrase_index = &index;
  sentence.starts.assign(starts.view().begin(), starts.view().end());
  sentence.started = 0;
  for (const PhraseStart& start : sentence.starts) {
    sentence.started |= std::uint64_t{1} << (start.phrase() % 64);
  }
}

}  // namespace uxi::speech
