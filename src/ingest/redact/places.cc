// Towns: those of a list, and what follows words for where somebody lives. Countries and states are
// too large to point at anybody, and the study needs them.
#include <algorithm>
#include <array>

#include "ingest/redact/candidate.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

/// The last token of the longest listed town that begins at `i`, and whether it may be a word too.
struct Town {
  std::size_t last = 0;
  bool is = false;
  bool word = false;
};

Town town_at(const Scan& scan, std::size_t i) {
  Town town{.last = i, .is = false, .word = false};
  const auto classes_to = [&](std::size_t last) {
    std::string phrase = scan.folded(i);
    for (std::size_t j = i + 1; j <= last; ++j) phrase += " " + scan.folded(j);
    return classes_of(phrase);
  };
  if (scan[i].is(Class::phrase_start)) {
    for (std::size_t last = std::min(i + 3, scan.size() - 1); last > i; --last) {
      if (classes_to(last).has(Class::town)) return {last, true, false};
    }
    const Classes own = classes_to(i);
    town.is = own.has(Class::town);
    town.word = own.has(Class::town_word);
  } else {
    town.is = scan[i].is(Class::town);
    town.word = scan[i].is(Class::town_word);
  }
  return town;
}

bool behind_place_word(const Scan& scan, std::size_t i) {
  if (i == 0 || (scan.gap(i) != " " && scan.gap(i) != ", ")) return false;
  return scan[i - 1].classes.has_any(Classes::of(Class::place_weak, Class::place_strong));
}

/// `I live in Ashby`: a capitalised word that is in no list.
bool lives_there(const Scan& scan, std::size_t i) {
  if (i < 2 || scan.gap(i) != " " || !scan[i - 1].is(Class::place_weak)) return false;
  if (scan.is(i - 1, "at") || scan.is(i - 1, "around")) return false;
  static constexpr auto kFillers = std::to_array<std::string_view>(
      {"here", "up", "back", "over", "now", "down", "out", "right"});
  std::size_t verb = i - 2;
  for (int skipped = 0; skipped < 2 && verb > 0; ++skipped) {
    if (std::none_of(kFillers.begin(), kFillers.end(),
                     [&](std::string_view word) { return scan.is(verb, word); }))
      break;
    --verb;
  }
  return scan[verb].is(Class::place_strong);
}

bool is_large(const Scan& scan, std::size_t i) {
  static constexpr auto kLarge = std::to_array<std::string_view>(
      {"afghanistan",  "alabama",     "alaska",      "albania",     "alberta",       "algeria",
       "argentina",    "arizona",     "arkansas",    "armenia",     "australia",     "austria",
       "azerbaijan",   "bangladesh",  "bavaria",     "belarus",     "belgium",       "bolivia",
       "bosnia",       "brazil",      "bulgaria",    "california",  "cambodia",      "cameroon",
       "canada",       "catalonia",   "chile",       "china",       "colombia",      "colorado",
       "connecticut",  "croatia",     "cuba",        "cyprus",      "czechia",       "delaware",
       "denmark",      "deutschland", "ecuador",     "egypt",       "england",       "espana",
       "estonia",      "ethiopia",    "europe",      "finland",     "florida",       "france",
       "georgia",      "germany",     "ghana",       "greece",      "guatemala",     "hawaii",
       "holland",      "hungary",     "iceland",     "idaho",       "illinois",      "india",
       "indiana",      "indonesia",   "iowa",        "iran",        "iraq",          "ireland",
       "israel",       "italia",      "italy",       "jamaica",     "japan",         "jordan",
       "kansas",       "kazakhstan",  "kentucky",    "kenya",       "korea",         "kuwait",
       "latvia",       "lebanon",     "libya",       "lithuania",   "louisiana",     "luxembourg",
       "maine",        "malaysia",    "malta",       "maryland",    "massachusetts", "mexico",
       "michigan",     "minnesota",   "mississippi", "missouri",    "moldova",       "mongolia",
       "montana",      "montenegro",  "morocco",     "nebraska",    "nepal",         "netherlands",
       "nevada",       "nicaragua",   "nigeria",     "norway",      "ohio",          "oklahoma",
       "ontario",      "oregon",      "osterreich",  "pakistan",    "panama",        "paraguay",
       "pennsylvania", "peru",        "philippines", "poland",      "portugal",      "queensland",
       "romania",      "russia",      "rwanda",      "scandinavia", "schweiz",       "scotland",
       "senegal",      "serbia",      "singapore",   "slovakia",    "slovenia",      "somalia",
       "spain",        "suisse",      "sweden",      "switzerland", "syria",         "taiwan",
       "tanzania",     "tasmania",    "tennessee",   "texas",       "thailand",      "tunisia",
       "turkey",       "uganda",      "uk",          "ukraine",     "uruguay",       "us",
       "usa",          "utah",        "venezuela",   "vermont",     "vietnam",       "virginia",
       "wales",        "wisconsin",   "wyoming",     "yemen",       "zambia",        "zimbabwe"});
  return std::binary_search(kLarge.begin(), kLarge.end(), std::string_view(scan.folded(i)));
}

}  // namespace

void find_places(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const Token& token = scan[i];
    if (!token.capital || (token.capitals && token.size() < 4)) continue;
    const Town town = town_at(scan, i);
    if (town.is) {
      // `New Tokyo`, `East Berlin`
      const bool part =
          i > 0 && scan.gap(i) == " " && scan[i - 1].capital &&
          (scan.is(i - 1, "new") || scan.is(i - 1, "east") || scan.is(i - 1, "west") ||
           scan.is(i - 1, "north") || scan.is(i - 1, "south") || scan.is(i - 1, "old"));
      const int found = part || town.last > i ? weight::kShape + 5 : weight::kHeard - 1;
      out.push_back({scan.span(part ? i - 1 : i, town.last), Kind::place, found, "city"});
      i = town.last;
    } else if (town.word && behind_place_word(scan, i) && !scan.starts_sentence(i)) {
      const bool person = token.classes.has_any(Classes::of(Class::given, Class::given_word)) &&
                          !lives_there(scan, i);
      out.push_back(
          {scan.span(i, i), Kind::place, person ? weight::kDoubt : weight::kHeard, "city"});
    } else if (lives_there(scan, i) && !token.has_digit && !token.capitals &&
               !token.is(Class::no_name) && !token.is(Class::month) && !token.is(Class::given) &&
               !text::is_stop_word(scan.folded(i)) && !is_large(scan, i)) {
      std::size_t last = i;
      while (last + 1 < scan.size() && last < i + 2 && scan.gap(last + 1) == " " &&
             scan[last + 1].capital && scan[last + 1].classes.empty()) {
        ++last;
      }
      out.push_back({scan.span(i, last), Kind::place, weight::kHeard, "city"});
      i = last;
    }
  }
}

}  // namespace uxi::ingest
