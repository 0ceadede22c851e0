#include "coding/placing.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "coding/anchor.h"
#include "coding/close_match.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::coding {
namespace {

constexpr std::size_t kMostShown = 4;          // places named in an error
constexpr std::size_t kMostWork = 40'000'000;  // letters compared while looking for near words
constexpr int kShownWidth = 120;

/// One place where a quote stands.
struct Place {
  const Turn* turn = nullptr;
  Span words;
};

using Turns = std::pair<std::size_t, std::size_t>;  // half-open, places in the transcript

std::vector<Span> occurrences(std::string_view words, std::string_view quote) {
  std::vector<Span> found;
  for (std::size_t at = words.find(quote); at != std::string_view::npos;
       at = words.find(quote, at + 1)) {
    found.push_back({at, at + quote.size()});
  }
  return found;
}

std::string ref_of(const Transcript& transcript, const Turn& turn) {
  return transcript.session + "#" + std::to_string(turn.id);
}

std::string name_of(const Transcript& transcript, Turns turns) {
  if (turns.second - turns.first == transcript.turns.size()) return "`" + transcript.session + "`";
  std::string name = ref_of(transcript, transcript.turns[turns.first]);
  if (turns.second - turns.first > 1) {
    name += "-" + std::to_string(transcript.turns[turns.second - 1].id);
  }
  return "`" + name + "`";
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// The words around a match that was counted by letter.
Span to_words(std::string_view words, Span range) {
  while (range.begin > 0 && !is_blank(words[range.begin - 1])) --range.begin;
  while (range.end < words.size() && !is_blank(words[range.end])) ++range.end;
  while (range.begin < range.end && is_blank(words[range.begin])) ++range.begin;
  const auto is_edge = [](char c) {
    return is_blank(c) || std::string_view(".,;:!?").find(c) != std::string_view::npos;
  };
  while (range.end > range.begin && is_edge(words[range.end - 1])) --range.end;
  return range;
}

/// The words nearest to `quote`, where fewer than half of its letters differ.
std::optional<Place> nearest_place(const Transcript& transcript, Turns turns,
                                   std::string_view quote) {
  const std::size_t letters = text::count_code_points(quote);
  std::size_t limit = letters / 2;
  std::size_t work = 0;
  std::optional<Place> best;
  for (std::size_t i = turns.first; i < turns.second && limit > 0; ++i) {
    const Turn& turn = transcript.turns[i];
    work += turn.words.size() * letters;
    if (work > kMostWork) break;
    const auto match = close_match(turn.words, quote, limit);
    if (!match || match->range.empty()) continue;
    best = Place{&turn, to_words(turn.words, match->range)};
    if (match->distance == 0) break;
    limit = match->distance - 1;
  }
  return best;
}

tl::unexpected<Error> not_said(const Transcript& transcript, Turns turns, std::string_view quote) {
  std::string joined;
  for (std::size_t i = turns.first; i < turns.second; ++i) {
    joined += transcript.turns[i].words + " ";
  }
  const std::string what =
      name_of(transcript, turns) + " does not hold the words `" + std::string(quote) + "`";
  if (!find_words(joined, quote).empty()) {
    return fail(ErrorKind::not_found, what + " in one turn",
                "they run over several: tag the turns whole, without words");
  }
  if (const auto near = nearest_place(transcript, turns, quote)) {
    return fail(ErrorKind::not_found, what,
                ref_of(transcript, *near->turn) + " says `" +
                    near->turn->words.substr(near->words.begin, near->words.size()) + "`");
  }
  const bool one = turns.second - turns.first == 1;
  return fail(ErrorKind::not_found, what,
              one ? "it says: " + text::elide(transcript.turns[turns.first].words, kShownWidth)
                  : "nothing in it is like them");
}

tl::unexpected<Error> said_often(const Transcript& transcript, Turns turns, std::string_view quote,
                                 const std::vector<Place>& places) {
  std::vector<std::string> where;
  for (const Place& place : places) {
    const std::string ref = ref_of(transcript, *place.turn);
    if (!where.empty() && where.back() == ref) continue;
    if (where.size() == kMostShown) {
      where.emplace_back("...");
      break;
    }
    where.push_back(ref);
  }
  const std::string what = name_of(transcript, turns) + " holds the words `" + std::string(quote) +
                           "` " + std::to_string(places.size()) + " times";
  if (where.size() > 1) {
    return fail(ErrorKind::conflict, what, "say which: " + text::join(where, ", "));
  }
  return fail(ErrorKind::conflict, what,
              "quote a few more words around them, or say which with `--nth`");
}

/// Whole words where there are any: `the` is not meant in `they`.
std::vector<Place> whole_words(std::vector<Place> places) {
  const auto is_whole = [](const Place& place) {
    const std::string_view words = place.turn->words;
    const auto joins = [&](std::size_t at) {  // letters on both sides of `at`
      if (at == 0 || at >= words.size()) return false;
      return std::isalnum(static_cast<unsigned char>(words[at - 1])) != 0 &&
             std::isalnum(static_cast<unsigned char>(words[at])) != 0;
    };
    return !joins(place.words.begin) && !joins(place.words.end);
  };
  if (std::ranges::any_of(places, is_whole)) {
    std::erase_if(places, [&](const Place& place) { return !is_whole(place); });
  }
  return places;
}

Result<Turns> turns_meant(const Transcript& transcript, int first, int last) {
  if (first == 0) return Turns{0, transcript.turns.size()};
  const auto begin = transcript.index_of(first);
  const auto end = transcript.index_of(last);
  if (begin && end && *begin <= *end) return Turns{*begin, *end + 1};
  return no_such_turns(transcript, first, last);
}

}  // namespace

std::vector<Span> find_words(std::string_view words, std::string_view quote) {
  std::vector<Span> exact = occurrences(words, quote);
  if (!exact.empty()) return exact;
  // Fold letter by letter, so that every folded byte knows the letter it came from.
  const auto fold = [](std::string_view text, std::vector<std::size_t>& from) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = at;
      const char32_t letter = text::next_code_point(text, at);
      std::string folded =
          text::is_space(letter) ? " " : text::fold_search(text.substr(begin, at - begin));
      if (folded == " " && (out.empty() || out.back() == ' ')) folded.clear();
      from.insert(from.end(), folded.size(), begin);
      out += folded;
    }
    from.push_back(text.size());
    return out;
  };
  std::vector<std::size_t> from;
  std::vector<std::size_t> unused;
  const std::string text = fold(words, from);
  std::string wanted = fold(quote, unused);
  while (wanted.ends_with(' ')) wanted.pop_back();
  if (wanted.empty()) return {};
  std::vector<Span> found;
  for (const Span range : occurrences(text, wanted)) {
    std::size_t end = from[range.end - 1];
    (void)text::next_code_point(words, end);
    found.push_back({from[range.begin], end});
  }
  return found;
}

Result<Highlight> place_words(const Transcript& transcript, int first, int last,
                              std::string_view quote, std::size_t nth) {
  UXI_TRY(const Turns turns, turns_meant(transcript, first, last));
  std::vector<Place> places;
  for (std::size_t i = turns.first; i < turns.second; ++i) {
    for (const Span words : find_words(transcript.turns[i].words, quote)) {
      places.push_back({&transcript.turns[i], words});
    }
  }
  places = whole_words(std::move(places));
  if (places.empty()) return not_said(transcript, turns, quote);
  if (nth > places.size()) {
    return fail(ErrorKind::not_found, name_of(transcript, turns) + " holds the words `" +
                                          std::string(quote) + "` " +
                                          text::counted(places.size(), "time"));
  }
  if (nth == 0 && places.size() > 1) return said_often(transcript, turns, quote, places);
  const Place& place = places[nth == 0 ? 0 : nth - 1];
  Highlight highlight{.first_turn = place.turn->id, .last_turn = place.turn->id};
  quote_words(*place.turn, place.words, highlight);
  return highlight;
}

}  // namespace uxi::coding
