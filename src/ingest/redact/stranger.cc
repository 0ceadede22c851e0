// Names that no list has, by the words around them: who is spoken to, who says and does something,
// who stands beside somebody known. One use is a guess; Finder weighs all uses in a transcript.
#include "ingest/redact/stranger.h"

#include <algorithm>
#include <array>

#include "ingest/redact/candidate.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

using Words = std::string_view;

template <std::size_t N>
bool is_any(const Scan& scan, std::size_t i, const std::array<Words, N>& words) {
  return i < scan.size() &&
         std::any_of(words.begin(), words.end(), [&](Words word) { return scan.is(i, word); });
}

/// The capitalised words in a row that begin with a stranger; tokens `first` to `last`.
struct Row {
  std::size_t first, last;
  bool start;   ///< first of its sentence
  bool family;  ///< its last word is a listed family name
};

constexpr Classes kNames = Classes::of(Class::given, Class::given_word, Class::surname);

Row row_at(const Scan& scan, std::size_t i) {
  Row row{i, i, scan.starts_sentence(i), false};
  while (row.last + 1 < scan.size() && row.last < i + 2) {
    const std::size_t next = row.last + 1;
    const std::string_view gap = scan.gap(next);
    if (gap == "-" && !scan[next].capital && !scan[next].has_digit && scan[next].size() < 4) {
      row.last = next;  // Hyun-woo
      break;
    }
    if ((gap != " " && gap != "-") || !scan[next].capital) break;
    if (!is_stranger(scan, next) && !scan[next].classes.has_any(kNames)) break;
    row.last = next;
  }
  row.family = row.last > i && scan[row.last].is(Class::surname);
  return row;
}

/// `Calvin Protocol`, `Project Falcon`, `Yonder.io`: part of the title of something.
bool is_of_title(const Scan& scan, const Row& row) {
  const std::size_t behind = row.last + 1;
  const std::string_view gap = scan.gap(behind);
  if (behind < scan.size() && gap == " " && scan[behind].capital && scan[behind].size() > 1 &&
      !scan.is(behind, "i")) {
    return true;
  }
  if (gap.starts_with('+') || gap.starts_with('/') || gap.starts_with('_')) return true;
  if (behind < scan.size() && gap == ".") return true;
  return !row.start && scan.gap(row.first) == " " && scan[row.first - 1].capital &&
         scan[row.first - 1].size() > 1 && !scan.starts_sentence(row.first - 1) &&
         !scan[row.first - 1].classes.has_any(kNames);
}

bool ends_clause(const Scan& scan, std::size_t behind) {
  return behind >= scan.size() ||
         scan.gap(behind).find_first_of(".,!?;:\n") != std::string_view::npos;
}

/// `I met X`, `I spoke to X`, `sat next to X`, `the guy's name was X`.
int by_front(const Scan& scan, const Row& row) {
  if (row.start || row.first < 1 || scan.gap(row.first) != " ") return 0;
  const std::size_t p = row.first - 1;
  if (scan[p].is(Class::talks)) return weight::kGuess;
  if (scan.is(p, "named")) return weight::kGuess;
  static constexpr std::array<Words, 3> kSince = {"from", "since", "personally"};
  if ((scan.is(p, "know") || scan.is(p, "knew")) && is_any(scan, row.last + 1, kSince))
    return weight::kGuess;
  if (scan.is(p, "to") && p > 0 && scan.is(p - 1, "according")) return weight::kGuess;
  if (p < 1 || scan.gap(p) != " ") return 0;
  static constexpr std::array<Words, 19> kTalk = {
      "talk",  "talked",  "talking",  "speak",     "spoke",   "spoken", "speaking",
      "chat",  "chatted", "chatting", "met",       "meeting", "listen", "married",
      "lunch", "phone",   "report",   "reporting", "reported"};
  static constexpr std::array<Words, 9> kPraise = {
      "next", "shoutout", "shout", "out", "kudos", "credit", "props", "introduce", "listened"};
  static constexpr std::array<Words, 4> kCall = {"called", "is", "was", "s"};
  const bool to = scan.is(p, "to");
  if ((to || scan.is(p, "with")) && is_any(scan, p - 1, kTalk)) return weight::kGuess;
  if (to && is_any(scan, p - 1, kPraise)) return weight::kGuess;
  if (scan.is(p, "by") && scan.is(p - 1, "joined")) return weight::kGuess;
  if (scan.is(p, "is") && (scan.is(p - 1, "me") || scan.is(p - 1, "us"))) return weight::kGuess;
  if (scan.is(p, "me") || !is_any(scan, p, kCall)) {
    static constexpr std::array<Words, 8> kWeak = {"from", "with", "by",   "to",
                                                   "for",  "and",  "both", "before"};
    return is_any(scan, p, kWeak) ? weight::kDoubt : 0;
  }
  // `name was X`, `our accountant is called X`, `a guy called X`
  const Classes who = Classes::of(Class::person);
  for (std::size_t d = 1; d <= 2 && d <= p; ++d) {
    const Token& noun = scan[p - d];
    const bool relation = scan.is(p, "called") && noun.classes.has_any(kRelations);
    if (scan.is(p - d, "name") || relation) return weight::kGuess;
    if (scan.is(p, "called") && noun.classes.has_any(who)) return weight::kGuess;
  }
  return 0;
}

/// `is my boss`, `is the only one`, `was the person`: what is said of a person, from token `a`.
bool is_called_person(const Scan& scan, std::size_t a) {
  if (!scan.is(a, "is") && !scan.is(a, "was") && !scan.is(a, "s")) return false;
  static constexpr std::array<Words, 4> kMine = {"my", "our", "his", "her"};
  for (std::size_t i = a + 1; i < std::min(a + 4, scan.size()) && scan.gap(i) == " "; ++i) {
    if (scan[i].classes.has_any(kRelations) && is_any(scan, a + 1, kMine)) return true;
    if (scan.is(i, "one") && scan.is(i - 1, "only")) return true;
    if (scan.is(i, "one") && scan.is(i + 1, "who") && scan.is(i - 1, "the")) return true;
  }
  return false;
}

/// `X said`, `X here.`, `X's mother`, `X, she ...`, `X, our developer`, `X and I`.
int by_back(const Scan& scan, const Row& row) {
  const std::size_t a = row.last + 1;
  if (a >= scan.size()) return 0;
  const std::string_view gap = scan.gap(a);
  if (gap == " ") {
    if (scan[a].is(Class::says) && !scan.is(a, "called") && !scan.is(a, "wants"))
      return weight::kGuess;
    if (scan.is(a, "goes") && a + 1 < scan.size() && scan.gap(a + 1).starts_with(','))
      return weight::kGuess;
    if (is_called_person(scan, a)) return weight::kGuess;
    if (row.start && scan.is(a, "here") && ends_clause(scan, a + 1)) return weight::kGuess;
    if (scan.is(a, "and") && a + 1 < scan.size() &&
        (scan.is(a + 1, "i") || scan.is(a + 1, "me") || scan.is(a + 1, "myself"))) {
      return weight::kGuess;
    }
    static constexpr std::array<Words, 16> kDoes = {
        "left",  "came",  "joined", "hated", "loved",  "showed", "knew",  "went",
        "wrote", "never", "has",    "had",   "thinks", "knows",  "works", "worked"};
    return is_any(scan, a, kDoes) ? weight::kDoubt : 0;
  }
  if ((gap == "'" || gap == "\xE2\x80\x99") && scan.is(a, "s")) {
    const bool kin =
        a + 1 < scan.size() && scan.gap(a + 1) == " " && scan[a + 1].classes.has_any(kRelations);
    return kin ? weight::kGuess : weight::kDoubt;
  }
  if (gap != ", ") return 0;
  if (scan.is(a, "who") || scan.is(a, "she") || scan.is(a, "he")) {
    static constexpr std::array<Words, 4> kPlaces = {"from", "at", "in", "of"};
    return row.first > 0 && is_any(scan, row.first - 1, kPlaces) ? 0 : weight::kGuess;
  }
  static constexpr std::array<Words, 6> kOwners = {"my", "our", "his", "her", "their", "your"};
  if (!is_any(scan, a, kOwners)) return 0;
  for (std::size_t d = 1; d <= 3 && a + d < scan.size() && scan.gap(a + d) == " "; ++d) {
    const Token& noun = scan[a + d];
    if (noun.classes.has_any(kRelations) || noun.is(Class::person) || noun.is(Class::no_name))
      return weight::kGuess;
  }
  return 0;
}

/// `So, X, tell me`, `Okay X, you go`, `What do you think, X?`, `my manager at the time, X,`.
int by_comma(const Scan& scan, const Row& row) {
  const std::size_t behind = row.last + 1;
  if (row.first < 1 || !ends_clause(scan, behind)) return 0;
  const std::size_t p = row.first - 1;
  const std::string_view gap = scan.gap(row.first);
  const bool comma = gap == ", ";
  if (!comma && gap != " ") return 0;
  const std::string_view after = behind < scan.size() ? scan.gap(behind) : scan.gap(scan.size());
  static constexpr std::array<Words, 12> kCalls = {"thanks", "welcome", "hey",     "sorry",
                                                   "bye",    "goodbye", "morning", "listen",
                                                   "please", "okay",    "ok",      "alright"};
  static constexpr std::array<Words, 3> kAgreed = {"okay", "ok", "alright"};
  if (scan[p].is(Class::opener) && scan.starts_sentence(p) &&
      (comma ? after.starts_with(',') || is_any(scan, p, kCalls) : is_any(scan, p, kCalls)) &&
      !(is_any(scan, p, kAgreed) && !after.starts_with(','))) {
    return weight::kGuess;
  }
  if (!comma) return 0;
  if (after.starts_with('?')) return weight::kGuess;
  for (std::size_t d = 0; d <= 5 && d <= p; ++d) {  // a relation before, in the same sentence
    if (scan[p - d].classes.has_any(kRelations) && scan.gap(row.first) == ", ") {
      return row.last > row.first || d > 0 ? weight::kGuess : weight::kDoubt;
    }
    if (scan.starts_sentence(p - d) || scan.gap(p - d) != " ") break;
  }
  if (!after.starts_with('.') && !after.starts_with('!')) return 0;
  // `Thank you so much, X.`: the sentence speaks to somebody.
  static constexpr std::array<Words, 9> kTo = {"you",    "your",    "question", "point",   "thank",
                                               "thanks", "welcome", "sorry",    "yourself"};
  for (std::size_t d = 0; d <= 6 && d <= p; ++d) {
    if (is_any(scan, p - d, kTo)) return weight::kGuess;
    if (scan.starts_sentence(p - d)) break;
  }
  return 0;
}

/// Where the names stand that are found so far.
class Neighbours {
 public:
  explicit Neighbours(const Candidates& found) {
    for (const Candidate& one : found) {
      if (one.kind != Kind::name || one.doubtful()) continue;
      begins_.push_back(one.span.begin);
      ends_.push_back(one.span.end);
    }
    std::sort(begins_.begin(), begins_.end());
    std::sort(ends_.begin(), ends_.end());
  }
  void add_end(std::size_t byte) { last_ = byte; }

  /// `Hilde and X`, `X and Hilde`, `me and X`, `Beatriz, X and Hyun`.
  [[nodiscard]] bool of(const Scan& scan, const Row& row) const {
    const std::size_t f = row.first;
    const std::size_t a = row.last + 1;
    const auto is_and = [&](std::size_t i) { return scan.is(i, "and") || scan.is(i, "or"); };
    if (f >= 2 && is_and(f - 1) && (scan.gap(f - 1) == " " || scan.gap(f - 1) == ", ") &&
        (ends(scan[f - 2].end) || scan.is(f - 2, "me"))) {
      return true;
    }
    if (a + 1 < scan.size() && is_and(a) && begins(scan[a + 1].begin)) return true;
    return f >= 1 && scan.gap(f) == ", " && ends(scan[f - 1].end) && a < scan.size() &&
           (is_and(a) || scan.gap(a) == ", ");
  }

 private:
  [[nodiscard]] bool begins(std::size_t byte) const {
    return std::binary_search(begins_.begin(), begins_.end(), byte);
  }
  [[nodiscard]] bool ends(std::size_t byte) const {
    return byte == last_ || std::binary_search(ends_.begin(), ends_.end(), byte);
  }
  std::vector<std::size_t> begins_, ends_;
  std::size_t last_ = 0;  ///< of the stranger found last
};

}  // namespace

bool has_inner_capital(std::string_view word) {
  static constexpr std::array<Words, 6> kPrefixes = {"Mc", "Mac", "De", "La", "Le", "Fitz"};
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto found = std::find_if(word.begin() + 1, word.end(), is_upper);
  if (found == word.end()) return false;
  const Words front = word.substr(0, static_cast<std::size_t>(found - word.begin()));
  return std::find(kPrefixes.begin(), kPrefixes.end(), front) == kPrefixes.end();
}

bool is_everyday(const Scan& scan, std::size_t i) {
  if (scan[i].is(Class::word)) return true;
  const std::string word = scan.folded(i);
  if (text::is_stop_word(word)) return true;
  struct Ending {
    Words cut, put;
  };
  static constexpr std::array<Ending, 9> kEndings = {{{"ies", "y"},
                                                      {"es", ""},
                                                      {"s", ""},
                                                      {"ed", ""},
                                                      {"ed", "e"},
                                                      {"ing", ""},
                                                      {"ing", "e"},
                                                      {"ly", ""},
                                                      {"er", ""}}};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
    if (!word.ends_with(ending.cut) || word.size() < ending.cut.size() + 3) return false;
    const std::string base =
        word.substr(0, word.size() - ending.cut.size()) + std::string(ending.put);
    return classes_of(base).has(Class::word);
  });
}

bool is_stranger(const Scan& scan, std::size_t i) {
  const Token& token = scan[i];
  if (!token.capital || token.capitals || token.has_digit || token.size() < 3) return false;
  Classes others = token.classes;
  others.remove(Classes::of(Class::surname, Class::phrase_start, Class::particle));
  if (!others.empty() || has_inner_capital(scan.word(i)) || is_everyday(scan, i)) return false;
  // `Googles`, `Germans`
  const std::string word = scan.folded(i);
  return !word.ends_with('s') ||
         !classes_of(std::string_view(word).substr(0, word.size() - 1)).has(Class::no_name);
}

bool behind_article(const Scan& scan, std::size_t i) {
  static constexpr auto kThings = std::to_array<std::string_view>(
      {"the",  "a",    "an",   "in",    "on",    "at",   "this",  "that", "every",
       "each", "last", "next", "use",   "using", "used", "into",  "of",   "via",
       "our",  "your", "my",   "until", "since", "by",   "during"});
  return i > 0 && scan.gap(i) == " " && is_any(scan, i - 1, kThings);
}

void find_strangers(const Scan& scan, Candidates& out) {
  Neighbours neighbours(out);
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!is_stranger(scan, i)) continue;
    const Row row = row_at(scan, i);
    i = row.last;
    int found = weight::kThing;
    if (!is_of_title(scan, row)) {
      static constexpr std::array<Words, 5> kArticles = {"the", "a", "an", "this", "every"};
      const bool article =
          row.first > 0 && scan.gap(row.first) == " " && is_any(scan, row.first - 1, kArticles);
      found = article ? weight::kThing
                      : std::max({by_front(scan, row), by_back(scan, row), by_comma(scan, row)});
      const bool thing = !row.start && behind_article(scan, row.first);
      if (row.family || neighbours.of(scan, row)) found = weight::kGuess;
      if (found == 0 && !thing) found = weight::kUnknown;
    }
    if (found == weight::kGuess) neighbours.add_end(scan[row.last].end);
    out.push_back({scan.span(row.first, row.last), Kind::name, found});
  }
}

}  // namespace uxi::ingest
