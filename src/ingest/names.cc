// Finds names of known people, word by word.
#include <algorithm>
#include <array>

#include "ingest/labels.h"
#include "ingest/redact.h"
#include "ingest/roles.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

// Parts of names that are everyday words too.
constexpr std::array<std::string_view, 49> kWordNames = {
    "angel",     "april", "art",  "august", "bill", "blue",  "brook", "chance", "chase",
    "christian", "daisy", "dawn", "dean",   "drew", "faith", "frank", "gene",   "grace",
    "grant",     "guy",   "hope", "hunter", "iris", "ivy",   "jack",  "joy",    "june",
    "king",      "lane",  "mark", "mason",  "may",  "miles", "page",  "pat",    "penny",
    "pierce",    "ray",   "rich", "rob",    "rose", "ruby",  "sky",   "stone",  "sunny",
    "wade",      "ward",  "will", "young"};
static_assert(std::is_sorted(kWordNames.begin(), kWordNames.end()));

// Never a name by itself.
constexpr std::array<std::string_view, 38> kNoNames = {
    "al",      "and",   "da",  "de",     "del",      "der",     "desktop", "di",
    "dos",     "dr",    "du",  "el",     "external", "guest",   "iphone",  "ipad",
    "jr",      "la",    "le",  "mac",    "macbook",  "meeting", "mr",      "mrs",
    "ms",      "notes", "of",  "person", "phone",    "pro",     "prof",    "room",
    "speaker", "st",    "the", "van",    "von",      "zoom"};

bool is_no_name(std::string_view word) {
  return std::find(kNoNames.begin(), kNoNames.end(), word) != kNoNames.end();
}

/// `A` of `Person A`, `p1`: too short, or a code.
bool is_code(std::string_view word) {
  const bool digits = word.find_first_of("0123456789") != std::string_view::npos;
  return text::count_code_points(word) < 3 || digits;
}

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  return text::is_upper(text::next_code_point(word, at));
}

/// The word without `'s`.
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view tail : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (word.ends_with(tail)) return word.substr(0, word.size() - tail.size());
  }
  return word;
}

/// Behind a full stop, or first of all.
bool starts_sentence(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '(')) --at;
  return at == 0 || text[at - 1] == '.' || text[at - 1] == '?' || text[at - 1] == '!';
}

bool only_space(std::string_view between) { return between == " "; }

struct Word {
  Span span;
  std::string folded;
};

/// Words that may be parts of names, with hyphened ones taken apart.
std::vector<Word> name_words(std::string_view text) {
  std::vector<Word> words;
  for (const text::Word& word : text::words(text)) {
    std::string_view raw = text.substr(word.span.begin, word.span.size());
    std::size_t begin = word.span.begin;
    while (!raw.empty()) {
      const std::size_t hyphen = std::min(raw.find('-'), raw.size());
      const std::string_view part = without_possessive(raw.substr(0, hyphen));
      if (!part.empty()) words.push_back({{begin, begin + part.size()}, text::fold_search(part)});
      const std::size_t step = std::min(hyphen + 1, raw.size());
      raw.remove_prefix(step);
      begin += step;
    }
  }
  return words;
}

}  // namespace

void NameFinder::add(std::string_view name) {
  const std::string folded = fold_label(name);
  if (folded.empty() || role_word(folded) != Role::unknown) return;
  const std::vector<Word> words = name_words(name);
  const bool lower_case = std::none_of(words.begin(), words.end(), [&](const Word& word) {
    return starts_upper(name.substr(word.span.begin, word.span.size()));
  });
  for (const Word& word : words) {
    const bool common =
        std::binary_search(kWordNames.begin(), kWordNames.end(), std::string_view(word.folded));
    if (is_code(word.folded) || is_no_name(word.folded) ||
        role_word(word.folded) != Role::unknown || (!common && text::is_stop_word(word.folded))) {
      continue;
    }
    const Part part = common ? Part::inside : lower_case ? Part::any_case : Part::capital;
    parts_.emplace(word.folded, part);
  }
}

void NameFinder::allow(std::string_view word) {
  for (const Word& part : name_words(word)) parts_.erase(part.folded);
}

std::vector<Redaction> NameFinder::find(std::string_view text) const {
  std::vector<Redaction> found;
  if (parts_.empty()) return found;
  for (const text::Word& candidate : text::words(text)) {
    for (const Word& word : name_words(text.substr(candidate.span.begin, candidate.span.size()))) {
      const auto part = parts_.find(word.folded);
      if (part == parts_.end()) continue;
      const Span span{candidate.span.begin + word.span.begin, candidate.span.begin + word.span.end};
      const bool capital = starts_upper(text.substr(span.begin));
      const bool goes_on =
          !found.empty() && span.begin > found.back().span.end &&
          only_space(text.substr(found.back().span.end, span.begin - found.back().span.end));
      if (part->second != Part::any_case && !capital) continue;
      if (part->second == Part::inside && !goes_on && starts_sentence(text, span.begin)) continue;
      if (goes_on) {
        found.back().span.end = span.end;
      } else {
        found.push_back({.kind = "name", .span = span, .replacement = "[name]"});
      }
    }
  }
  return found;
}

}  // namespace uxi::ingest
