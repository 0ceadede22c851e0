// Towns: those of a list, and what follows words for where somebody lives. Countries and states are
// too large to point at anybody, and the study needs them.
#include <algorithm>
#include <array>
#include <string>

#include "ingest/redact/candidate.h"
#include "ingest/redact/stranger.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

/// The last token of the longest listed town that begins at `i`, and whether it may be a word too.
struct Town {
  std::size_t last = 0;
  bool is = false;
  bool word = false;
};

template <std::size_t N>
bool is_any(const Scan& scan, std::size_t i, const std::array<std::string_view, N>& words) {
  return i < scan.size() &&
         std::any_of(words.begin(), words.end(), [&](std::string_view w) { return scan.is(i, w); });
}

/// The last token of the longest phrase of `wanted` from token `i`; `i` where there is none.
std::size_t phrase_end(const Scan& scan, std::size_t i, Class wanted) {
  std::size_t longest = i;
  std::string phrase = scan.folded(i);
  for (std::size_t j = i + 1; j < std::min(i + 4, scan.size()); ++j) {
    const std::string_view gap = scan.gap(j);
    const bool saint = gap == ". " && (scan.is(i, "st") || scan.is(i, "ste")) && j == i + 1;
    if (gap != " " && gap != "-" && gap != "'" && gap != "\xE2\x80\x99" && !saint) break;
    phrase += " " + scan.folded(j);
    if (scan[j].capital && classes_of(phrase).has(wanted)) longest = j;
  }
  return longest;
}

Town town_at(const Scan& scan, std::size_t i) {
  if (!scan[i].is(Class::phrase_start)) {
    return {i, scan[i].is(Class::town), scan[i].is(Class::town_word)};
  }
  const std::size_t last = phrase_end(scan, i, Class::town);
  if (last > i) return {last, true, false};
  const Classes own = classes_of(scan.folded(i));
  return {i, own.has(Class::town), own.has(Class::town_word)};
}

/// A country or state, or the first or last word of one.
bool is_large(const Scan& scan, std::size_t i) {
  return i < scan.size() && scan[i].capital && scan[i].is(Class::large);
}

bool behind_place_word(const Scan& scan, std::size_t i) {
  if (i == 0 || (scan.gap(i) != " " && scan.gap(i) != ", ")) return false;
  return scan[i - 1].classes.has_any(Classes::of(Class::place_weak, Class::place_strong));
}

constexpr std::array<std::string_view, 18> kFillers = {
    "here", "up",    "back",      "over",       "now",  "down", "out",    "right", "just",
    "all",  "still", "currently", "originally", "away", "by",   "around", "is",    "in"};

/// `I live in Ashby`, `the office is in Ashby`, `we drove down to Ashby`: words in front that speak
/// of a place, whatever stands there.
bool place_before(const Scan& scan, std::size_t i) {
  if (i < 2 || scan.gap(i) != " ") return false;
  std::size_t prep = i - 1;
  static constexpr std::array<std::string_view, 6> kVisits = {"visited", "visiting", "downtown",
                                                              "uptown",  "suburban", "greater"};
  if (is_any(scan, prep, kVisits)) return true;
  static constexpr std::array<std::string_view, 18> kParts = {
      "city", "town",   "village", "suburb", "suburbs", "outskirts", "north",  "south", "east",
      "west", "island", "streets", "mayor",  "borough", "outside",   "county", "islan", "airport"};
  if (scan.is(prep, "of") && is_any(scan, prep - 1, kParts)) return true;
  static constexpr std::array<std::string_view, 3> kTowns = {"town", "village", "city"};
  if ((scan.is(prep, "called") || scan.is(prep, "named")) && is_any(scan, prep - 1, kTowns))
    return true;
  const bool weak = scan[prep].is(Class::place_weak) && !scan.is(prep, "a") &&
                    !scan.is(prep, "at") && !scan.is(prep, "en") && !scan.is(prep, "de");
  const bool strict = scan[prep].is(Class::place_weak) && !scan.is(prep, "at");
  if (!strict) return false;
  std::size_t verb = prep - 1;
  for (int skipped = 0; skipped < 3 && verb > 0 && scan.gap(verb + 1) == " "; ++skipped) {
    if (!is_any(scan, verb, kFillers)) break;
    --verb;
  }
  if (scan.gap(verb + 1) != " ") return false;
  if (scan[verb].is(Class::place_strong)) return true;
  if (!weak) return false;
  if (scan[verb].is(Class::site)) return true;
  // `he's up in Ashby`
  static constexpr std::array<std::string_view, 5> kWhere = {"up", "down", "over", "out", "back"};
  static constexpr std::array<std::string_view, 7> kBe = {"m", "s", "re", "am", "is", "are", "was"};
  if (scan.is(prep, "in") && prep >= 2 && is_any(scan, prep - 1, kWhere) &&
      is_any(scan, prep - 2, kBe)) {
    return true;
  }
  // `I'm from Ashby`, `where she comes from`: with `from` alone.
  static constexpr std::array<std::string_view, 11> kAre = {
      "m", "am", "is", "are", "was", "were", "re", "come", "comes", "came", "s"};
  return scan.is(prep, "from") && is_any(scan, prep - 1, kAre);
}

/// `Boise, Idaho`, `Portland Oregon`: a state or country behind.
bool before_large(const Scan& scan, std::size_t last) {
  const std::string_view gap = scan.gap(last + 1);
  return last + 1 < scan.size() && (gap == ", " || gap == " ") && is_large(scan, last + 1);
}

/// The `Island` of `Big Island`.
bool is_landform(const Scan& scan, std::size_t i) {
  static constexpr std::array<std::string_view, 22> kForms = {
      "island", "islands", "beach",    "valley",  "falls",     "springs", "heights",  "creek",
      "hills",  "harbor",  "harbour",  "village", "heath",     "grove",   "junction", "spa",
      "bridge", "town",    "mountain", "lake",    "peninsula", "park"};
  return i < scan.size() && scan.gap(i) == " " && scan[i].capital && is_any(scan, i, kForms);
}

/// A capitalised word that may be a town though no list has it.
bool may_be_town(const Scan& scan, std::size_t i) {
  const Token& token = scan[i];
  return !token.has_digit && !token.capitals && token.size() > 1 && !token.is(Class::no_name) &&
         !token.is(Class::month) && !token.is(Class::given) && !token.is(Class::honorific) &&
         !text::is_stop_word(scan.folded(i)) && !is_large(scan, i);
}

/// Its last token: `Hebden Bridge`, `Stoke-on-Trent`, `Weston super Mare`.
std::size_t town_end(const Scan& scan, std::size_t i) {
  static constexpr std::array<std::string_view, 10> kBreaks = {
      "when", "then", "that", "this", "with", "what", "where", "they", "there", "which"};
  std::size_t last = i;
  while (last + 1 < scan.size() && last < i + 3) {
    const std::size_t next = last + 1;
    const std::string_view gap = scan.gap(next);
    if (gap == "-" && !scan[next].capital && next + 1 < scan.size() && scan.gap(next + 1) == "-") {
      last = next + 1;
      continue;
    }
    if ((gap != " " && gap != "-") || !scan[next].capital || scan[next].has_digit) break;
    const Classes parts =
        Classes::of(Class::word, Class::surname, Class::street, Class::town, Class::town_word);
    if (!scan[next].unlisted() && !scan[next].classes.has_any(parts)) break;
    const bool short_word = scan[next].size() < 4 || is_any(scan, next, kBreaks);
    if ((short_word && text::is_stop_word(scan.folded(next))) || is_large(scan, next)) break;
    last = next;
  }
  return last;
}

/// `New York Times`: a paper, a treaty, a club.
bool names_something(const Scan& scan, std::size_t last) {
  static constexpr std::array<std::string_view, 15> kThings = {
      "stock",      "times",   "post",      "tribune",  "herald",
      "chronicle",  "gazette", "agreement", "treaty",   "protocol",
      "convention", "accord",  "fashion",   "marathon", "declaration"};
  return last + 1 < scan.size() && scan.gap(last + 1) == " " && scan[last + 1].capital &&
         is_any(scan, last + 1, kThings);
}

/// `New Tokyo`, `East Berlin`
bool is_part(const Scan& scan, std::size_t i) {
  static constexpr std::array<std::string_view, 6> kParts = {"new",   "east",  "west",
                                                             "north", "south", "old"};
  return i > 0 && scan.gap(i) == " " && scan[i - 1].capital && is_any(scan, i - 1, kParts);
}

/// `Lisbon and Ashby`, `between Lisbon and Ashby`: `before` is the last token of a place found.
bool beside_place(const Scan& scan, std::size_t i, std::size_t before) {
  return before + 2 == i && scan.gap(i) == " " && scan.gap(i - 1) == " " &&
         (scan.is(i - 1, "and") || scan.is(i - 1, "or") || scan.is(i - 1, "to"));
}

/// What stands at token `i`: the kind of evidence and its last token; weight 0 where there is none.
struct Found {
  int weight = 0;
  std::size_t last = 0;
};

Found unlisted_at(const Scan& scan, std::size_t i, std::size_t before) {
  if (!may_be_town(scan, i)) return {};
  const std::size_t last = town_end(scan, i);
  const bool stranger = is_stranger(scan, i);
  if (place_before(scan, i)) return {weight::kHeard, last};
  if (!scan.starts_sentence(i) && before_large(scan, last) &&
      (stranger || scan[i].is(Class::town_word) || behind_place_word(scan, i))) {
    return {weight::kHeard, last};
  }
  if ((stranger || scan[i].is(Class::town_word)) && beside_place(scan, i, before))
    return {weight::kGuess, last};
  if (is_landform(scan, i + 1) && i > 0 && scan.gap(i) == " " && !scan.starts_sentence(i)) {
    static constexpr std::array<std::string_view, 9> kOn = {"in",  "on", "to",     "from",   "near",
                                                            "the", "at", "around", "outside"};
    if (is_any(scan, i - 1, kOn)) return {weight::kGuess, i + 1};
  }
  return {};
}

Found town_found(const Scan& scan, std::size_t i, std::size_t before) {
  const Token& token = scan[i];
  const Town town = town_at(scan, i);
  if (town.is) {
    if (names_something(scan, town.last)) return {};
    return {is_part(scan, i) || town.last > i ? weight::kShape + 5 : weight::kHeard - 1, town.last};
  }
  const Found found = unlisted_at(scan, i, before);
  if (found.weight > 0) return found;
  if (town.word && is_part(scan, i) && !names_something(scan, i)) return {weight::kHeard, i};
  if (town.word && behind_place_word(scan, i) && !scan.starts_sentence(i)) {
    const bool person = token.classes.has_any(Classes::of(Class::given, Class::given_word));
    // `in Denver` is no person; `from Denver` may be one.
    const bool inside = scan.is(i - 1, "in") || scan.is(i - 1, "near");
    return {person && !inside ? weight::kDoubt : weight::kHeard, i};
  }
  return {};
}

}  // namespace

void find_places(const Scan& scan, Candidates& out) {
  std::size_t before = scan.size();  // the last token of the last place
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const Token& token = scan[i];
    if (!token.capital || (token.capitals && token.size() < 4)) continue;
    const Found found = town_found(scan, i, before);
    if (found.weight == 0) {
      if (is_large(scan, i)) i = std::max(i, phrase_end(scan, i, Class::large));
      continue;
    }
    const bool part =
        scan[i].classes.has_any(Classes::of(Class::town, Class::town_word)) && is_part(scan, i);
    out.push_back({scan.span(part ? i - 1 : i, found.last), Kind::place, found.weight, "city"});
    i = before = found.last;
  }
}

}  // namespace uxi::ingest
