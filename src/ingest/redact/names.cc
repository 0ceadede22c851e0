// Names of people whom no list holds: given names with what follows them, and the words that
// people put before and behind names (introductions, titles, greetings, `my colleague ...`).
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"
#include "ingest/redact/stranger.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

constexpr Classes kGiven = Classes::of(Class::given, Class::given_word);
constexpr Classes kNames = Classes::of(Class::given, Class::given_word, Class::surname);

/// `O` of `O'Brien`, `D` of `D'Angelo`
bool is_prefix(const Scan& scan, std::size_t i) {
  if (scan[i].size() != 1 || !scan[i].capital || i + 1 >= scan.size()) return false;
  const std::string_view gap = scan.gap(i + 1);
  return (gap == "'" || gap == "\xE2\x80\x99") && scan[i + 1].capital && scan[i + 1].size() > 2;
}

/// A capitalised word that no list says is something else.
bool may_be_name(const Scan& scan, std::size_t i) {
  if (i >= scan.size()) return false;
  const Token& token = scan[i];
  if (!token.capital || token.has_digit) return false;
  if (token.size() < 2) return is_prefix(scan, i);
  if (token.is(Class::street) && !token.classes.has_any(kNames)) return false;
  if (token.is(Class::given)) return true;
  if (token.capitals && !token.classes.has_any(Classes::of(Class::given_word, Class::surname)))
    return false;
  if (token.is(Class::no_name) || token.is(Class::month)) return false;
  if (token.classes.empty() && has_inner_capital(scan.word(i))) return false;
  return token.classes.has_any(Classes::of(Class::given_word, Class::surname)) ||
         !text::is_stop_word(scan.folded(i));
}

bool is_initial(const Scan& scan, std::size_t i) {
  return scan[i].size() == 1 && scan[i].capital && i + 1 < scan.size() && scan.gap(i + 1) == ". ";
}

bool joins(std::string_view gap) {
  return gap == " " || gap == "-" || gap == ". " || gap == "\xC2\xA0";
}

/// The last token of the name that begins with token `i`: further given names, initials, `van`,
/// family names.
std::size_t name_end(const Scan& scan, std::size_t i) {
  std::size_t last = i;
  std::size_t next = i + 1;
  while (next < scan.size() && next <= i + 4) {
    const std::string_view gap = scan.gap(next);
    if (gap == "'" || gap == "\xE2\x80\x99") {  // O'Brien, D'Angelo
      const bool prefix = scan[next - 1].size() == 1 && scan[next - 1].capital;
      if (!prefix || !scan[next].capital || scan[next].size() < 3) break;
      last = next++;
      continue;
    }
    const bool initial = scan[next - 1].size() == 1;
    if (!joins(gap) || (gap == ". " && !initial)) break;
    if (is_initial(scan, next) ||
        (scan[next].size() == 1 && scan[next].capital && next + 1 < scan.size() &&
         (scan.gap(next + 1) == "'" || scan.gap(next + 1) == "\xE2\x80\x99"))) {
      ++next;
      continue;
    }
    if (scan[next].is(Class::particle) && next + 1 < scan.size() && !scan[next].capital &&
        !scan.is(next, "y") && !scan.is(next, "e") && !scan.is(next, "o") && !scan.is(next, "a")) {
      // `van der Berg`
      ++next;
      continue;
    }
    if (!may_be_name(scan, next) && !(scan[next].is(Class::surname) && scan[next].capital)) break;
    // A place behind a name begins something new only where no hyphen ties it.
    last = next++;
  }
  return last;
}

void add(const Scan& scan, std::size_t first, std::size_t last, int found, Candidates& out,
         std::string_view sense = {}) {
  out.push_back({scan.span(first, last), Kind::name, found, sense});
}

/// Words that introduce: the phrase ends right in front of the name.
struct Phrase {
  std::string_view words;
  bool sure;  ///< any capitalised word behind it is a name
};
constexpr std::array<Phrase, 28> kIntroductions = {{
    {"my name is", true},   {"my name s", true},    {"name is", true},     {"name s", true},
    {"i m", false},         {"i am", false},        {"this is", false},    {"call me", true},
    {"called me", false},   {"ich heisse", true},   {"ich bin", false},    {"mein name ist", true},
    {"ich bin die", false}, {"je m appelle", true}, {"mon nom est", true}, {"je suis", false},
    {"me llamo", true},     {"mi nombre es", true}, {"soy", false},        {"mi chiamo", true},
    {"ik heet", true},      {"mijn naam is", true}, {"meu nome e", true},  {"chamo", true},
    {"jag heter", true},    {"ik ben", false},      {"it s", false},       {"heisse", true},
}};

/// Words of a phrase against folded tokens that end at `last`.
bool ends_with_phrase(const Scan& scan, std::size_t last, std::string_view words) {
  const auto count = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
  if (last < count) return false;
  if (scan.phrase(last - count, words)) return true;
  const std::size_t space = words.rfind(' ');
  const std::string_view tail = space == std::string_view::npos ? words : words.substr(space + 1);
  return tail.starts_with("heiss") && scan.folded(last) == tail &&
         (count == 0 || scan.phrase(last - count, words.substr(0, space)));
}

/// The last letters fit; `heiße` and `heisse` are the same.
bool may_end_with(std::string_view word, std::string_view words) {
  return ascii_lower(word.back()) == words.back();
}

/// Behind the name: `, and I`, `here`, `speaking`, `from`, an end of the sentence.
bool closes_introduction(const Scan& scan, std::size_t last) {
  const std::string_view gap = scan.gap(last + 1);
  if (last + 1 >= scan.size() || gap.find_first_of(".,!?;:\n") != std::string_view::npos)
    return true;
  static constexpr auto kBehind = std::to_array<std::string_view>(
      {"from", "and", "speaking", "here", "with", "at", "aus", "und", "von", "et", "de", "y"});
  return std::any_of(kBehind.begin(), kBehind.end(),
                     [&](std::string_view word) { return scan.is(last + 1, word); });
}

/// Adjectives of places and languages look like names behind `I'm`.
bool looks_like_adjective(const Scan& scan, std::size_t i) {
  const std::string folded = scan.folded(i);
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {"ish", "ese", "ian", "ean", "ing", "ist", "ers", "ed", "ly", "tion", "er"});
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return folded.ends_with(end); });
}

void after_introduction(const Scan& scan, std::size_t i, Candidates& out) {
  if (i + 1 >= scan.size() || !scan[i].is(Class::intro)) return;
  const std::string_view gap = scan.gap(i + 1);
  if (gap != " " && gap != ", " && gap != ": " && gap != " \"" && gap != "\xC2\xA0") return;
  const auto* phrase =
      std::find_if(kIntroductions.begin(), kIntroductions.end(), [&](const Phrase& one) {
        return may_end_with(scan.word(i), one.words) && ends_with_phrase(scan, i, one.words);
      });
  if (phrase == kIntroductions.end()) return;
  std::size_t first = i + 1;
  if (scan[first].is(Class::honorific) && first + 1 < scan.size()) return;  // the title finds it
  const bool listed = scan[first].classes.has_any(kGiven);
  if (phrase->sure && !scan[first].capital) {
    // Recognisers write small letters.
    const bool word =
        scan[first].has_digit || scan[first].size() < 3 || text::is_stop_word(scan.folded(first));
    if (listed ||
        (!word && phrase->words.find("name") != std::string_view::npos && !scan.is(first, "not"))) {
      const bool family = first + 1 < scan.size() && scan.gap(first + 1) == " " &&
                          scan[first + 1].is(Class::surname);
      add(scan, first, family ? first + 1 : first, listed ? weight::kHeard : weight::kDoubt, out);
    }
    return;
  }
  const bool cap = scan[first].capital && !scan[first].capitals;
  if (!may_be_name(scan, first) || (gap == ", " && !listed)) return;
  const std::size_t last = name_end(scan, first);
  if (phrase->sure) return add(scan, first, last, weight::kBoth, out);
  const bool here =
      last + 1 < scan.size() && (scan.is(last + 1, "speaking") || scan.is(last + 1, "here"));
  if (listed && !scan[first].is(Class::given_word))
    return add(scan, first, last, weight::kBoth, out);
  if (phrase->words == "it s" || phrase->words == "this is") {
    if (here || scan[first].is(Class::given)) add(scan, first, last, weight::kHeard, out);
    return;
  }
  if (cap && closes_introduction(scan, last) &&
      (last > first || listed || !looks_like_adjective(scan, first))) {
    const bool german = phrase->words == "ich bin" || phrase->words == "ich bin die";
    add(scan, first, last, german && !listed ? weight::kDoubt : weight::kHeard, out);
  }
}

/// `Maria here`, `Maria speaking`, at the start of what somebody says.
void before_here(const Scan& scan, std::size_t i, Candidates& out) {
  if (!scan.is(i, "speaking") && !scan.is(i, "here")) return;
  if (i == 0 || scan.gap(i) != " " || !may_be_name(scan, i - 1)) return;
  std::size_t first = i - 1;
  while (first > 0 && scan.gap(first) == " " && may_be_name(scan, first - 1) && i - first < 3)
    --first;
  const bool start = scan.starts_sentence(first) ||
                     (first >= 2 && scan.phrase(first - 2, "this is")) || scan.gap(first) == ", ";
  const bool listed = scan[first].classes.has_any(kGiven);
  if (start && (listed || scan.is(i, "speaking"))) {
    add(scan, first, i - 1, weight::kHeard, out);
  }
}

/// `Mr Keller`, `Frau Dr. Weiß`
void after_title(const Scan& scan, std::size_t i, Candidates& out) {
  if (!scan[i].is(Class::honorific) || i + 1 >= scan.size()) return;
  const std::string_view gap = scan.gap(i + 1);
  if (gap != " " && gap != ". " && gap != "." && gap != "\xC2\xA0") return;
  const std::size_t first = i + 1;
  if (!may_be_name(scan, first) || scan[first].is(Class::honorific)) return;
  const bool weak = scan[i].is(Class::weak_honorific);
  // A weak title is a word of its own: it wants a capital, and a name that is known.
  if (weak && (gap != " " || !scan[i].capital ||
               !scan[first].classes.has_any(
                   Classes::of(Class::given, Class::given_word, Class::surname)))) {
    if (!scan.is(i, "frau") || !scan[i].capital) return;
  }
  if (!weak && !scan[i].capital && !scan[first].classes.has_any(kGiven) &&
      !scan[first].is(Class::surname) && gap == ". ") {
    return;  // `... by the dr. Then`
  }
  if ((scan.is(i, "dr") || scan.is(i, "st")) && i > 0 && scan[i - 1].capital &&
      scan.gap(i) == " " && !scan[i - 1].is(Class::honorific)) {
    return;  // `42 Maple Dr. Then`
  }
  add(scan, first, name_end(scan, first), weight::kBoth, out);
}

// Greetings that a name follows at once; then those where it stands behind a comma.
constexpr std::array<std::string_view, 14> kNameFollows = {
    "hi",    "hello",  "hey",  "dear",  "regards", "cheers", "sincerely",
    "liebe", "lieber", "hola", "hallo", "bonjour", "salut",  "ciao"};
constexpr std::array<std::string_view, 30> kCommaFollows = {
    "thanks",  "thank",     "you",     "bye",   "goodbye",  "welcome", "sorry",  "love",
    "morning", "afternoon", "evening", "danke", "merci",    "gracias", "grazie", "well",
    "yeah",    "yes",       "right",   "so",    "okay",     "ok",      "no",     "oh",
    "please",  "wishes",    "yours",   "best",  "obrigado", "obrigada"};

/// `Hi Maria,` `Thanks, Maria.` `Best regards, Maria`
void after_greeting(const Scan& scan, std::size_t i, Candidates& out) {
  if (i + 1 >= scan.size() || !scan[i + 1].capital) return;
  const std::string_view gap = scan.gap(i + 1);
  if (gap != " " && gap != ", " && gap != ",\n" && gap != "\n" && gap != ",\n\n") return;
  const auto is_it = [&](std::string_view word) { return scan.is(i, word); };
  const bool names_follow = std::any_of(kNameFollows.begin(), kNameFollows.end(), is_it);
  if (!names_follow && std::none_of(kCommaFollows.begin(), kCommaFollows.end(), is_it)) return;
  if (!may_be_name(scan, i + 1)) return;
  const std::size_t first = i + 1;
  if (names_follow && scan.starts_sentence(first)) return;
  const std::size_t last = name_end(scan, first);
  const std::string_view behind = scan.gap(last + 1);
  const bool closed =
      last + 1 >= scan.size() || behind.find_first_of(".,!?;:\n") != std::string_view::npos;
  const bool listed = scan[first].classes.has_any(kGiven);
  if (listed && (closed || names_follow) &&
      (gap != " " || names_follow || scan.is(i, "you") || scan.is(i, "thanks") ||
       scan[first].is(Class::given))) {
    return add(scan, first, last, weight::kHeard, out);
  }
  if (names_follow && closed && !scan[first].is(Class::honorific)) {
    // `Hi Slack,` is rare; `Hi Kwaku,` is not.
    return add(scan, first, last, weight::kGuess, out);
  }
  // `Thanks, Kwaku.`: a word that no list has, between marks.
  const bool thanked = scan.is(i, "thanks") || scan.is(i, "bye") || scan.is(i, "welcome") ||
                       scan.is(i, "danke") || scan.is(i, "merci") || scan.is(i, "gracias") ||
                       (scan.is(i, "you") && i > 0 && scan.is(i - 1, "thank"));
  if (thanked && gap == ", " && closed && is_stranger(scan, first)) {
    add(scan, first, last, weight::kGuess, out);
  }
}

/// `my colleague Maria`, `our manager, Mr ...`, `a friend named Maria`
void after_relation(const Scan& scan, std::size_t i, Candidates& out) {
  const std::string_view sense = relation_name(scan[i].classes);
  if (sense.empty() || scan[i].has_digit) return;
  std::size_t first = i + 1;
  if (first < scan.size() && (scan.is(first, "named") || scan.is(first, "called"))) ++first;
  if (first < scan.size() && first + 1 < scan.size() && scan[first].is(Class::honorific) &&
      scan[first].capital && !scan[first].is(Class::given)) {
    ++first;
  }
  if (first >= scan.size() || !may_be_name(scan, first)) return;
  const std::string_view gap = scan.gap(first);
  if (gap != " " && gap != ", " && gap != ". " && gap != " (") return;
  const bool listed = scan[first].classes.has_any(kGiven);
  if (gap == ", " && !listed) return;
  if (gap == ". " && !(first > i + 1 && scan[first - 1].is(Class::honorific))) return;
  const bool named = first > i + 1;
  static constexpr auto kOwners = std::to_array<std::string_view>(
      {"my",      "our",    "his",   "her",    "their", "your", "mein", "meine",
       "meinem",  "meiner", "unser", "unsere", "mon",   "ma",   "mi",   "nuestra",
       "nuestro", "a",      "the",   "former", "new",   "old",  "best", "s"});
  const bool owned =
      i > 0 && std::any_of(kOwners.begin(), kOwners.end(),
                           [&](std::string_view word) { return scan.is(i - 1, word); });
  const std::size_t last = name_end(scan, first);
  if (listed && (owned || scan[first].is(Class::given)))
    return add(scan, first, last, weight::kBoth, out, sense);
  const bool mine = owned && !scan.is(i - 1, "a") && !scan.is(i - 1, "the") &&
                    !scan.is(i - 1, "new") && !scan.is(i - 1, "s") && !scan.is(i - 1, "old");
  if ((mine || named) && !scan[i].is(Class::client))
    add(scan, first, last, weight::kHeard, out, sense);
}

/// `Don` of `Don't`
bool is_contraction(const Scan& scan, std::size_t i) {
  return i + 1 < scan.size() && scan.is(i + 1, "t") && scan.gap(i + 1).size() <= 3 &&
         scan.gap(i + 1) != " ";
}

/// A given name that stands by itself in running text.
std::size_t by_list(const Scan& scan, std::size_t i, Candidates& out) {
  const Token& token = scan[i];
  if (!token.capital || !token.classes.has_any(kGiven)) return i;
  if (token.capitals || is_contraction(scan, i)) return i;
  const std::size_t last = name_end(scan, i);
  const bool family = last > i && (scan[last].is(Class::surname) || scan[last].unlisted() ||
                                   scan[last].classes.has_any(kGiven));
  if (token.is(Class::given)) {
    // A town of the same name, where the words speak of a place.
    const bool place =
        token.classes.has_any(Classes::of(Class::town, Class::town_word)) && last == i && i > 0 &&
        scan[i - 1].classes.has_any(Classes::of(Class::place_weak, Class::place_strong));
    if (place) return i;
    const bool brand = last > i && scan[last].is(Class::no_name);
    if (!brand) add(scan, i, last, last > i ? weight::kShape : weight::kHeard, out);
    return last;
  }
  const bool start = scan.starts_sentence(i);
  if (family && scan[i + 1].is(Class::surname)) {
    add(scan, i, last, weight::kHeard, out);
    return last;
  }
  if (start || behind_article(scan, i) ||
      token.classes.has_any(Classes::of(Class::month, Class::town_word))) {
    return i;
  }
  const bool person =
      (i + 1 < scan.size() && scan.gap(i + 1) == " " && scan[i + 1].is(Class::says)) ||
      (i > 0 && scan.gap(i) == " " && scan[i - 1].is(Class::told) && !token.is(Class::thing)) ||
      (i + 1 < scan.size() && (scan.gap(i + 1) == "'" || scan.gap(i + 1) == "\xE2\x80\x99")) ||
      (i > 0 && !token.is(Class::thing) && (scan.gap(i) == ", " || scan.is(i - 1, "and")));
  // In the middle of a sentence a capital tells; `Chase` and `Ruby` need more.
  const int otherwise = token.is(Class::thing) ? weight::kDoubt : weight::kGuess;
  add(scan, i, last, person ? weight::kHeard : otherwise, out);
  return last;
}

}  // namespace

void find_names(const Scan& scan, Candidates& out) {
  std::size_t behind = 0;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const Token& token = scan[i];
    if (!token.has_letter) continue;
    after_introduction(scan, i, out);
    after_title(scan, i, out);
    if (i + 1 < scan.size() && scan[i + 1].capital) after_greeting(scan, i, out);
    if (token.classes.has_any(kRelations)) after_relation(scan, i, out);
    if (token.size() == 4 || token.size() == 8) before_here(scan, i, out);
    if (token.capital) {
      if (i >= behind) {
        const std::size_t last = by_list(scan, i, out);
        if (last > i) behind = last + 1;
      }
    }
  }
}

}  // namespace uxi::ingest
