#include "ingest/redact/known_names.h"

#include <algorithm>
#include <array>

#include "ingest/labels.h"
#include "ingest/redact/stranger.h"
#include "ingest/roles.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

// Parts of names that are everyday words too, beyond those of the lexicon.
constexpr std::array<std::string_view, 24> kWordNames = {
    "baker", "bell",  "black", "brown", "bush",  "cook",  "cross", "day",
    "field", "gold",  "green", "hall",  "hill",  "house", "long",  "love",
    "moon",  "north", "park",  "rock",  "smart", "west",  "white", "wood"};
static_assert(std::is_sorted(kWordNames.begin(), kWordNames.end()));

// Never a name by itself.
constexpr std::array<std::string_view, 32> kNoNames = {
    "and",      "da",    "de",   "del",  "der",     "desktop", "di",  "dos", "dr",  "du",    "el",
    "external", "guest", "jr",   "la",   "le",      "meeting", "mr",  "mrs", "ms",  "notes", "of",
    "person",   "pro",   "prof", "room", "speaker", "st",      "the", "van", "von", "zoom"};

bool is_no_name(std::string_view word) {
  return std::find(kNoNames.begin(), kNoNames.end(), word) != kNoNames.end() ||
         classes_of(word).has(Class::no_name);
}

bool is_common(std::string_view word) {
  return std::binary_search(kWordNames.begin(), kWordNames.end(), word) ||
         classes_of(word).has(Class::given_word);
}

/// `A` of `Person A`, `p1`: too short, or a code.
bool is_code(const Token& token, std::string_view folded) {
  return text::count_code_points(folded) < 3 || token.has_digit;
}

/// `Mark, ...`, `Mark's`, `Mark Bates`, `Mark is ...`: what follows makes a person of it.
bool is_spoken_of(const Scan& scan, std::size_t i) {
  const std::string_view gap = scan.gap(i + 1);
  if (gap.starts_with(',') || gap.starts_with('\'') || gap.starts_with("\xE2\x80\x99")) {
    return !scan.is(i + 1, "t");
  }
  if (i + 1 >= scan.size() || gap != " ") return true;
  if (scan[i + 1].capital && !scan.is(i + 1, "i")) return true;
  static constexpr auto kVerbs = std::to_array<std::string_view>(
      {"is",    "was",    "has",    "had",     "and",   "said",   "says",   "did",
       "does",  "also",   "told",   "asked",   "just",  "never",  "always", "went",
       "came",  "can",    "will",   "would",   "could", "should", "might",  "left",
       "works", "worked", "thinks", "thought", "knows", "knew",   "wants",  "wanted"});
  return std::any_of(kVerbs.begin(), kVerbs.end(),
                     [&](std::string_view verb) { return scan.is(i + 1, verb); });
}

constexpr std::size_t kMostWords = 8;  // of a whole name

bool is_role(std::string_view name) {
  const std::string label = fold_label(name);
  return label.empty() || role_word(label) != Role::unknown;
}

/// What may stand between two words of one name, the first of them token `i - 1`: a space, a line
/// end, a hyphen, an apostrophe, and behind an initial a full stop.
bool joins_words(const Scan& scan, std::size_t i) {
  const std::string_view gap = scan.gap(i);
  static constexpr auto kGaps = std::to_array<std::string_view>(
      {" ", "  ", "\n", " \n", "\n  ", "-", "'", "\xE2\x80\x99", "\xC2\xA0"});
  if (std::find(kGaps.begin(), kGaps.end(), gap) != kGaps.end()) return true;
  return scan[i - 1].size() <= 2 && (gap == ". " || gap == ".");
}

}  // namespace

void KnownNames::add(std::string_view name) {
  const Scan scan(name);
  add_parts(scan, From::list);
  add_whole(scan);
}

void KnownNames::learn(std::string_view name, bool sure) {
  add_parts(Scan(name), sure ? From::text : From::guess);
}

void KnownNames::add_whole(const Scan& name) {
  if (name.size() < 2 || name.size() > kMostWords || is_role(name.text())) return;
  std::string whole;
  bool everyday = true;
  bool tells = false;  // some word is none of those that stand in any text
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string folded = name.folded(i);
    if (name[i].has_digit) return;
    whole += (whole.empty() ? "" : " ") + folded;
    const bool is_short = text::count_code_points(folded) < 3;
    everyday = everyday && (is_short || is_common(folded) || is_everyday(name, i));
    tells = tells || !(text::is_stop_word(folded) || is_no_name(folded) ||
                       role_word(folded) != Role::unknown);
  }
  if (!tells) return;
  std::size_t& longest = first_words_[name.folded(0)];
  longest = std::max(longest, name.size());
  wholes_.emplace(std::move(whole), everyday);
}

std::size_t KnownNames::whole_end(const Scan& scan, std::size_t i) const {
  std::string words = scan.folded(i);
  const auto longest = first_words_.find(words);
  if (longest == first_words_.end()) return i;
  std::size_t end = i;
  bool capitals = scan[i].capital;
  for (std::size_t k = i + 1; k < std::min(i + longest->second, scan.size()); ++k) {
    if (!joins_words(scan, k)) break;
    words += " " + scan.folded(k);
    capitals = capitals && (scan[k].capital || scan[k].is(Class::particle));
    const auto whole = wholes_.find(words);
    if (whole != wholes_.end() && (capitals || !whole->second)) end = k;
  }
  return end;
}

void KnownNames::add_parts(const Scan& scan, From from) {
  if (is_role(scan.text())) return;
  const bool lower_case = std::none_of(scan.tokens().begin(), scan.tokens().end(),
                                       [](const Token& token) { return token.capital; });
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const std::string folded = scan.folded(i);
    const bool common = is_common(folded);
    const bool word = !common && (text::is_stop_word(folded) || is_no_name(folded));
    if (is_code(scan[i], folded) || word || role_word(folded) != Role::unknown) continue;
    if (from == From::guess &&
        !scan[i].classes.has_any(Classes::of(Class::given, Class::given_word, Class::surname))) {
      continue;
    }
    if (from != From::list) {
      Classes other = scan[i].classes;
      other.remove(Classes::of(Class::given, Class::surname, Class::particle, Class::phrase_start));
      if (!other.empty() || !scan[i].capital) continue;
    }
    const Part part = common ? Part::inside : lower_case ? Part::any_case : Part::capital;
    parts_.emplace(folded, part);
  }
}

void KnownNames::forget(std::string_view word) {
  const Scan scan(word);
  for (std::size_t i = 0; i < scan.size(); ++i) parts_.erase(scan.folded(i));
}

void KnownNames::find(const Scan& scan, Candidates& out) const {
  if (empty()) return;
  for (std::size_t i = 0; i < scan.size() && !wholes_.empty(); ++i) {
    const std::size_t last = whole_end(scan, i);
    if (last > i) out.push_back({scan.span(i, last), Kind::name, weight::kBoth + 10});
    i = last;
  }
  const bool any_case = std::any_of(parts_.begin(), parts_.end(),
                                    [](const auto& row) { return row.second == Part::any_case; });
  std::size_t behind = 0;  // the end of the last part found
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const Token& token = scan[i];
    if (!token.has_letter || (!token.capital && !any_case)) continue;
    const auto part = parts_.find(scan.folded(i));
    if (part == parts_.end()) continue;
    if (part->second != Part::any_case && !token.capital) continue;
    const bool follows = behind > 0 && scan.gap(i) == " " && scan[i - 1].end == behind;
    if (part->second == Part::inside && !follows && scan.starts_sentence(i) &&
        !is_spoken_of(scan, i)) {
      continue;
    }
    behind = token.end;
    out.push_back({token.span(), Kind::name, weight::kBoth + 10});
  }
}

}  // namespace uxi::ingest
