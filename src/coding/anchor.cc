#include "coding/anchor.h"

#include <algorithm>
#include <vector>

#include "coding/close_match.h"
#include "coding/placing.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::coding {
namespace {

/// One place where a quote stands.
struct Place {
  std::size_t turn = 0;  ///< index in the transcript
  Span words;
};

constexpr std::size_t kContext = 32;     // code points kept on each side
constexpr std::size_t kShortQuote = 12;  // bytes; a shorter quote elsewhere needs its context
constexpr std::size_t kElsewhere = 10;   // in another turn one letter in ten may differ
constexpr std::size_t kCloseMatchWork = 4'000'000;  // cells of the edit table, per turn

std::vector<Span> occurrences(std::string_view words, std::string_view quote) {
  std::vector<Span> found;
  for (std::size_t at = words.find(quote); at != std::string_view::npos;
       at = words.find(quote, at + 1)) {
    found.push_back({at, at + quote.size()});
  }
  return found;
}

std::size_t common_end(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  (void)y;
  return static_cast<std::size_t>(x - a.rbegin());
}

std::size_t common_start(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  (void)y;
  return static_cast<std::size_t>(x - a.begin());
}

/// How many bytes around a place agree with the highlight's context.
std::size_t context_score(const Turn& turn, Span words, const Highlight& highlight) {
  const std::string_view all = turn.words;
  return common_end(all.substr(0, words.begin), highlight.before) +
         common_start(all.substr(words.end), highlight.after);
}

Anchored at_place(const Transcript& transcript, const Place& place, AnchorState state) {
  const Turn& turn = transcript.turns[place.turn];
  return {.state = state,
          .first_turn = turn.id,
          .last_turn = turn.id,
          .words = place.words,
          .quote = turn.words.substr(place.words.begin, place.words.size())};
}

/// The occurrence with most context, then nearest to where it was, then first.
std::optional<Place> best_exact(const Transcript& transcript, const Highlight& highlight,
                                std::size_t home) {
  std::optional<Place> best;
  std::size_t best_score = 0;
  std::size_t best_distance = 0;
  for (std::size_t i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    const std::size_t distance = i > home ? i - home : home - i;
    for (const Span words : occurrences(turn.words, highlight.quote)) {
      const std::size_t score = context_score(turn, words, highlight);
      if (distance > 0 && highlight.quote.size() < kShortQuote && score < kShortQuote) continue;
      if (!best || score > best_score || (score == best_score && distance < best_distance)) {
        best = Place{i, words};
        best_score = score;
        best_distance = distance;
      }
    }
  }
  return best;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '\'' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

/// Whole words around a close match: edits are counted by letter, but nobody is quoted in half a
/// word.
Span whole_words(std::string_view words, Span range) {
  while (range.begin < range.end && words[range.begin] == ' ') ++range.begin;
  while (range.end > range.begin && words[range.end - 1] == ' ') --range.end;
  if (range.empty()) return range;
  while (range.begin > 0 && is_word_byte(words[range.begin - 1]) &&
         is_word_byte(words[range.begin])) {
    --range.begin;
  }
  while (range.end < words.size() && is_word_byte(words[range.end - 1]) &&
         is_word_byte(words[range.end])) {
    ++range.end;
  }
  return range;
}

/// The nearest words, in the turn where it was first, elsewhere only where nothing there is close.
std::optional<Place> best_close(const Transcript& transcript, const Highlight& highlight,
                                std::size_t home) {
  const std::size_t letters = text::count_code_points(highlight.quote);
  auto limit = static_cast<std::size_t>(static_cast<double>(letters) * kCloseShare);
  std::optional<Place> best;
  const auto try_turn = [&](std::size_t i) {
    const Turn& turn = transcript.turns[i];
    if (turn.words.size() * letters > kCloseMatchWork) return;
    const auto match = close_match(turn.words, highlight.quote, limit);
    if (!match || match->range.empty()) return;
    best = Place{i, whole_words(turn.words, match->range)};
    if (match->distance == 0) return;
    limit = match->distance - 1;  // another turn must be nearer
  };
  if (limit == 0) return best;
  if (home < transcript.turns.size()) try_turn(home);
  if (best) return best;
  // Elsewhere only what is all but the same: somebody else's similar answer is another answer.
  if (highlight.quote.size() < kShortQuote) return best;
  limit = letters / kElsewhere;
  for (std::size_t i = 0; i < transcript.turns.size() && limit > 0; ++i) {
    if (i != home) try_turn(i);
  }
  return best;
}

Anchored find_quote(const Transcript& transcript, const Highlight& highlight) {
  const auto home = transcript.index_of(highlight.first_turn);
  if (home && highlight.at >= 0) {
    const std::string_view words = transcript.turns[*home].words;
    const std::size_t at = text::byte_offset(words, static_cast<std::size_t>(highlight.at));
    if (words.substr(at).starts_with(highlight.quote)) {
      return at_place(transcript, {*home, {at, at + highlight.quote.size()}}, AnchorState::exact);
    }
  }
  const std::size_t near = home.value_or(0);
  if (const auto place = best_exact(transcript, highlight, near)) {
    return at_place(transcript, *place, AnchorState::moved);
  }
  if (const auto place =
          best_close(transcript, highlight, home.value_or(transcript.turns.size()))) {
    return at_place(transcript, *place, AnchorState::changed);
  }
  return {};
}

std::string words_of(const Transcript& transcript, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i <= last && i < transcript.turns.size(); ++i) {
    if (i > first) out += '\n';
    out += transcript.turns[i].words;
  }
  return out;
}

Anchored whole_turns(const Transcript& transcript, std::size_t first, std::size_t last,
                     AnchorState state) {
  return {.state = state,
          .first_turn = transcript.turns[first].id,
          .last_turn = transcript.turns[last].id,
          .words = {0, transcript.turns[first].words.size()},
          .quote = words_of(transcript, first, last)};
}

Anchored find_turns(const Transcript& transcript, const Highlight& highlight) {
  const auto first = transcript.index_of(highlight.first_turn);
  const auto last = transcript.index_of(highlight.last_turn);
  if (first && last && *first <= *last) {
    const bool same = content_hash(words_of(transcript, *first, *last)) == highlight.hash;
    return whole_turns(transcript, *first, *last, same ? AnchorState::exact : AnchorState::changed);
  }
  const auto count =
      static_cast<std::size_t>(std::max(0, highlight.last_turn - highlight.first_turn));
  for (std::size_t i = 0; i + count < transcript.turns.size(); ++i) {
    if (content_hash(words_of(transcript, i, i + count)) == highlight.hash) {
      return whole_turns(transcript, i, i + count, AnchorState::moved);
    }
  }
  return {};
}

}  // namespace

Anchored find_anchor(const Transcript& transcript, const Highlight& highlight) {
  return highlight.quote.empty() ? find_turns(transcript, highlight)
                                 : find_quote(transcript, highlight);
}

Result<Highlight> make_highlight(const Transcript& transcript, int first_turn, int last_turn,
                                 std::string_view quote) {
  const auto first = transcript.index_of(first_turn);
  const auto last = transcript.index_of(last_turn);
  if (!first || !last || *first > *last) {
    const int missing = !first ? first_turn : last_turn;
    return fail(
        ErrorKind::not_found, "`" + transcript.session + "` has no turn " + std::to_string(missing),
        transcript.turns.empty() ? std::string("it has no turns")
                                 : "its turns are " + std::to_string(transcript.turns.front().id) +
                                       " to " + std::to_string(transcript.turns.back().id));
  }
  Highlight highlight{.first_turn = first_turn, .last_turn = last_turn};
  if (quote.empty()) {
    highlight.hash = content_hash(words_of(transcript, *first, *last));
    return highlight;
  }
  const Turn& turn = transcript.turns[*first];
  const std::vector<Span> places = find_words(turn.words, quote);
  if (places.empty()) {
    return fail(ErrorKind::not_found,
                "turn " + std::to_string(first_turn) + " does not hold the words `" +
                    std::string(quote) + "`",
                "it says: " + text::elide(turn.words, 120));
  }
  if (places.size() > 1) {
    return fail(ErrorKind::conflict,
                "turn " + std::to_string(first_turn) + " holds the words `" + std::string(quote) +
                    "` " + std::to_string(places.size()) + " times",
                "quote a few more words around them");
  }
  highlight.last_turn = first_turn;
  quote_words(turn, places.front(), highlight);
  return highlight;
}

void quote_words(const Turn& turn, Span words, Highlight& highlight) {
  const std::string_view all = turn.words;
  const std::string_view before = all.substr(0, words.begin);
  const std::string_view after = all.substr(words.end);
  const std::size_t length = text::count_code_points(before);
  highlight.quote = all.substr(words.begin, words.size());
  highlight.at = static_cast<int>(length);
  highlight.before =
      before.substr(length > kContext ? text::byte_offset(before, length - kContext) : 0);
  highlight.after = after.substr(0, text::byte_offset(after, kContext));
  highlight.hash.clear();
}

Highlight refreshed(const Transcript& transcript, const Highlight& highlight,
                    const Anchored& anchored) {
  Highlight fresh = highlight;
  fresh.first_turn = anchored.first_turn;
  fresh.last_turn = anchored.last_turn;
  const auto first = transcript.index_of(anchored.first_turn);
  const auto last = transcript.index_of(anchored.last_turn);
  UXI_CHECK(first && last);
  if (highlight.quote.empty()) {
    fresh.hash = content_hash(words_of(transcript, *first, *last));
  } else {
    quote_words(transcript.turns[*first], anchored.words, fresh);
  }
  return fresh;
}

std::string highlight_id(std::uint64_t random) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string id = "h";
  for (int shift = 44; shift >= 0; shift -= 4) id += kDigits[(random >> shift) & 0xFU];
  return id;
}

}  // namespace uxi::coding
