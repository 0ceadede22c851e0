// Running compiled patterns; phrase_compiler.cc makes them.
#include "speech/phrase.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

#include "speech/phrase_index.h"
#include "speech/phrase_reach.h"

namespace uxi::speech {
namespace {

/// Steps times places that were tried and led nowhere. Kept on the stack for sentences of usual
/// length; most runs end before the first is.
class Visited {
 public:
  Visited(std::size_t steps, std::size_t places) : steps_(steps), places_(places) {}
  /// False where it was there before.
  bool insert(std::size_t step, std::size_t place) {
    if (bits_ == nullptr) clear();
    const std::size_t at = step * places_ + place;
    const std::uint64_t bit = std::uint64_t{1} << (at % 64);
    if ((bits_[at / 64] & bit) != 0) return false;
    bits_[at / 64] |= bit;
    return true;
  }

 private:
  void clear() {
    const std::size_t blocks = (steps_ * places_ + 63) / 64;
    if (blocks > small_.size()) {
      large_.resize(blocks);
      bits_ = large_.data();
    } else {
      std::fill_n(small_.begin(), blocks, 0);
      bits_ = small_.data();
    }
  }

  std::size_t steps_;
  std::size_t places_;
  std::array<std::uint64_t, 32> small_;  // cleared as far as it is used
  std::vector<std::uint64_t> large_;
  std::uint64_t* bits_ = nullptr;
};

struct Ends {
  std::size_t last = 0;
  std::optional<std::size_t> open;
  std::optional<std::size_t> close;
};

class Runner {
 public:
  Runner(const Phrase& phrase, const Sentence& sentence)
      : phrase_(phrase),
        sentence_(sentence),
        steps_(phrase.steps.data()),
        hashes_(phrase.hashes.data()),
        tokens_(sentence.tokens.data()),
        end_(sentence.end),
        visited_(phrase.steps.size(), sentence.end + 1) {}

  /// Recursion goes one deeper for each choice and mark only, and `visited_` bounds the choices;
  /// between two of them there is one way to go.
  bool run(std::size_t step, std::size_t place, Ends& ends) {
    while (true) {
      const PhraseStep& now = steps_[step];
      switch (now.op) {
        case PhraseOp::done: ends.last = place; return true;
        case PhraseOp::jump: step = now.a; continue;
        case PhraseOp::split:
          if (fails_at_once(now.a, place)) {
            step = now.b;
            continue;
          }
          if (!visited_.insert(step, place)) return false;
          if (run(now.a, place, ends)) return true;
          step = now.b;
          continue;
        case PhraseOp::open: return mark(ends.open, step, place, ends);
        case PhraseOp::close: return mark(ends.close, step, place, ends);
        case PhraseOp::unless:
          if (!visited_.insert(step, place)) return false;
          if (Ends ignored; run(step + 1, place, ignored)) return false;
          step = now.a;
          continue;
        case PhraseOp::start:
          if (place != sentence_.clause) return false;
          break;
        case PhraseOp::end:
          if (place != sentence_.end) return false;
          break;
        default:
          if (!takes(now, place)) return false;
          ++place;
      }
      ++step;
    }
  }

 private:
  bool mark(std::optional<std::size_t>& slot, std::size_t step, std::size_t place, Ends& ends) {
    const auto before = std::exchange(slot, place);
    if (run(step + 1, place, ends)) return true;
    slot = before;
    return false;
  }

  /// The word at `place` is none that the way from `step` on begins with: most choices end here.
  [[nodiscard]] bool fails_at_once(std::size_t step, std::size_t place) const {
    while (true) {
      const PhraseStep& now = steps_[step];
      switch (now.op) {
        case PhraseOp::jump: step = now.a; continue;
        case PhraseOp::open:
        case PhraseOp::close: ++step; continue;
        case PhraseOp::start: return place != sentence_.clause;
        case PhraseOp::end: return place != sentence_.end;
        case PhraseOp::split:
        case PhraseOp::unless:
        case PhraseOp::done: return false;
        default: return !takes(now, place);
      }
    }
  }

  [[nodiscard]] bool takes(const PhraseStep& step, std::size_t place) const {
    if (place >= end_) return false;
    const Token& token = tokens_[place];
    switch (step.op) {
      case PhraseOp::word: return hashes_[step.a] == token.hash && is_word(step.a, token);
      case PhraseOp::stem: return token.folded.starts_with(phrase_.words[step.a]);
      case PhraseOp::list: return is_listed(step, token);
      default: return true;
    }
  }
  /// They have one hash, and nearly always that says it.
  [[nodiscard]] bool is_word(std::size_t word, const Token& token) const {
    return phrase_.words[word] == token.folded;
  }
  [[nodiscard]] bool is_listed(const PhraseStep& step, const Token& token) const {
    // A search by halves whose steps are sums: what a word is compared with is a toss-up.
    std::size_t at = step.a;
    for (std::size_t size = step.b - at; size > 1;) {
      const std::size_t half = size / 2;
      at += half * static_cast<std::size_t>(hashes_[at + half - 1] < token.hash);
      size -= half;
    }
    at += static_cast<std::size_t>(at < step.b && hashes_[at] < token.hash);
    for (; at < step.b && hashes_[at] == token.hash; ++at) {
      if (is_word(at, token)) return true;
    }
    return false;
  }

  const Phrase& phrase_;
  const Sentence& sentence_;
  // What the two hold, at hand: each is asked for at every step.
  const PhraseStep* steps_;
  const std::uint32_t* hashes_;
  const Token* tokens_;
  std::size_t end_;
  Visited visited_;
};

/// So many phrases of a set are found one by one as fast as through an index; making those of all
/// small sets took a thirteenth of the lint of a guide of 8 KB.
constexpr std::size_t kFewPhrases = 8;

/// The leftmost match at one of `starts`, which are all of one phrase.
std::optional<PhraseMatch> run_at(const Phrase& phrase, std::span<const PhraseEntry> entries,
                                  const Sentence& sentence, std::span<const PhraseStart> starts) {
  if (starts.empty()) return std::nullopt;
  Runner runner(phrase, sentence);
  for (const PhraseStart start : starts) {
    const PhraseEntry& entry = entries[start.entry()];
    Ends ends;
    if (entry.opens) ends.open = start.place();
    if (!runner.run(entry.step, start.place(), ends)) continue;
    return PhraseMatch{ends.open.value_or(start.place()), ends.close.value_or(ends.last)};
  }
  return std::nullopt;
}

/// Those at the front that are of one phrase.
std::span<const PhraseStart> first_run(std::span<const PhraseStart> starts) {
  std::size_t size = 0;
  while (size < starts.size() && starts[size].phrase() == starts.front().phrase()) ++size;
  return starts.first(size);
}

/// Of phrases `[first, last)` of the sentence's index.
std::span<const PhraseStart> starts_of(const Sentence& sentence, std::size_t first,
                                       std::size_t last) {
  const auto begin = std::ranges::lower_bound(sentence.starts, PhraseStart(first, 0, 0));
  const auto end = std::find_if(begin, sentence.starts.end(),
                                [&](const PhraseStart& start) { return start.phrase() >= last; });
  return {begin, end};
}

std::optional<PhraseMatch> find_everywhere(const Phrase& phrase, const Sentence& sentence,
                                           std::size_t from) {
  if (is_hopeless(phrase, sentence)) return std::nullopt;
  std::size_t place = phrase.anchored ? std::max(from, sentence.clause) : from;
  const std::size_t last =
      phrase.anchored ? std::min(sentence.clause + 1, sentence.end) : sentence.end;
  const auto skip_hopeless = [&] {
    while (place < last && !can_start(phrase, sentence, place)) ++place;
    return place < last;
  };
  if (!skip_hopeless()) return std::nullopt;
  Runner runner(phrase, sentence);
  do {
    Ends ends;
    if (runner.run(0, place, ends)) {
      return PhraseMatch{ends.open.value_or(place), ends.close.value_or(ends.last)};
    }
    ++place;
  } while (skip_hopeless());
  return std::nullopt;
}

}  // namespace

std::optional<PhraseMatch> find(const Phrase& phrase, const Sentence& sentence, std::size_t from) {
  const auto number =
      sentence.phrase_index != nullptr ? sentence.phrase_index->number(phrase) : std::nullopt;
  if (!number) return find_everywhere(phrase, sentence, from);
  if ((sentence.started >> (*number % 64) & 1U) == 0) return std::nullopt;
  auto starts = starts_of(sentence, *number, *number + 1);
  while (!starts.empty() && starts.front().place() < from) starts = starts.subspan(1);
  return run_at(phrase, sentence.phrase_index->entries, sentence, starts);
}

std::optional<PhraseMatch> find_leftmost(std::span<const Phrase> phrases,
                                         const Sentence& sentence) {
  std::optional<PhraseMatch> best;
  const auto keep = [&](const std::optional<PhraseMatch>& match) {
    if (match && (!best || match->first < best->first)) best = match;
  };
  if (phrases.empty()) return best;
  const auto first = sentence.phrase_index != nullptr
                         ? sentence.phrase_index->number(phrases.front())
                         : std::nullopt;
  if (!first) {
    for (const Phrase& phrase : phrases) keep(find_everywhere(phrase, sentence, 0));
    return best;
  }
  auto starts = starts_of(sentence, *first, *first + phrases.size());
  while (!starts.empty()) {
    const auto run = first_run(starts);
    keep(run_at(phrases[run.front().phrase() - *first], sentence.phrase_index->entries, sentence,
                run));
    starts = starts.subspan(run.size());
  }
  return best;
}

PhraseGate::PhraseGate(std::span<const Phrase> phrases) {
  for (const Phrase& phrase : phrases) {
    need_.words.add(phrase.needs.front().words);
    need_.stems |= phrase.needs.front().stems;
    anchored_ = anchored_ && phrase.anchored;
  }
  for (std::size_t i = 0; certain_ && i < phrases.size(); ++i) add_first(phrases[i]);
}

void PhraseGate::add_first(const Phrase& phrase) {
  const PhrasePlace first = first_place(phrase.steps);
  certain_ = !first.ends;
  for (const std::size_t taker : first.takers) {
    const PhraseStep& step = phrase.steps[taker];
    switch (step.op) {
      case PhraseOp::word: first_words_.add(phrase.hashes[step.a]); break;
      case PhraseOp::list:
        for (std::size_t i = step.a; i < step.b; ++i) first_words_.add(phrase.hashes[i]);
        break;
      case PhraseOp::stem:
        certain_ = certain_ && phrase.words[step.a].size() >= kKeyBytes;
        first_heads_.add(head_hash(word_head(phrase.words[step.a])));
        stems_ = true;
        break;
      default: certain_ = false;
    }
  }
}

bool PhraseGate::lacks_first_word(const Sentence& sentence) const {
  if (!anchored_ && !stems_) return !first_words_.meets(sentence.many_words);
  const Token* const tokens = sentence.tokens.data();
  const std::size_t begin = anchored_ ? sentence.clause : 0;
  const std::size_t end = anchored_ ? std::min(begin + 1, sentence.end) : sentence.end;
  for (std::size_t at = begin; at < end; ++at) {
    if (first_words_.has(tokens[at].hash)) return false;
    if (stems_ && first_heads_.has(tokens[at].head)) return false;
  }
  return true;
}

/// Made once a set has been asked about so many sentences that its gate let through: a guide of
/// some pages asks most sets less often, and making all of them took a tenth of its lint.
struct PhraseSet::Index {
  explicit Index(std::span<const Phrase> phrases) : phrases_(phrases) {}

  /// Null where looking at each phrase will do. Any number of threads may ask.
  [[nodiscard]] const PhraseIndex* get() const {
    constexpr unsigned kWorthIt = 100;
    if (asked_.load(std::memory_order_relaxed) < kWorthIt) {
      asked_.fetch_add(1, std::memory_order_relaxed);
      return nullptr;
    }
    std::call_once(made_, [this] {
      owned_.emplace(phrases_);
      view_ = owned_->view();
    });
    return &view_;
  }

 private:
  std::span<const Phrase> phrases_;
  mutable std::atomic<unsigned> asked_ = 0;
  mutable std::once_flag made_;
  mutable std::optional<OwnedPhraseIndex> owned_;
  mutable PhraseIndex view_;
};

namespace {

std::vector<OwnedPhrase> compile_all(std::span<const std::string_view> patterns) {
  std::vector<OwnedPhrase> phrases;
  phrases.reserve(patterns.size());
  for (const std::string_view pattern : patterns) {
    auto phrase = OwnedPhrase::compile(pattern, nullptr);
    UXI_CHECK(phrase.has_value());
    phrases.push_back(std::move(*phrase));
  }
  return phrases;
}

std::vector<Phrase> view_all(const std::vector<OwnedPhrase>& phrases) {
  std::vector<Phrase> views;
  views.reserve(phrases.size());
  for (const OwnedPhrase& phrase : phrases) views.push_back(phrase.view());
  return views;
}

}  // namespace

PhraseSet::PhraseSet(std::span<const std::string_view> patterns)
    : phrases_(compile_all(patterns)), views_(view_all(phrases_)), gate_(views_) {
  if (views_.size() > kFewPhrases) index_ = std::make_shared<Index>(views_);
}

std::optional<PhraseMatch> PhraseSet::find(const Sentence& sentence) const {
  if (gate_.is_shut(sentence)) return std::nullopt;
  const PhraseIndex* const made = index_ == nullptr ? nullptr : index_->get();
  if (made == nullptr) {
    for (const Phrase& phrase : views_) {
      if (auto match = find_everywhere(phrase, sentence, 0)) return match;
    }
    return std::nullopt;
  }
  const PhraseIndex& index = *made;
  if (is_hopeless(index, sentence)) return std::nullopt;
  PhraseStarts all;
  possible_starts(index, sentence, all);
  for (std::span<const PhraseStart> starts = all.view(); !starts.empty();) {
    const auto run = first_run(starts);
    const Phrase& phrase = views_[run.front().phrase()];
    if (auto match = run_at(phrase, index.entries, sentence, run)) return match;
    starts = starts.subspan(run.size());
  }
  return std::nullopt;
}

}  // namespace uxi::speech
