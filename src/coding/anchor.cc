#include "coding/anchor.h"

#include <algorithm>
#include <tuple>
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

constexpr std::size_t kContext = 32;      // code points kept on each side
constexpr std::size_t kShortQuote = 12;   // bytes; a shorter quote elsewhere needs its context
constexpr std::size_t kEdge = 6;          // letters that a turn's edge on both sides is worth
constexpr std::size_t kHome = 4;          // letters that the turn it was in is worth
constexpr std::size_t kSureLetters = 8;   // of context, that tell a short quote from its likes
constexpr std::size_t kMostPlaces = 500;  // of the same words that are looked at
constexpr int kMostTurnsMoved = 50;       // in one highlight of whole turns, to be looked for
constexpr std::size_t kNoScore = 1'000'000;
constexpr std::size_t kElsewhere = 10;              // in another turn one letter in ten may differ
constexpr std::size_t kCloseMatchWork = 4'000'000;  // cells of the edit table, per turn

std::vector<Span> occurrences(std::string_view words, std::string_view quote) {
  std::vector<Span> found;
  for (std::size_t at = words.find(quote); at != std::string_view::npos;
       at = words.find(quote, at + 1)) {
    found.push_back({at, at + quote.size()});
  }
  return found;
}

/// How many letters of a highlight's context stand in `near`, the text on that side of a place;
/// none where half of them do not.
std::size_t likeness(std::string_view near, std::string_view context) {
  const std::size_t letters = text::count_code_points(context);
  const auto match = close_match(near, context, letters / 2);
  return match ? letters - match->distance : 0;
}

/// What speaks for a place: how much of the context is there, and whether that would do by itself.
struct Evidence {
  std::size_t score = 0;
  bool is_sure = false;
};
/// What stands on both sides of a place, up to three times as far as context is kept; over a turn's
/// edge into the next turn, since the turn may have been split there.
struct Surroundings {
  std::string before;
  std::string after;
};
Surroundings around(const Transcript& transcript, const Place& place) {
  constexpr std::size_t kReach = 3 * kContext;
  const std::string_view all = transcript.turns[place.turn].words;
  const auto tail = [](std::string_view text) {
    return std::string(text.substr(text.size() > kReach ? text.size() - kReach : 0));
  };
  Surroundings sides{tail(all.substr(0, place.words.begin)),
                     std::string(all.substr(place.words.end, kReach))};
  if (place.turn > 0 && place.words.begin < kReach) {
    sides.before = tail(transcript.turns[place.turn - 1].words) + " " + sides.before;
  }
  if (place.turn + 1 < transcript.turns.size() && sides.after.size() < kReach) {
    sides.after += " " + transcript.turns[place.turn + 1].words.substr(0, kReach);
  }
  return sides;
}

Evidence evidence_for(const Transcript& transcript, const Place& place,
                      const Highlight& highlight) {
  const std::string_view all = transcript.turns[place.turn].words;
  const std::string_view before = all.substr(0, place.words.begin);
  const std::string_view after = all.substr(place.words.end);
  if (before.ends_with(highlight.before) && after.starts_with(highlight.after) &&
      highlight.before.empty() == before.empty() && highlight.after.empty() == after.empty()) {
    return {kEdge + highlight.before.size() + highlight.after.size(), true};
  }
  const auto edge = [](std::string_view side) { return side.empty() ? kEdge : std::size_t{0}; };
  const Surroundings sides = around(transcript, place);
  const std::size_t left =
      highlight.before.empty() ? edge(before) : likeness(sides.before, highlight.before);
  const std::size_t right =
      highlight.after.empty() ? edge(after) : likeness(sides.after, highlight.after);
  const auto is_sure = [](std::size_t found, std::size_t wanted) {
    return found >= kSureLetters && found * 10 >= wanted * 6;
  };
  const std::size_t left_wanted = text::count_code_points(highlight.before);
  const std::size_t right_wanted = text::count_code_points(highlight.after);
  return {left + right, is_sure(left, left_wanted) || is_sure(right, right_wanted) ||
                            is_sure(left + right, left_wanted + right_wanted)};
}

Anchored at_place(const Transcript& transcript, const Place& place, AnchorState state) {
  const Turn& turn = transcript.turns[place.turn];
  return {.state = state,
          .first_turn = turn.id,
          .last_turn = turn.id,
          .words = place.words,
          .quote = turn.words.substr(place.words.begin, place.words.size())};
}

/// The occurrence with most of its context, then nearest to where it was, then first.
std::optional<Place> best_exact(const Transcript& transcript, const Highlight& highlight,
                                std::size_t home) {
  std::optional<Place> best;
  using Rank = std::tuple<std::size_t, std::size_t, std::size_t>;
  Rank best_rank;
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    const std::size_t distance = i > home ? i - home : home - i;
    for (const Span words : occurrences(turn.words, highlight.quote)) {
      if (++looked_at > kMostPlaces && distance > 0) continue;
      const Evidence evidence = evidence_for(transcript, {i, words}, highlight);
      if (distance > 0 && highlight.quote.size() < kShortQuote && !evidence.is_sure) continue;
      const auto at = static_cast<std::size_t>(std::max(0, highlight.at));
      const std::size_t shift = words.begin > at ? words.begin - at : at - words.begin;
      const Rank rank{kNoScore - evidence.score - (distance == 0 ? kHome : 0), distance, shift};
      if (best && best_rank <= rank) continue;
      best = Place{i, words};
      best_rank = rank;
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

/// The context on both sides is what it was, letter by letter.
bool is_as_it_was(std::string_view all, Span words, const Highlight& highlight) {
  return all.substr(0, words.begin).ends_with(highlight.before) &&
         all.substr(words.end).starts_with(highlight.after);
}

Anchored find_quote(const Transcript& transcript, const Highlight& highlight) {
  const auto home = transcript.index_of(highlight.first_turn);
  Span there;
  if (home && highlight.at >= 0) {
    const std::string_view words = transcript.turns[*home].words;
    const std::size_t at = text::byte_offset(words, static_cast<std::size_t>(highlight.at));
    there = Span{at, at + highlight.quote.size()};
    const bool stands = words.substr(at).starts_with(highlight.quote);
    if (stands && is_as_it_was(words, there, highlight)) {
      return at_place(transcript, {*home, there}, AnchorState::exact);
    }
  }
  const std::size_t near = home.value_or(0);
  if (const auto place = best_exact(transcript, highlight, near)) {
    const bool stayed = home == place->turn && place->words == there;
    return at_place(transcript, *place, stayed ? AnchorState::exact : AnchorState::moved);
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

/// So many turns in a row that say what the hash was made of; nearest to `home` first.
std::optional<std::size_t> turns_with_hash(const Transcript& transcript, std::size_t count,
                                           std::string_view hash, std::size_t home) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i + count <= transcript.turns.size(); ++i) {
    if (content_hash(words_of(transcript, i, i + count - 1)) != hash) continue;
    const auto from = [&](std::size_t at) { return at > home ? at - home : home - at; };
    if (!best || from(i) < from(*best)) best = i;
  }
  return best;
}

Anchored find_turns(const Transcript& transcript, const Highlight& highlight) {
  const auto first = transcript.index_of(highlight.first_turn);
  const auto last = transcript.index_of(highlight.last_turn);
  const bool there = first && last && *first <= *last;
  if (there && content_hash(words_of(transcript, *first, *last)) == highlight.hash) {
    return whole_turns(transcript, *first, *last, AnchorState::exact);
  }
  // The same words under other ids come before other words under the same ids.
  const int more = std::clamp(highlight.last_turn - highlight.first_turn, 0, kMostTurnsMoved);
  const std::size_t count = static_cast<std::size_t>(more) + 1;
  if (const auto at = turns_with_hash(transcript, count, highlight.hash, first.value_or(0))) {
    return whole_turns(transcript, *at, *at + count - 1, AnchorState::moved);
  }
  return there ? whole_turns(transcript, *first, *last, AnchorState::changed) : Anchored{};
}

}  // namespace

Anchored find_anchor(const Transcript& transcript, const Highlight& highlight) {
  return highlight.quote.empty() ? find_turns(transcript, highlight)
                                 : find_quote(transcript, highlight);
}

tl::unexpected<Error> no_such_turns(const Transcript& transcript, int first, int last) {
  const bool begins = transcript.index_of(first).has_value();
  if (begins && transcript.index_of(last)) {
    return fail(ErrorKind::usage,
                "turn " + std::to_string(first) + " stands behind turn " + std::to_string(last),
                "write the earlier one first");
  }
  return fail(ErrorKind::not_found,
              "`" + transcript.session + "` has no turn " + std::to_string(begins ? last : first),
              transcript.turns.empty()
                  ? std::string("it has no turns")
                  : "its turns are " + std::to_string(transcript.turns.front().id) + " to " +
                        std::to_string(transcript.turns.back().id));
}

Result<Highlight> make_highlight(const Transcript& transcript, int first_turn, int last_turn,
                                 std::string_view quote) {
  const auto first = transcript.index_of(first_turn);
  const auto last = transcript.index_of(last_turn);
  if (!first || !last || *first > *last) return no_such_turns(transcript, first_turn, last_turn);
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
