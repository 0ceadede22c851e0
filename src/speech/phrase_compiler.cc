// From the text of a pattern to its steps: a recursive descent over the notation that phrase.h
// shows. Hundreds of patterns are compiled each time the program reads a guide, so that words are
// views of the pattern and ways out of a choice are chained through the steps that wait for them.
#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <tuple>
#include <utility>

#include "speech/phrase.h"
#include "speech/phrase_reach.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kPunctuation = "()[]{}|<>^$!,;:";
constexpr std::string_view kClosing = ")]}|";
/// What a word ends in front of.
constexpr auto kEndsWord = [] {
  std::array<bool, 256> ends{};
  for (const char c : kPunctuation) ends[static_cast<unsigned char>(c)] = true;
  ends[' '] = ends['\n'] = true;
  return ends;
}();
constexpr int kMaxNesting = 20;
constexpr int kMaxGap = 20;

/// A need with how often a sentence meets it: about as often as its words are common.
struct RankedNeed {
  PhraseNeed need = {};
  std::size_t cost = std::numeric_limits<std::size_t>::max();  ///< that of no need

  /// Either of the two will do.
  void add(const RankedNeed& other) {
    need.words.add(other.need.words);
    need.stems |= other.need.stems;
    cost = std::max(cost, other.cost) == kNone ? kNone : cost + other.cost;
  }
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
};

struct Parts {
  std::vector<PhraseStep> steps;
  std::vector<std::string_view> words;
  std::vector<std::uint32_t> hashes;             // of those
  std::vector<RankedNeed> needs;                 // of what was read so far
  std::vector<std::vector<std::string>> listed;  // what words of lists look into
};

std::uint64_t key_bit(std::string_view word) { return std::uint64_t{1} << word_key(word); }

std::uint64_t keys_of(const Parts& parts, const PhraseStep& step) {
  std::uint64_t keys = 0;
  switch (step.op) {
    case PhraseOp::word: return key_bit(parts.words[step.a]);
    case PhraseOp::stem:  // a shorter one leaves the key open
      return parts.words[step.a].size() >= kKeyBytes ? key_bit(parts.words[step.a]) : kAllBits;
    case PhraseOp::list:
      for (std::size_t i = step.a; i < step.b; ++i) keys |= key_bit(parts.words[i]);
      return keys;
    default: return kAllBits;
  }
}

RankedNeed need_of(const Parts& parts, const PhraseStep& step) {
  RankedNeed any{.need = {.words = {}, .stems = 0}, .cost = 0};
  const auto add_word = [&](std::size_t word) {
    any.need.words.add(parts.hashes[word]);
    any.cost += word_cost(parts.words[word]);
  };
  switch (step.op) {
    case PhraseOp::word: add_word(step.a); return any;
    case PhraseOp::stem:
      if (parts.words[step.a].size() < kKeyBytes) return {};
      return {.need = {.words = {}, .stems = key_bit(parts.words[step.a])}, .cost = kStemCost};
    case PhraseOp::list:
      for (std::size_t i = step.a; i < step.b; ++i) add_word(i);
      return any;
    default: return {};
  }
}

/// Jumps that wait for where they lead: each holds the one before it, the last is held here.
class Exits {
 public:
  void add(std::vector<PhraseStep>& steps, std::size_t jump) {
    if (jump > kMaxSteps) return;  // the pattern will be refused
    steps[jump].a = last_;
    last_ = static_cast<std::uint16_t>(jump);
  }
  void lead_to(std::vector<PhraseStep>& steps, std::uint16_t step) const {
    for (std::uint16_t at = last_; at != kNone;) at = std::exchange(steps[at].a, step);
  }

 private:
  static constexpr std::uint16_t kNone = std::numeric_limits<std::uint16_t>::max();
  std::uint16_t last_ = kNone;
};

/// What matches hold that take one of several ways: all that the only way holds, or one word of
/// each way.
class Alternatives {
 public:
  explicit Alternatives(std::vector<RankedNeed>& needs)
      : needs_(needs), before_(needs.size()), begin_(needs.size()) {}
  /// What was added to `needs` since the one before is of one way.
  void close_one() {
    RankedNeed rarest;
    for (std::size_t i = begin_; i < needs_.size(); ++i) {
      if (needs_[i].cost < rarest.cost) rarest = needs_[i];
    }
    any_.add(rarest);
    begin_ = needs_.size();
    ++ways_;
  }
  void close_all() {
    if (ways_ < 2) return;
    needs_.resize(before_);
    needs_.push_back(any_);
  }

 private:
  std::vector<RankedNeed>& needs_;
  std::size_t before_;
  std::size_t begin_;
  std::size_t ways_ = 0;
  RankedNeed any_ = {.need = {.words = {}, .stems = 0}, .cost = 0};
};

class Compiler {
 public:
  Compiler(std::string_view pattern, const OwnedPhrase::Lists& lists)
      : pattern_(pattern), lists_(lists) {}

  Result<Parts> compile() {
    if (pattern_.size() > kMaxPatternBytes) return wrong("is too long");
    constexpr std::size_t kBytesOfWord = 4;
    const std::size_t words = pattern_.size() / kBytesOfWord + 1;
    parts_.steps.reserve(2 * words);
    parts_.words.reserve(words);
    parts_.hashes.reserve(words);
    parts_.needs.reserve(words);
    UXI_TRY_VOID(choice(0));
    if (!at_end()) return wrong(fmt::format("has `{}` where nothing is open", pattern_[at_]));
    emit(PhraseOp::done);
    if (parts_.steps.size() > kMaxSteps) return wrong("needs too many steps");
    return std::move(parts_);
  }

 private:
  tl::unexpected<Error> wrong(std::string_view what) const {
    return fail(ErrorKind::syntax, fmt::format("pattern `{}` {}", pattern_, what));
  }
  void skip_space() {
    while (at_ < pattern_.size() && (pattern_[at_] == ' ' || pattern_[at_] == '\n')) ++at_;
  }
  bool at_end() {
    skip_space();
    return at_ >= pattern_.size();
  }
  bool eat(char c) {
    if (at_end() || pattern_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::size_t emit(PhraseOp op, std::size_t a = 0, std::size_t b = 0) {
    parts_.steps.push_back({op, static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)});
    return parts_.steps.size() - 1;
  }
  [[nodiscard]] std::uint16_t here() const {
    return static_cast<std::uint16_t>(parts_.steps.size());
  }

  /// `a b|c`: puts a `split` in front of each alternative but the last. Plain words in a row are
  /// one alternative, a list: only one of them can be the word, so that their order says nothing.
  Result<void> choice(int depth) {
    if (depth > kMaxNesting || parts_.steps.size() > kMaxSteps) return wrong("is nested too deep");
    Exits exits;
    Alternatives needed(parts_.needs);
    while (true) {
      const std::size_t split = emit(PhraseOp::split, parts_.steps.size() + 1, 0);
      if (!plain_words()) UXI_TRY_VOID(sequence(depth));
      needed.close_one();
      if (!eat('|')) {
        parts_.steps[split] = {PhraseOp::jump, static_cast<std::uint16_t>(split + 1), 0};
        break;
      }
      exits.add(parts_.steps, emit(PhraseOp::jump));
      parts_.steps[split].b = here();
    }
    exits.lead_to(parts_.steps, here());
    needed.close_all();
    return {};
  }

  /// Two or more alternatives in a row that are one plain word each.
  bool plain_words() {
    const std::size_t begin = at_;
    const std::size_t first = parts_.words.size();
    std::size_t behind = at_;
    for (bool more = true; more;) {
      const std::string_view word = plain_word();
      skip_space();
      const char next = at_ < pattern_.size() ? pattern_[at_] : '|';
      if (word.empty() || kClosing.find(next) == std::string_view::npos) break;
      add_word(word);
      behind = at_;
      more = next == '|' && at_ < pattern_.size();
      if (more) ++at_;
    }
    const bool found = parts_.words.size() >= first + 2;
    at_ = found ? behind : begin;
    if (found) {
      parts_.needs.push_back(finish_list(first));
    } else {
      parts_.words.resize(first);
      parts_.hashes.resize(first);
    }
    return found;
  }

  /// A word that is neither a stem nor `_`; empty, and nothing read, where none stands here.
  std::string_view plain_word() {
    skip_space();
    const std::size_t end = word_end();
    const std::string_view word = pattern_.substr(at_, end - at_);
    if (word.empty() || word == "_" || word.ends_with('*') || word.starts_with("..")) return {};
    at_ = end;
    return word;
  }
  [[nodiscard]] std::size_t word_end() const {
    std::size_t end = at_;
    while (end < pattern_.size() && !kEndsWord[static_cast<unsigned char>(pattern_[end])]) ++end;
    return end;
  }

  Result<void> sequence(int depth) {
    while (!at_end() && kClosing.find(pattern_[at_]) == std::string_view::npos) {
      UXI_TRY_VOID(element(depth));
    }
    return {};
  }

  Result<void> element(int depth) {
    if (eat('^')) return emit(PhraseOp::start), Result<void>();
    if (eat('$')) return emit(PhraseOp::end), Result<void>();
    if (eat('(')) return group(')', depth);
    if (eat('[')) return optional_group(depth);
    if (eat('{')) return marked(depth);
    if (eat('!')) return negated(depth);
    if (eat('<')) return list();
    if (pattern_.substr(at_).starts_with("..")) return gap();
    for (const char mark : {',', ';', ':'}) {
      if (eat(mark)) return word(pattern_.substr(at_ - 1, 1)), Result<void>();
    }
    if (kPunctuation.find(pattern_[at_]) != std::string_view::npos) {
      return wrong(fmt::format("has a `{}` out of place", pattern_[at_]));
    }
    return literal();
  }

  Result<void> group(char close, int depth) {
    UXI_TRY_VOID(choice(depth + 1));
    if (!eat(close)) return wrong(fmt::format("lacks a `{}`", close));
    return {};
  }
  Result<void> optional_group(int depth) {
    const std::size_t split = emit(PhraseOp::split, parts_.steps.size() + 1, 0);
    const std::size_t needs = parts_.needs.size();
    UXI_TRY_VOID(group(']', depth));
    parts_.steps[split].b = here();
    parts_.needs.resize(needs);
    return {};
  }
  Result<void> marked(int depth) {
    emit(PhraseOp::open);
    UXI_TRY_VOID(group('}', depth));
    emit(PhraseOp::close);
    return {};
  }
  Result<void> negated(int depth) {
    if (at_end()) return wrong("ends with `!`");
    const std::size_t unless = emit(PhraseOp::unless);
    const std::size_t needs = parts_.needs.size();
    UXI_TRY_VOID(element(depth + 1));
    parts_.needs.resize(needs);
    emit(PhraseOp::done);
    parts_.steps[unless].a = here();
    return {};
  }

  /// `.. 3`: up to three tokens, as few as will do.
  Result<void> gap() {
    at_ += 2;
    skip_space();
    int most = 0;
    while (at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9' &&
           most <= kMaxGap) {
      most = most * 10 + (pattern_[at_++] - '0');
    }
    if (most < 1 || most > kMaxGap) return wrong(fmt::format("wants 1 to {} behind `..`", kMaxGap));
    std::vector<std::size_t> splits;
    for (int i = 0; i < most; ++i) {
      splits.push_back(emit(PhraseOp::split, 0, parts_.steps.size() + 1));
      emit(PhraseOp::any);
    }
    for (const std::size_t split : splits) parts_.steps[split].a = here();
    return {};
  }

  Result<void> literal() {
    const std::size_t end = word_end();
    word(pattern_.substr(at_, end - at_));
    at_ = end;
    return {};
  }

  void word(std::string_view text) {
    if (text == "_") {
      emit(PhraseOp::any);
      return;
    }
    const bool stem = text.size() > 1 && text.ends_with('*');
    if (stem) text.remove_suffix(1);
    add_word(text);
    emit(stem ? PhraseOp::stem : PhraseOp::word, parts_.words.size() - 1);
    parts_.needs.push_back(need_of(parts_, parts_.steps.back()));
  }

  void add_word(std::string_view word) {
    parts_.words.push_back(word);
    parts_.hashes.push_back(word_hash(word));
  }

  Result<void> list() {
    const std::size_t close = pattern_.find('>', at_);
    if (close == std::string_view::npos) return wrong("lacks a `>`");
    const std::string_view name = pattern_.substr(at_, close - at_);
    at_ = close + 1;
    auto entries = lists_ ? lists_(name) : std::nullopt;
    if (!entries)
      return wrong(
          fmt::format("names the word list `{}`, and there is no `words/{}.txt`", name, name));
    emit_list(parts_.listed.emplace_back(std::move(*entries)));
    return {};
  }

  /// Entries of several words and stems become alternatives, the plain ones one sorted list, which
  /// is the last of them.
  void emit_list(const std::vector<std::string>& entries) {
    const auto is_plain = [](std::string_view entry) {
      return entry.find(' ') == std::string_view::npos && !entry.ends_with('*');
    };
    Exits exits;
    Alternatives needed(parts_.needs);
    std::size_t split = 0;
    for (const std::string& entry : entries) {
      if (is_plain(entry)) continue;
      split = emit(PhraseOp::split, parts_.steps.size() + 1, 0);
      emit_words(entry);
      needed.close_one();
      exits.add(parts_.steps, emit(PhraseOp::jump));
      parts_.steps[split].b = here();
    }
    const std::size_t first = parts_.words.size();
    for (const std::string& entry : entries) {
      if (is_plain(entry)) add_word(entry);
    }
    if (parts_.words.size() > first || entries.empty()) {
      parts_.needs.push_back(finish_list(first));
      needed.close_one();
    } else {
      parts_.steps[split] = {PhraseOp::jump, static_cast<std::uint16_t>(split + 1), 0};
    }
    needed.close_all();
    exits.lead_to(parts_.steps, here());
  }

  /// Makes the words from `first` on a list, and gives the need of one of them.
  RankedNeed finish_list(std::size_t first) {
    std::vector<std::pair<std::uint32_t, std::string_view>> list;
    list.reserve(parts_.words.size() - first);
    for (std::size_t i = first; i < parts_.words.size(); ++i) {
      list.emplace_back(parts_.hashes[i], parts_.words[i]);
    }
    std::ranges::sort(list);
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::tie(parts_.hashes[first + i], parts_.words[first + i]) = list[i];
    }
    emit(PhraseOp::list, first, parts_.words.size());
    return need_of(parts_, parts_.steps.back());
  }

  void emit_words(std::string_view entry) {
    while (!entry.empty()) {
      const std::size_t space = entry.find(' ');
      word(entry.substr(0, space));
      entry = space == std::string_view::npos ? std::string_view() : entry.substr(space + 1);
    }
  }

  std::string_view pattern_;
  const OwnedPhrase::Lists& lists_;
  std::size_t at_ = 0;
  Parts parts_;
};

/// The keys that the first words of a match can have; what follows a match may be anything.
std::array<std::uint64_t, kKeyedWords> first_keys(const Parts& parts) {
  std::array<std::uint64_t, kKeyedWords> keys{};
  const auto places = first_places(parts.steps);
  bool ended = false;
  for (std::size_t i = 0; i < kKeyedWords; ++i) {
    ended = ended || places[i].ends;
    if (ended) keys[i] = kAllBits;
    for (const std::size_t step : places[i].takers) keys[i] |= keys_of(parts, parts.steps[step]);
  }
  return keys;
}

/// Those that the fewest sentences will meet.
std::array<PhraseNeed, kNeeds> rarest_needs(std::vector<RankedNeed> needs) {
  std::ranges::stable_sort(needs, {}, &RankedNeed::cost);
  std::array<PhraseNeed, kNeeds> rarest{};
  for (std::size_t i = 0; i < std::min(kNeeds, needs.size()); ++i) rarest[i] = needs[i].need;
  return rarest;
}

/// Every way into the pattern passes `^` first.
bool starts_anchored(const Parts& parts) {
  std::size_t step = 0;
  while (parts.steps[step].op == PhraseOp::jump) step = parts.steps[step].a;
  return parts.steps[step].op == PhraseOp::start;
}

}  // namespace

Result<OwnedPhrase> OwnedPhrase::compile(std::string_view pattern, const Lists& lists) {
  OwnedPhrase phrase;
  phrase.pattern_.assign(pattern.begin(), pattern.end());
  const std::string_view kept(phrase.pattern_.data(), phrase.pattern_.size());
  UXI_TRY(Parts parts, Compiler(kept, lists).compile());
  phrase.keys_ = first_keys(parts);
  phrase.needs_ = rarest_needs(std::move(parts.needs));
  phrase.anchored_ = starts_anchored(parts);
  phrase.steps_ = std::move(parts.steps);
  phrase.words_ = std::move(parts.words);
  phrase.hashes_ = std::move(parts.hashes);
  phrase.listed_ = std::move(parts.listed);
  return phrase;
}

Phrase OwnedPhrase::view() const {
  return {.pattern = {pattern_.data(), pattern_.size()},
          .steps = steps_,
          .words = words_,
          .hashes = hashes_,
          .keys = keys_,
          .needs = needs_,
          .anchored = anchored_};
}

}  // namespace uxi::speech
