#include "speech/phrase_index.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>

#include "speech/phrase_reach.h"
#include "text/words.h"

namespace uxi::speech {
namespace {

constexpr std::size_t kSpread = 4;  ///< slots for each word, so that most look-ups end at the first

std::uint64_t hash_bit(std::uint32_t hash) { return std::uint64_t{1} << (hash >> 26U); }
std::uint32_t head_hash(std::uint32_t head) { return (head + 1) * 2654435761U; }

/// The words that one place of each match must hold.
struct Post {
  std::size_t offset = 0;
  std::size_t cost = 0;
  std::vector<std::uint32_t> hashes = {};
  std::uint64_t keys = 0;
  bool stems = false;
  std::uint64_t next_keys = kAllBits;
  std::uint64_t next_hashes = kAllBits;

  void add_word(std::string_view word, std::uint32_t hash) {
    constexpr std::size_t kCommon = 100;  // times that a stop word stands where another one does
    hashes.push_back(hash);
    keys |= std::uint64_t{1} << word_key(word);
    cost += text::is_stop_word(word) ? kCommon : 1;
  }
  void add_stem(std::string_view stem) {
    constexpr std::size_t kCommon = 10;
    hashes.push_back(head_hash(word_head(stem)));
    keys |= std::uint64_t{1} << word_key(stem);
    cost += kCommon;
    stems = true;
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
        add_stem(phrase.words[step.a]);
        return true;
      default: return false;
    }
  }
};

/// Bits of the words that can stand at a place; all where any can.
std::uint64_t hashes_of(const Phrase& phrase, const PhrasePlace& place) {
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

std::optional<Post> best_post(const Phrase& phrase) {
  std::optional<Post> best;
  const auto places = first_places(phrase.steps);
  for (std::size_t i = 0; i < places.size() && !places[i].ends; ++i) {
    Post post{.offset = i};
    const bool closed = std::ranges::all_of(
        places[i].takers, [&](std::size_t step) { return post.add(phrase, phrase.steps[step]); });
    if (!closed || (best && best->cost <= post.cost)) continue;
    if (i + 1 < places.size()) {
      post.next_keys = phrase.keys[i + 1];
      post.next_hashes = hashes_of(phrase, places[i + 1]);
    }
    best = std::move(post);
  }
  return best;
}

bool lacks_needs(const Phrase& phrase, const Sentence& sentence) {
  return std::ranges::any_of(phrase.needs,
                             [&](std::uint64_t keys) { return (keys & sentence.keys) == 0; });
}

class Finder {
 public:
  Finder(const PhraseIndex& index, const Sentence& sentence) : index_(index), sentence_(sentence) {}

  std::vector<PhraseStart> run() {
    const std::size_t clause = sentence_.clause;
    look_up_all(index_.floating, 0, sentence_.end);
    look_up_all(index_.anchored, clause, std::min(sentence_.end, clause + kKeyedWords));
    for (const std::uint16_t number : index_.loose) try_everywhere(number);
    if (starts_.size() > 1) {
      std::ranges::sort(starts_, {}, [](const PhraseStart& start) {
        return std::uint64_t{start.phrase} << 32U | start.place;
      });
      starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
    }
    return std::move(starts_);
  }

 private:
  void look_up_all(const PhraseTable& table, std::size_t first, std::size_t last) {
    if ((table.keys & sentence_.keys) == 0) return;
    for (std::size_t at = first; at < last; ++at) {
      const Token& token = sentence_.tokens[at];
      if ((table.keys >> token.key & 1U) == 0) continue;
      try_posted(table, token.hash, at);
      if (table.stems) try_posted(table, head_hash(token.head), at);
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

  /// The postings from `first` on that have its hash.
  void try_run(const PhraseTable& table, const PhrasePosting* first, std::size_t at) {
    const bool anchored = &table == &index_.anchored;
    const bool last = at + 1 >= sentence_.tokens.size();
    const Token* const behind = last ? nullptr : &sentence_.tokens[at + 1];
    const std::uint64_t key = last ? 0 : std::uint64_t{1} << behind->key;
    const std::uint64_t bit = last ? 0 : hash_bit(behind->hash);
    const PhrasePosting* const end = table.postings.data() + table.postings.size();
    for (const PhrasePosting* posting = first; posting != end && posting->hash == first->hash;
         ++posting) {
      const bool fits = (posting->next_keys & key) != 0 && (posting->next_hashes & bit) != 0;
      // Without a word behind, only those will do that take any.
      if (!fits && !(last && posting->next_keys == kAllBits)) continue;
      if (posting->offset > at) continue;
      if (anchored && at - posting->offset != sentence_.clause) continue;
      try_at(posting->phrase, at - posting->offset);
    }
  }

  void try_everywhere(std::uint16_t number) {
    const Phrase& phrase = index_.phrases[number];
    if (is_hopeless(phrase, sentence_)) return;
    const std::size_t first = phrase.anchored ? sentence_.clause : 0;
    const std::size_t last = phrase.anchored ? std::min(first + 1, sentence_.end) : sentence_.end;
    for (std::size_t place = first; place < last; ++place) try_at(number, place);
  }

  void try_at(std::uint16_t number, std::size_t place) {
    const Phrase& phrase = index_.phrases[number];
    if (lacks_needs(phrase, sentence_) || !can_start(phrase, sentence_, place)) return;
    constexpr std::size_t kUsual = 16;
    if (starts_.empty()) starts_.reserve(kUsual);
    starts_.push_back({number, static_cast<std::uint32_t>(place)});
  }

  const PhraseIndex& index_;
  const Sentence& sentence_;
  std::vector<PhraseStart> starts_;
};

}  // namespace

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

void OwnedPhraseIndex::Table::add_keys(std::uint64_t keys, bool stems) {
  keys_ |= keys;
  stems_ = stems_ || stems;
}

void OwnedPhraseIndex::Table::finish() {
  UXI_CHECK(postings_.size() < std::numeric_limits<std::uint16_t>::max());
  std::ranges::sort(postings_, {}, [](const PhrasePosting& posting) {
    return std::tuple(posting.hash, posting.phrase);
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
}

PhraseTable OwnedPhraseIndex::Table::view() const {
  return {.postings = postings_, .slots = slots_, .stems = stems_, .keys = keys_};
}

OwnedPhraseIndex::OwnedPhraseIndex(std::span<const Phrase> phrases) : phrases_(phrases) {
  UXI_CHECK(phrases.size() < std::numeric_limits<std::uint16_t>::max());
  for (std::size_t number = 0; number < phrases.size(); ++number) post(number);
  anchored_.finish();
  floating_.finish();
}

void OwnedPhraseIndex::post(std::size_t number) {
  const Phrase& phrase = phrases_[number];
  const auto found = best_post(phrase);
  if (!found) {
    loose_.push_back(static_cast<std::uint16_t>(number));
    return;
  }
  Table& table = phrase.anchored ? anchored_ : floating_;
  table.add_keys(found->keys, found->stems);
  for (const std::uint32_t hash : found->hashes) {
    table.add({.hash = hash,
               .phrase = static_cast<std::uint16_t>(number),
               .offset = static_cast<std::uint16_t>(found->offset),
               .next_keys = found->next_keys,
               .next_hashes = found->next_hashes});
  }
}

PhraseIndex OwnedPhraseIndex::view() const {
  return {.phrases = phrases_,
          .anchored = anchored_.view(),
          .floating = floating_.view(),
          .loose = loose_};
}

std::vector<PhraseStart> possible_starts(const PhraseIndex& index, const Sentence& sentence) {
  return Finder(index, sentence).run();
}

void find_starts(const PhraseIndex& index, Sentence& sentence) {
  sentence.phrase_index = &index;
  sentence.starts = possible_starts(index, sentence);
  sentence.started = 0;
  for (const PhraseStart& start : sentence.starts) {
    sentence.started |= std::uint64_t{1} << (start.phrase % 64);
  }
}

std::uint64_t start_bits(const PhraseIndex& index, std::span<const Phrase> phrases) {
  std::uint64_t bits = 0;
  for (const Phrase& phrase : phrases) {
    const auto number = index.number(phrase);
    if (!number) return kAllBits;
    bits |= std::uint64_t{1} << (*number % 64);
  }
  return bits;
}

}  // namespace uxi::speech
