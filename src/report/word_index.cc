#include "report/word_index.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/word_difference.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::report {
namespace {

/// Case is folded, for the first letter of a quote is free.
std::uint64_t hash_word(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) return hash64(text::fold_case(word));
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return hash64(folded);
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

/// Single words stand everywhere and prove nothing.
bool provable(const std::vector<QuotePart>& parts) {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const QuotePart& part) {
    return part.words.size() >= 2;
  });
}

constexpr std::size_t kCommonPair =
    64;  // more places than this tell nothing of where a quote is from
constexpr std::size_t kMostScattered = 64;  // parts of a quote that are looked for one by one

}  // namespace

WordIndex::WordIndex(const std::vector<const Transcript*>& transcripts) {
  for (const Transcript* transcript : transcripts) {
    for (std::size_t i = 0; i < transcript->turns.size(); ++i) {
      const Turn& turn = transcript->turns[i];
      const std::size_t begin = tokens_.size();
      tokenize(turn.words, tokens_);
      turns_.push_back({transcript, &turn, i, begin, tokens_.size()});
    }
  }
  words_.reserve(tokens_.size());
  pairs_.reserve(tokens_.size());
  for (const IndexedTurn& turn : turns_) {
    std::uint64_t last = 0;
    for (std::size_t i = turn.begin; i < turn.end; ++i) {
      const std::uint64_t hash = hash_word(tokens_.word(i));
      words_.push_back({hash_pair(0, hash), static_cast<std::uint32_t>(i)});
      if (i > turn.begin) {
        pairs_.push_back({hash_pair(last, hash), static_cast<std::uint32_t>(i - 1)});
      }
      last = hash;
    }
  }
  const auto before = [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.token < b.token;
  };
  std::sort(words_.begin(), words_.end(), before);
  std::sort(pairs_.begin(), pairs_.end(), before);
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

std::vector<Place> WordIndex::find(std::string_view quote) const {
  Tokens whole;
  tokenize(quote, whole);
  std::vector<Place> places;
  if (whole.list.empty()) return places;
  for (const std::size_t token : starts_of(whole)) {
    places.push_back({turn_at(token), token, token + whole.size()});
  }
  if (!places.empty()) return places;
  const std::vector<QuotePart> parts = split_at_gaps(quote);
  return provable(parts) ? find_parts(parts) : places;
}

/// For each turn the earliest place of each part behind the part before it.
std::vector<Place> WordIndex::find_parts(const std::vector<QuotePart>& parts) const {
  std::vector<std::vector<std::size_t>> starts;
  for (const QuotePart& part : parts) starts.push_back(starts_of(part.words));
  std::vector<Place> places;
  for (const std::size_t first : starts.front()) {
    const std::size_t number = turn_at(first);
    if (!places.empty() && places.back().turn == number) continue;
    Place place{number, first, first + parts.front().words.size()};
    bool all = true;
    for (std::size_t k = 1; k < parts.size() && all; ++k) {
      const auto next = std::lower_bound(starts[k].begin(), starts[k].end(), place.end);
      all = next != starts[k].end() && *next < turns_[number].end &&
            !drops_words(parts[k].put_in, place.end, *next);
      if (!all) break;
      if (place.dropped_negation.empty()) place.dropped_negation = negation_in(place.end, *next);
      place.end = *next + parts[k].words.size();
    }
    if (all) places.push_back(std::move(place));
  }
  return places;
}

Place WordIndex::place_near(const std::vector<std::size_t>& starts, std::size_t turn,
                            std::size_t words) const {
  auto at = std::lower_bound(starts.begin(), starts.end(), turns_[turn].begin);
  if (at == starts.end() || *at >= turns_[turn].end) at = starts.begin();
  return {turn_at(*at), *at, *at + words};
}

std::vector<Place> WordIndex::find_scattered(std::string_view quote) const {
  std::vector<QuotePart> parts = split_at_gaps(quote);
  if (parts.size() < 2 || parts.size() > kMostScattered || !provable(parts)) return {};
  for (QuotePart& part : parts) part.put_in = {};
  if (!find_parts(parts).empty()) return {};  // in order, but brackets hide words
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
