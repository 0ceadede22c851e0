// Where sentences end in speech written down: rules and short lists, no model. A mark of `.?!…`
// ends one where space follows, unless what stands before is an abbreviation or what follows goes
// on.
#include <algorithm>
#include <array>
#include <optional>

#include "text/byte_set.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::text {
namespace {

template <std::size_t N>
bool in_list(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// All four lists are sorted.
constexpr std::array<std::string_view, 16> kNeverLast = {"approx", "cf", "dr",  "e.g", "eg", "i.e",
                                                         "ie",     "mr", "mrs", "ms",  "mx", "prof",
                                                         "rev",    "st", "viz", "vs"};
constexpr std::array<std::string_view, 22> kSometimesLast = {
    "a.m",  "al", "apt", "ave", "bros", "co",   "corp", "dept", "est", "etc",  "inc",
    "incl", "jr", "ltd", "max", "min",  "misc", "p.m",  "ph.d", "sr",  "temp", "u.s.a"};
constexpr std::array<std::string_view, 18> kBeforeNumber = {
    "apr", "aug", "ch",  "dec", "eq",  "feb", "fig", "jan", "jul",
    "jun", "no",  "nos", "nov", "oct", "p",   "pp",  "sec", "sept"};
/// Words that begin sentences far more often than they are names.
constexpr std::array<std::string_view, 58> kOpeners = {
    "a",    "after", "also",  "and",  "are",  "as",    "at",   "but",  "can",  "could",
    "did",  "do",    "does",  "for",  "had",  "has",   "have", "he",   "how",  "i",
    "i'd",  "i'll",  "i'm",   "i've", "if",   "in",    "is",   "it",   "it's", "maybe",
    "my",   "no",    "now",   "on",   "or",   "our",   "she",  "so",   "that", "that's",
    "the",  "then",  "there", "they", "this", "was",   "we",   "well", "were", "what",
    "when", "where", "which", "who",  "why",  "would", "yes",  "you"};
static_assert(std::ranges::is_sorted(kNeverLast) && std::ranges::is_sorted(kSometimesLast) &&
              std::ranges::is_sorted(kBeforeNumber) && std::ranges::is_sorted(kOpeners));

/// The last two ask, in Greek and in Arabic.
bool is_end_mark(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x037E || c == 0x061F;
}
/// The full stops of Chinese and Japanese, which no space follows.
bool is_wide_end_mark(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

bool is_closer(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == '*' || c == '_' ||
         c == 0x2019 || c == 0x201D || c == 0x00BB || c == 0x300D;
}

bool is_opener(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == '*' || c == '_' ||
         c == 0x2018 || c == 0x201C || c == 0x00AB || c == 0x300C;
}

/// A run of end marks with what closes behind it.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool wide = false;
  bool ellipsis = false;  ///< `…`, `..` and longer, with no `?` or `!`
  bool single_stop = false;
  bool closed = false;  ///< a quote or bracket closes behind the marks
};

Mark read_mark(std::string_view text, std::size_t begin) {
  Mark mark{.begin = begin, .end = begin};
  std::size_t stops = 0;
  bool asks = false;
  bool dots = false;
  for (std::size_t ahead = begin; ahead < text.size();) {
    const char32_t c = next_code_point(text, ahead);
    if (is_closer(c)) {
      mark.closed = true;
    } else if (mark.closed || (!is_end_mark(c) && !is_wide_end_mark(c))) {
      break;
    }
    mark.wide = mark.wide || is_wide_end_mark(c);
    stops += c == '.' ? 1U : 0U;
    dots = dots || c == 0x2026;
    asks = asks || c == '?' || c == '!' || c == 0x037E || c == 0x061F;
    mark.end = ahead;
  }
  mark.ellipsis = !asks && !mark.wide && (dots || stops > 1);
  mark.single_stop = !asks && !mark.wide && !dots && stops == 1;
  return mark;
}

/// What follows a mark, as far as it tells whether the sentence goes on.
struct Following {
  char32_t first = 0;  ///< first character that neither is space nor opens; 0 at the text's end
  std::size_t at = 0;  ///< where it stands
  bool blank_line = false;  ///< a paragraph ends in between
};

Following read_following(std::string_view text, std::size_t offset) {
  Following next;
  std::size_t line_ends = 0;
  while (offset < text.size()) {
    std::size_t ahead = offset;
    const char32_t c = next_code_point(text, ahead);
    line_ends += c == '\n' ? 1U : 0U;
    if (!is_space(c) && !is_opener(c)) {
      next.first = c;
      break;
    }
    offset = ahead;
  }
  next.at = offset;
  next.blank_line = line_ends > 1;
  return next;
}

/// The word at or behind `offset` begins sentences.
bool is_opening_word(std::string_view text, std::size_t offset) {
  // The longest opener has 6 bytes; a word cut here is in no list.
  const std::vector<Word> ahead = words(text.substr(offset, 16));
  return in_list(kOpeners, ahead.empty() ? std::string_view() : ahead.front().folded);
}

/// Where the word before the mark at `end` begins: it holds letters, digits and points, as `e.g`,
/// `dr` and `u.s` do. Of a longer word than any abbreviation, only the end.
std::size_t start_of_word(std::string_view text, std::size_t sentence, std::size_t end) {
  constexpr std::size_t kLongest = 16;
  std::size_t begin = std::max(sentence, end - std::min(end, kLongest));
  for (std::size_t i = begin; i < end;) {
    const char32_t c = next_code_point(text, i);
    if (c != '.' && !is_word_part(c)) begin = i;
  }
  return begin;
}

/// `j`, `j.k`, `u.s`: single letters with points between. `I` is a word.
bool is_initials(std::string_view word) {
  if (word.empty() || word.size() % 2 == 0 || word == "i") return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool right = i % 2 == 0 ? is_letter(static_cast<unsigned char>(word[i])) : word[i] == '.';
    if (!right) return false;
  }
  return true;
}

/// `1.` or `12.` where the sentence begins numbers an item of a list.
bool is_list_number(std::string_view text, std::size_t sentence, std::size_t stop) {
  const std::string_view head = text.substr(sentence, stop - sentence);
  return !head.empty() && head.size() <= 2 &&
         std::ranges::all_of(head, [](char c) { return c >= '0' && c <= '9'; });
}

/// `sentence` is where the first word of the sentence begins.
bool is_abbreviation(std::string_view text, std::size_t sentence, const Mark& mark,
                     const Following& next) {
  if (is_list_number(text, sentence, mark.begin)) return true;
  const std::size_t begin = start_of_word(text, sentence, mark.begin);
  const std::string word = fold_case(text.substr(begin, mark.begin - begin));
  if (in_list(kNeverLast, word)) return true;
  if (in_list(kBeforeNumber, word) && is_digit(next.first)) {
    // `No. 5 people came.` begins with an answer.
    return begin > sentence;
  }
  if (!in_list(kSometimesLast, word) && !is_initials(word)) return false;
  if (!is_upper(next.first)) return true;
  return is_initials(word) && !is_opening_word(text, next.at);
}

bool ends_sentence(std::string_view text, std::size_t sentence, const Mark& mark) {
  if (mark.end >= text.size() || mark.wide) return true;
  std::size_t behind = mark.end;
  if (!is_space(next_code_point(text, behind))) return false;
  const Following next = read_following(text, mark.end);
  if (next.first == 0 || next.blank_line) return true;
  const bool goes_on = is_letter(next.first) && !is_upper(next.first);
  if (goes_on && (mark.ellipsis || mark.closed)) return false;
  return !(mark.single_stop && is_abbreviation(text, sentence, mark, next));
}

/// A blank line follows the line end at `line_end`.
bool is_paragraph_end(std::string_view text, std::size_t line_end) {
  std::size_t i = line_end + 1;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) ++i;
  return i < text.size() && text[i] == '\n';
}

void add_trimmed(std::vector<Span>& all, std::string_view text, std::size_t begin,
                 std::size_t end) {
  const std::string_view sentence = trim(text.substr(begin, end - begin));
  if (sentence.empty()) return;
  const auto start = static_cast<std::size_t>(sentence.data() - text.data());
  all.push_back({start, start + sentence.size()});
}

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What can end a sentence, or begins what is no ASCII; all else is passed over.
constexpr ByteSet kTelling = ByteSet(".?!\n").with_wide();

}  // namespace

std::vector<Span> sentences(std::string_view text) {
  std::vector<Span> all;
  std::size_t sentence = 0;
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t first_word = kNone;  // marks alone are no sentence; they go with what follows
  for (std::size_t i = 0; i < text.size();) {
    if (first_word != kNone) i = kTelling.find(text, i);
    if (i == text.size()) break;
    const std::size_t begin = i;
    if (first_word == kNone && is_letter_byte(text[i])) {
      first_word = i++;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    bool ends = c == '\n' && is_paragraph_end(text, begin);
    if (is_end_mark(c) || is_wide_end_mark(c)) {
      const Mark mark = read_mark(text, begin);
      i = mark.end;
      ends = first_word != kNone && ends_sentence(text, first_word, mark);
    }
    if (first_word == kNone && is_word_part(c)) first_word = begin;
    if (!ends) continue;
    add_trimmed(all, text, sentence, i);
    sentence = i;
    first_word = kNone;
  }
  add_trimmed(all, text, sentence, text.size());
  return all;
}

}  // namespace uxi::text
