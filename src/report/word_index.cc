#include "report/word_index.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/word_difference.h"
#include "text/utf8.h"
#include "text/words.h"
#include "uxi/hash.h"

namespace uxi::report {
namespace {

/// Case is folded, for the first letter of a quote is free.
std::uint64_t hash_word(std::string_view word) {
  constexpr std::size_t kShort = 32;
  std::array<char, kShort> folded{};
  if (word.size() > kShort) return hash64(text::fold_case(word));
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return hash64(text::fold_case(word));
    folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return hash64({folded.data(), word.size()});
}

std::uint32_t hash_pair(std::uint64_t first, std::uint64_t second) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // so that `a b` and `b a` differ
  return static_cast<std::uint32_t>((first * kOdd + second) >> 32U);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_negation(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"not",    "never",  "no",     "nobody",  "nothing", "none", "neither",
       "nor",    "cannot", "hardly", "without", "nicht",   "nie",  "niemand",
       "nichts", "kein",   "keine",  "pas",     "jamais",  "ne"});
  const std::string folded = text::fold_case(word);
  return folded.ends_with("n't") || std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

bool has_negation(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_negation(tokens.word(i))) return true;
  }
  return false;
}

/// Single words stand everywhere and prove nothing.
bool provable(const QuoteParts& quote) {
  return !has_negation(quote.put_in_behind) &&
         std::any_of(quote.parts.begin(), quote.parts.end(),
                     [](const QuotePart& part) { return part.words.size() >= 2; });
}

/// What sentences a text is made of, as parts that nothing says belong together.
QuoteParts split_at_sentences(std::string_view quote) {
  QuoteParts out;
  for (const Span& span : text::sentences(quote)) {
    QuotePart part;
    tokenize(quote.substr(span.begin, span.size()), part.words);
    part.elided = true;
    if (!part.words.list.empty()) out.parts.push_back(std::move(part));
  }
  return out;
}

constexpr std::size_t kCommonPair =
    64;  // more places than this tell nothing of where a quote is from
constexpr std::size_t kMostScattered = 64;  // parts of a quote that are looked for one by one

}  // namespace

WantedWords::WantedWords(const std::vector<std::string_view>& quotes) {
  std::vector<std::uint32_t> hashes;
  const auto add = [&](const Tokens& tokens) {
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint64_t hash = hash_word(tokens.word(i));
      hashes.push_back(hash_pair(0, hash));
      if (i > 0) hashes.push_back(hash_pair(last, hash));
      last = hash;
    }
  };
  for (const std::string_view quote : quotes) {
    Tokens whole;
    tokenize(quote, whole);
    add(whole);
    for (const QuotePart& part : split_at_gaps(quote).parts) add(part.words);
  }
  bits_.resize(std::max<std::size_t>(1024, hashes.size()));  // 64 bits a hash: few seem wanted
  for (const std::uint32_t hash : hashes) {
    bits_[(hash >> 6U) % bits_.size()] |= std::uint64_t{1} << (hash & 63U);
  }
}

WordIndex::WordIndex(const std::vector<const Transcript*>& transcripts,
                     const std::vector<std::string_view>& quotes) {
  const WantedWords wanted(quotes);
  for (std::size_t record = 0; record < transcripts.size(); ++record) {
    const Transcript* transcript = transcripts[record];
    for (std::size_t i = 0; i < transcript->turns.size(); ++i) {
      const Turn& turn = transcript->turns[i];
      const std::size_t begin = tokens_.size();
      tokenize(turn.words, tokens_);
      turns_.push_back({record, transcript, &turn, i, begin, tokens_.size()});
      add_turn(turns_.back(), wanted);
    }
  }
  const auto before = [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.token < b.token;
  };
  std::sort(words_.begin(), words_.end(), before);
  std::sort(pairs_.begin(), pairs_.end(), before);
}

void WordIndex::add_turn(const IndexedTurn& turn, const WantedWords& wanted) {
  std::uint64_t last = 0;
  for (std::size_t i = turn.begin; i < turn.end; ++i) {
    const std::uint64_t hash = hash_word(tokens_.word(i));
    const std::uint32_t alone = hash_pair(0, hash);
    if (wanted.has(alone)) words_.push_back({alone, static_cast<std::uint32_t>(i)});
    const std::uint32_t pair = hash_pair(last, hash);
    if (i > turn.begin && wanted.has(pair)) {
      pairs_.push_back({pair, static_cast<std::uint32_t>(i - 1)});
    }
    last = hash;
  }
}

TurnRef WordIndex::reference(const Place& place) const {
  const IndexedTurn& indexed = turn(place);
  return {{"", indexed.transcript->session}, indexed.turn->id, indexed.turn->id};
}

std::string WordIndex::words(const Place& place) const {
  if (place.begin >= place.end) return {};
  const std::size_t begin = tokens_.list[place.begin].source_begin;
  const std::size_t end = tokens_.list[place.end - 1].source_end;
  return turn(place).turn->words.substr(begin, end - begin);
}

std::size_t WordIndex::turn_at(std::size_t token) const {
  const auto behind =
      std::upper_bound(turns_.begin(), turns_.end(), token,
                       [](std::size_t t, const IndexedTurn& turn) { return t < turn.end; });
  return static_cast<std::size_t>(behind - turns_.begin());
}

WordIndex::Range WordIndex::entries_of(const Entries& entries, std::uint32_t hash) {
  return std::equal_range(entries.begin(), entries.end(), Entry{hash, 0},
                          [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
}

WordIndex::Range WordIndex::pairs_of(const Tokens& quote, std::size_t i) const {
  return entries_of(pairs_, hash_pair(hash_word(quote.word(i)), hash_word(quote.word(i + 1))));
}

/// The words left and right of a cut at token `left` | `left + 1` are one: `non-paying`, `1.5`.
bool WordIndex::cuts_word(const IndexedTurn& turn, std::size_t left) const {
  if (left < turn.begin || left + 1 >= turn.end) return false;
  const Token& a = tokens_.list[left];
  const Token& b = tokens_.list[left + 1];
  const std::string_view between =
      std::string_view(turn.turn->words).substr(a.source_end, b.source_begin - a.source_end);
  if (between == "-" || between == "‐" || between == "‑") return true;
  return (between == "." || between == "," || between == ":") &&
         is_digit(tokens_.word(left).back()) && is_digit(tokens_.word(left + 1).front());
}

bool WordIndex::stands_at(const Tokens& quote, std::size_t token, const IndexedTurn& turn) const {
  const std::size_t n = quote.size();
  if (token < turn.begin || token + n > turn.end) return false;
  for (std::size_t i = 0; i < n; ++i) {
    if (!same_word(quote.word(i), tokens_.word(token + i), i == 0)) return false;
    if (i + 1 < n && quote.marks(i) != tokens_.marks(token + i)) return false;
  }
  return (token == 0 || !cuts_word(turn, token - 1)) && !cuts_word(turn, token + n - 1);
}

std::vector<std::size_t> WordIndex::starts_of(const Tokens& part) const {
  std::vector<std::size_t> starts;
  std::size_t rarest = 0;
  Range best = part.size() == 1 ? entries_of(words_, hash_pair(0, hash_word(part.word(0))))
                                : pairs_of(part, 0);
  for (std::size_t i = 1; i + 1 < part.size(); ++i) {
    const Range range = pairs_of(part, i);
    if (range.second - range.first < best.second - best.first) {
      best = range;
      rarest = i;
    }
  }
  for (auto at = best.first; at != best.second; ++at) {
    if (at->token < rarest) continue;
    const std::size_t token = at->token - rarest;
    if (stands_at(part, token, turns_[turn_at(token)])) starts.push_back(token);
  }
  return starts;
}

std::vector<std::size_t> WordIndex::starts_in(const Tokens& part, std::size_t turn) const {
  const IndexedTurn& in = turns_[turn];
  const Range range = part.size() == 1 ? entries_of(words_, hash_pair(0, hash_word(part.word(0))))
                                       : pairs_of(part, 0);
  auto at = std::lower_bound(range.first, range.second, in.begin,
                             [](const Entry& e, std::size_t token) { return e.token < token; });
  std::vector<std::size_t> starts;
  for (; at != range.second && at->token < in.end; ++at) {
    if (stands_at(part, at->token, in)) starts.push_back(at->token);
  }
  return starts;
}

std::vector<Place> WordIndex::find(std::string_view quote) const {
  Tokens whole;
  tokenize(quote, whole);
  std::vector<Place> places;
  if (whole.list.empty()) return places;
  for (const std::size_t token : starts_of(whole)) {
    places.push_back({turn_at(token), token, token + whole.size()});
  }
  if (!places.empty()) return places;
  const QuoteParts parts = split_at_gaps(quote);
  return provable(parts) ? find_parts(parts) : places;
}

std::vector<Place> WordIndex::find_parts(const QuoteParts& quote) const {
  std::vector<std::size_t> rarest;
  bool any = false;
  for (const QuotePart& part : quote.parts) {
    if (part.words.size() < 2) continue;
    std::vector<std::size_t> starts = starts_of(part.words);
    if (!any || starts.size() < rarest.size()) rarest = std::move(starts);
    any = true;
  }
  std::vector<Place> places;
  std::optional<std::size_t> tried;
  for (const std::size_t token : rarest) {
    const std::size_t turn = turn_at(token);
    if (tried == turn) continue;
    tried = turn;
    if (auto place = find_parts_in(quote, turn)) places.push_back(*std::move(place));
  }
  return places;
}

/// Part by part: all ways to have come so far, by their ends. A single word counts only where it
/// stands right beside the part before or behind it.
std::optional<Place> WordIndex::find_parts_in(const QuoteParts& quote, std::size_t turn) const {
  struct Way {
    Place place;
    bool alone = false;  ///< ends with a single word that nothing stands beside yet
  };
  constexpr std::size_t kMostTried = 16;
  std::vector<Way> ways;
  for (std::size_t k = 0; k < quote.parts.size(); ++k) {
    const QuotePart& part = quote.parts[k];
    const bool single = part.words.size() == 1;
    std::vector<Way> next;
    for (const std::size_t start : starts_in(part.words, turn)) {
      const std::size_t end = start + part.words.size();
      if (k == 0) {
        if (!has_negation(part.put_in)) next.push_back({{turn, start, end}, single});
        continue;
      }
      auto way = std::upper_bound(ways.begin(), ways.end(), start,
                                  [](std::size_t s, const Way& w) { return s < w.place.end; });
      for (std::size_t tried = 0; way != ways.begin() && tried < kMostTried; ++tried) {
        --way;
        const std::size_t before = way->place.end;
        if ((way->alone && before != start) || !may_leave_out(part, before, start)) continue;
        Place place = way->place;
        if (place.dropped_negation.empty()) place.dropped_negation = negation_in(before, start);
        place.end = end;
        next.push_back({std::move(place), single && before != start});
        break;
      }
    }
    ways = std::move(next);
  }
  const auto whole =
      std::find_if(ways.begin(), ways.end(), [](const Way& way) { return !way.alone; });
  return whole == ways.end() ? std::nullopt : std::optional(whole->place);
}

/// Whether the gap in front of `part` may stand for tokens `[begin, end)`. What brackets put in
/// must not turn the meaning round.
bool WordIndex::may_leave_out(const QuotePart& part, std::size_t begin, std::size_t end) const {
  if (drops_words(part.put_in, begin, end)) return false;
  if (!part.elided && end - begin > kMostReplaced) return false;
  return !has_negation(part.put_in) || !negation_in(begin, end).empty();
}

Place WordIndex::place_near(const std::vector<std::size_t>& starts, std::size_t turn,
                            std::size_t words) const {
  auto at = std::lower_bound(starts.begin(), starts.end(), turns_[turn].begin);
  if (at == starts.end() || *at >= turns_[turn].end) at = starts.begin();
  return {turn_at(*at), *at, *at + words};
}

std::vector<Place> WordIndex::find_scattered(std::string_view quote) const {
  QuoteParts split = split_at_gaps(quote);
  const bool marked = split.parts.size() > 1;
  if (!marked) split = split_at_sentences(quote);
  std::vector<QuotePart>& parts = split.parts;
  const bool each = std::all_of(parts.begin(), parts.end(),
                                [](const QuotePart& part) { return part.words.size() >= 2; });
  if (parts.size() < 2 || parts.size() > kMostScattered || !each) return {};
  for (QuotePart& part : parts) {
    part.put_in = {};
    part.elided = true;
  }
  if (marked && !find_parts(split).empty()) return {};  // in order, but brackets hide words
  std::vector<std::vector<std::size_t>> starts;
  for (const QuotePart& part : parts) {
    starts.push_back(starts_of(part.words));
    if (starts.back().empty()) return {};
  }
  std::vector<Place> best;
  std::size_t best_together = 0;
  if (starts.front().size() > kCommonPair) starts.front().resize(kCommonPair);
  for (const std::size_t first : starts.front()) {
    const std::size_t turn = turn_at(first);
    if (!best.empty() && best.front().turn == turn) continue;
    std::vector<Place> places;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      places.push_back(place_near(starts[k], turn, parts[k].words.size()));
    }
    const auto together = static_cast<std::size_t>(std::count_if(
        places.begin(), places.end(), [&](const Place& place) { return place.turn == turn; }));
    if (together <= best_together) continue;
    best_together = together;
    best = std::move(places);
    if (best_together == parts.size()) break;
  }
  return best;
}

/// Brackets that the transcript has itself (`[name]`) stand for no more than themselves.
bool WordIndex::drops_words(const Tokens& put_in, std::size_t begin, std::size_t end) const {
  if (put_in.list.empty() || end - begin <= put_in.size()) return false;
  for (std::size_t at = begin; at + put_in.size() <= end; ++at) {
    std::size_t n = 0;
    while (n < put_in.size() && same_word(put_in.word(n), tokens_.word(at + n), false)) ++n;
    if (n == put_in.size()) return true;
  }
  return false;
}

std::string WordIndex::negation_in(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_negation(tokens_.word(i))) return std::string(tokens_.word(i));
  }
  return {};
}

std::optional<NearWords> WordIndex::nearest(std::string_view quote) const {
  Tokens wanted;
  tokenize(quote, wanted);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> votes;  // turn, rough start
  for (std::size_t i = 0; i + 1 < wanted.size(); ++i) {
    const auto [begin, end] = pairs_of(wanted, i);
    if (static_cast<std::size_t>(end - begin) > kCommonPair) continue;
    for (auto at = begin; at != end; ++at) {
      const std::size_t start = at->token >= i ? at->token - i : 0;
      ++votes[{turn_at(at->token), start / 8}];
    }
  }
  const auto best = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == votes.end()) return std::nullopt;
  const IndexedTurn& turn = turns_[best->first.first];
  const std::size_t slack = 8 + wanted.size() / 2;
  const std::size_t rough = best->first.second * 8;
  const std::size_t from = std::max(turn.begin, rough > slack ? rough - slack : 0);
  const std::size_t to = std::min(turn.end, rough + wanted.size() + slack + 8);
  const WordDifference difference = compare_words(wanted, tokens_, from, to);
  if (difference.changes * 2 > wanted.size()) return std::nullopt;
  return NearWords{{best->first.first, difference.begin, difference.end}, difference.words};
}

}  // namespace uxi::report
