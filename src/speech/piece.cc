#include "speech/piece.h"

#include <algorithm>
#include <optional>

#include "speech/opener.h"
#include "speech/phrase.h"
#include "speech/vocabulary.h"
#include "text/byte_set.h"
#include "text/either_case.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::speech {
namespace {

using format::markdown::PlainText;
using format::markdown::Style;
using format::markdown::StyledRange;

constexpr std::string_view kQuotes[] = {"\"", "“", "”", "„", "«", "»", "‘"};
constexpr std::size_t kLongestAside = 2000;  ///< bytes; keeps the search for its end linear
constexpr std::size_t kWrappedLine = 60;     ///< a line as long as this was broken by an editor

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with("\u00a0")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

std::size_t quote_size(std::string_view text, std::size_t at) {
  // Most characters are ASCII, and of the quotation marks only one is.
  static constexpr text::ByteSet kFirst = text::ByteSet("\"").with_wide();
  if (at >= text.size() || !kFirst.contains(text[at])) return 0;
  for (const std::string_view quote : kQuotes) {
    if (text.substr(at).starts_with(quote)) return quote.size();
  }
  return 0;
}

std::size_t bullet_size(std::string_view text) {
  static constexpr std::string_view kBullets[] = {"•", "◦", "▪", "‣", "→", "➔", "➜", "▸", "✓", "☐"};
  if (!text.starts_with('\xE2')) return 0;  // all of them do
  for (const std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "00:05 " or "1:02:30 " in front of what is said then; the space is left out.
std::size_t clock_size(std::string_view text) {
  std::size_t at = 0;
  std::size_t parts = 0;
  for (; parts < 3; ++parts) {
    const std::size_t start = at;
    while (at < text.size() && at < start + 2 && is_digit(text[at])) ++at;
    if (at == start || (parts > 0 && at != start + 2)) return 0;
    if (at >= text.size() || text[at] != ':') break;
    ++at;
  }
  const bool capital = at + 1 < text.size() && text[at + 1] >= 'A' && text[at + 1] <= 'Z';
  return capital && parts > 0 && parts < 3 && text[at] == ' ' ? at : 0;
}

/// "1. ", "12) ", "a) ", "Q3. " and "2.1 " in front of a line that Markdown did not take for a
/// list's; the space is left out. "2.5 times" is no such mark.
std::size_t number_size(std::string_view text) {
  constexpr std::size_t kDigits = 2;
  constexpr std::size_t kParts = 4;
  std::size_t at = text.starts_with('Q') || text.starts_with('q') ? 1 : 0;
  const bool letter = at == 0 && text.size() > 2 && text[1] == ')' &&
                      ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
  if (letter) at = 1;
  std::size_t parts = 0;
  while (!letter && parts < kParts) {
    const std::size_t start = at;
    while (at < text.size() && at < start + kDigits && is_digit(text[at])) ++at;
    if (at == start) break;
    ++parts;
    const bool goes_on = at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]);
    if (!goes_on) break;
    ++at;
  }
  if ((parts == 0 && !letter) || at + 1 >= text.size()) return 0;
  const auto blank = [&](std::size_t place) {
    return place < text.size() && (text[place] == ' ' || text[place] == '\t');
  };
  if ((text[at] == '.' || text[at] == ')') && blank(at + 1)) return at + 1;
  if (parts < 2) return 0;
  if (text[at] == ':' && blank(at + 1)) return at + 1;
  const std::size_t next = at + 1;
  const bool capital = next < text.size() && text[next] >= 'A' && text[next] <= 'Z';
  return blank(at) && capital ? at : 0;
}

/// "ii. " and "iv) "; the space is left out.
std::size_t roman_size(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  const std::size_t end = std::min(text.find_first_not_of("ivx"), text.size());
  if (end == 0 || end > kLongest || end + 1 >= text.size()) return 0;
  const bool mark = text[end] == '.' || text[end] == ')';
  return mark && (text[end + 1] == ' ' || text[end + 1] == '\t') ? end + 1 : 0;
}

/// Behind marks of a list that Markdown did not take for one: "-text", "** text", "• text".
std::size_t skip_bullets(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == '-' || text[at] == '*' || text[at] == '#') {
      ++at;
    } else if (const std::size_t bullet = bullet_size(text.substr(at)); bullet > 0) {
      at += bullet;
    } else if (const std::size_t number = number_size(text.substr(at)); number > 0) {
      at += number;
    } else if (const std::size_t roman = roman_size(text.substr(at)); roman > 0) {
      at += roman;
    } else if (const std::size_t clock = clock_size(text.substr(at)); clock > 0) {
      at += clock;
    } else {
      const std::size_t next = skip_space(text, at);
      if (next == at) break;
      at = next;
    }
  }
  return at;
}

/// Of a space or a mark at the end of `body` that is no part of what is said.
std::size_t tail_size(std::string_view body) {
  static constexpr std::string_view kTails[] = {"\"", "“", "”", "«", "»", "\u00a0", "*", "_"};
  // Letters, digits and the marks that end sentences are the last bytes of none of them.
  static constexpr text::ByteSet kLast = text::ByteSet(" \n\t\r\"*_").with_wide();
  if (!kLast.contains(body.back())) return 0;
  if (is_space(body.back())) return 1;
  if (body.ends_with("__")) return 0;
  for (const std::string_view tail : kTails) {
    if (body.ends_with(tail)) return tail.size();
  }
  return 0;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

/// `What makes you say "mine?"`: the quotation mark at the end belongs to one inside.
bool closes_inner_quote(std::string_view body) {
  if (body.ends_with('"')) return count_of(body, "\"") % 2 == 0;
  if (body.ends_with("”")) return count_of(body, "“") >= count_of(body, "”");
  return body.ends_with("»") && count_of(body, "«") >= count_of(body, "»");
}

/// Cuts spaces and quotation marks off both ends; says whether the front had a quotation mark.
Piece trimmed(std::string_view text, Span range, Dress dress) {
  Piece piece{range, dress};
  while (piece.range.begin < range.end) {
    const std::size_t next = skip_bullets(text.substr(0, range.end), piece.range.begin);
    const std::size_t quote = next < range.end ? quote_size(text, next) : 0;
    piece.range.begin = next + quote;
    if (quote == 0) break;
    if (dress == Dress::plain || dress == Dress::italic) piece.dress = Dress::quoted;
  }
  piece.range.begin = std::min(piece.range.begin, range.end);
  while (piece.range.end > piece.range.begin) {
    const std::string_view body = text.substr(piece.range.begin, piece.range.size());
    const std::size_t cut = tail_size(body);
    if (cut == 0 || closes_inner_quote(body)) break;
    piece.range.end -= cut;
  }
  return piece;
}

/// The bracket that closes the one at `open`, or npos.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
  const char opens = text[open];
  const char closes = opens == '(' ? ')' : ']';
  const std::size_t limit = std::min(text.size(), open + kLongestAside);
  int depth = 0;
  for (std::size_t i = open; i < limit; ++i) {
    if (text[i] == opens) ++depth;
    if (text[i] == closes && --depth == 0) return i;
  }
  return std::string_view::npos;
}

/// The text goes on in the middle of a sentence at `at`: "[NAME], tell me", "(if any) of it".
bool goes_on(std::string_view text, std::size_t at) {
  at = skip_space(text, at);
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= 'a' && c <= 'z') || c == ',' || c == ';' || c == '?' || c == '.' || c == ':';
}

/// Ranges that are dressed with emphasis alone, in order, neighbours joined.
std::vector<Span> emphasised(const PlainText& words) {
  std::vector<Span> ranges;
  for (const StyledRange& styled : words.styles) {
    if (styled.style == Style::emphasis) ranges.push_back(styled.range);
  }
  std::ranges::sort(ranges);
  return ranges;
}

/// What ends a line or lets a sentence start behind it.
constexpr text::ByteSet kTelling(".?!:)]\n");

/// "If yes:", "Probe:", "For managers only:": a label of what is asked or said, with its colon.
bool leads_speech(std::string_view label);

class Cutter {
 public:
  explicit Cutter(const PlainText& words) : text_(words.text), italics_(emphasised(words)) {}

  std::vector<Piece> cut() {
    std::size_t begin = 0;
    bool fresh = true;  // a sentence could start here
    for (std::size_t at = 0; at < text_.size();) {
      if (fresh && !is_space(text_[at])) {
        if (const std::size_t end = own_piece_end(at); end > at) {
          sentences({begin, at});
          add_own({at, end});
          at = begin = end;
          continue;
        }
      }
      if (!fresh) at = kTelling.find(text_, at);
      if (at == text_.size()) break;
      const std::size_t start = at;
      text::next_code_point(text_, at);
      if (fresh && line_breaks_at(start)) {
        sentences({begin, start});
        begin = start;
      }
      fresh = starts_fresh(start, at, fresh);
      if (text_[start] == '\n' && line_breaks_at(start)) {
        sentences({begin, start});
        begin = at;
        fresh = true;
      }
    }
    sentences({begin, text_.size()});
    return std::move(pieces_);
  }

 private:
  /// The end of an aside or an italic line that starts at `at` and stands for itself; `at` where
  /// none does.
  std::size_t own_piece_end(std::size_t at) {
    if (text_[at] == '(' || text_[at] == '[') {
      const std::size_t close = closing_bracket(text_, at);
      return close == std::string_view::npos || goes_on(text_, close + 1) ? at : close + 1;
    }
    while (italic_ < italics_.size() && italics_[italic_].begin < at) ++italic_;
    if (italic_ >= italics_.size() || italics_[italic_].begin != at) return at;
    std::size_t end = italics_[italic_].end;
    for (std::size_t i = italic_ + 1; i < italics_.size() && italics_[i].begin == end; ++i) {
      end = italics_[i].end;
    }
    if (end < text_.size() && text_[end] == ':') ++end;
    if (opens_line(at, end)) return at;
    if (text_[end - 1] == ':') return end;
    return goes_on(text_, end) && !is_end_mark(text_[end - 1]) ? at : end;
  }

  /// "_If yes:_ How do you pay?", as "**If yes:** How do you pay?": the label of what stands
  /// behind.
  [[nodiscard]] bool opens_line(std::size_t at, std::size_t end) const {
    if (text_[end - 1] != ':' || !leads_speech(text_.substr(at, end - at))) return false;
    const std::size_t next = text_.find_first_not_of(' ', end);
    return next != std::string_view::npos && next > end && text_[next] != '\n';
  }

  void add_own(Span range) {
    if (text_[range.begin] == '(' || text_[range.begin] == '[') {
      return sentences({range.begin + 1, range.end - 1}, Dress::aside);
    }
    sentences(range, quote_size(text_, range.begin) > 0 ? Dress::quoted : Dress::italic);
  }

  [[nodiscard]] static bool is_end_mark(char c) {
    return c == '.' || c == '?' || c == '!' || c == ':' || c == ')' || c == ']';
  }

  [[nodiscard]] bool starts_fresh(std::size_t start, std::size_t next, bool was) const {
    if (is_space(text_[start]) || quote_size(text_, start) > 0) return was;
    if (text_.substr(start).starts_with("…")) return true;
    return next <= text_.size() && is_end_mark(text_[start]);
  }

  /// A line end that separates: the line was short, and what follows begins like a line of its own.
  [[nodiscard]] bool line_breaks_at(std::size_t at) const {
    if (text_[at] != '\n') return false;
    const std::size_t previous = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    const std::size_t line = previous == std::string::npos ? 0 : previous + 1;
    const std::size_t next = skip_space(text_, at);
    if (next >= text_.size()) return true;
    const std::string_view rest = text_.substr(next);
    if (rest.front() == '-' || rest.front() == '*' || rest.starts_with("•")) return true;
    const bool wrapped = at - line >= kWrappedLine;
    if (number_size(rest) > 0 && !is_digit(rest.front())) return true;
    if (rest.front() == '[') return !wrapped || is_end_mark(text_[at - 1]);
    std::size_t offset = 0;
    const char32_t first = text::next_code_point(rest, offset);
    return !wrapped && (text::is_upper(first) || text::is_digit(first) || quote_size(rest, 0) > 0);
  }

  void sentences(Span range, Dress dress = Dress::plain) {
    const std::string_view part = text_.substr(range.begin, range.size());
    for (const Span span : text::sentences(part)) {
      add({range.begin + span.begin, range.begin + span.end}, dress);
    }
  }

  void add(Span range, Dress dress) {
    Piece piece = trimmed(text_, range, dress);
    // "2.2.1." ends like a sentence.
    const std::string_view rest = text_.substr(piece.range.begin);
    const bool mark = number_size(rest) == piece.range.size() ||
                      (roman_size(rest) > 0 && roman_size(rest) == piece.range.size());
    if (piece.range.empty() || mark) return;
    if (dress == Dress::italic && text_[piece.range.begin] == '[') piece.dress = Dress::aside;
    pieces_.push_back(piece);
  }

  std::string_view text_;
  std::vector<Span> italics_;
  std::size_t italic_ = 0;
  std::vector<Piece> pieces_;
};

constexpr std::size_t kLabelWords = 8;

/// The words of a label; nothing where it has too many.
std::optional<Sentence> label_words(std::string_view text) {
  if (has_more_words(text, kLabelWords)) return std::nullopt;
  Sentence words = tokenize(text);
  if (words.word_count() > kLabelWords) return std::nullopt;
  return words;
}

Label label_kind(const Sentence& label) {
  static constexpr std::string_view kNote[] = {
      "^ "
      "(note|notes|tip|expected|answer|answers|goal|goals|objective|context|purpose|hypothesis|"
      "side|background|rationale|credit|todo|observe|observation|success|source|link|url|path|"
      "example|reason|rq*|listen|watch|instructions|setup|take|avoid|don't|never|research|"
      "hypotheses|assumption|assumptions|goals|objectives|observer|observers|start url|metric|"
      "metrics|location|date|time|device|addresses|tests|feeds|informs|validates|capture|maps to|"
      "why we ask|why ask)",
      "^ (moderator|tester|facilitator|interviewer) _",
      // "Look at this page: what do you see?" is said.
      "^ look !(at (this|the|that|these|those|your|it)|back|again|around)",
      "(expected answer|watch for|listen for|look for|side note)",
      "(listening|looking|watching) [out] for",
      "(bad|wrong|poor|leading|weak|worse) (question|questions|wording|version)",
      "(never|not to|don't|do not) (ask|say)"};
  static constexpr std::string_view kProbe[] = {
      "^ (probe|probes|probing|prompt|prompts|nudge|follow|followup|follow-up|follow-ups|if|when "
      "asked)",
      "follow up", "probe"};
  static constexpr std::string_view kTask[] = {
      "^ (task|scenario|activity|exercise)",
      "^ your [first|second|third|next|last] (task|scenario|activity|exercise|mission)",
      "^ (imagine|picture|suppose) (this|that|the following) $"};
  static const PhraseSet note(kNote);
  static const PhraseSet probe(kProbe);
  static const PhraseSet task(kTask);
  if (note.matches(label)) return Label::note;
  if (probe.matches(label)) return Label::probe;
  return task.matches(label) ? Label::task : Label::neutral;
}

/// Words that a person speaks, not a label: "I'd like to know:", "There are no wrong answers:".
bool speaks(const Sentence& label) {
  static constexpr std::string_view kPattern[] = {"^ (if|when|after|before|once|while)"};
  static const PhraseSet conditions(kPattern);
  if (label.word(0) == "if" || label.word(0) == "when") return false;
  // "What you're listening for:" is said to who listens.
  static constexpr std::string_view kTeam[] = {
      "^ (what|things|signals|signs) [that] (to|you|you're|you are|we|we're|we are) "
      "[want to|need to|should] (listen|look|watch|listening|looking|watching) [out] for",
      "(never|don't|do not) (ask|say) [this|these|them|that] $",
      "^ your [first|second|third|next|last] (task|scenario|mission) [is] $"};
  static const PhraseSet team(kTeam);
  if (team.matches(label)) return false;
  const bool neutral = label_kind(label) == Label::neutral && !conditions.matches(label);
  return std::ranges::any_of(label.tokens, [&](const Token& token) {
    return token.is(WordClass::first_person) || token.is(WordClass::second_person) ||
           (neutral && token.is(WordClass::auxiliary));
  });
}

/// "Please think aloud: ...", "Two rules: ...", "It works like this: ...": said as well as what
/// stands behind the colon, which it opens.
bool opens_speech(const Sentence& label) {
  static constexpr std::string_view kPattern[] = {
      "^ [and|also|now|but|so|just|first|finally] (please|kindly|remember|feel free|go ahead|be _|"
      "note that|let's|let us|(keep|bear) in mind|keep (talking|going)|think (of|about|back) _|"
      "think (aloud|out loud) ($|and|as|while|when)|(imagine|picture|suppose) _|"
      "(don't|do not) (worry|hesitate|be))",
      "^ [just|and|so|only] (a|an|one|two|three|some|a few|a couple of|several|another|the) "
      "[very] [more|last|final|first|next|other|quick|small|short|little|important|simple|ground] "
      "(thing|things|rule|rules|point|points|remark|remarks|request|requests|reminder|reminders|"
      "favour|favor|favours|favors)",
      "^ [very] (first|last) (thing|things) [first|up|of all] $",
      "^ (it|this|that|here|everything|nothing) "
      "(works|goes|means|takes|helps|matters|lasts|depends|counts|comes|starts)"};
  static const PhraseSet set(kPattern);
  return set.matches(label);
}

/// "What do you do?", "How would you answer?"
bool puts_to_participant(std::string_view text) {
  static constexpr std::string_view kPattern[] = {
      "(do|did|would|will|can|could|might) you [usually|then] "
      "(say|tell|do|answer|respond|reply|explain|handle|react|show|give|point|send|feel|think)"};
  static const PhraseSet set(kPattern);
  return set.matches(tokenize(text));
}

/// "Who checks it at each step: the clerk, the manager?": the list is the question's own.
bool asks_of_list(const Sentence& label, std::string_view text) {
  constexpr std::size_t kWords = 4;  // "Who else: ..." is a label
  const std::string_view first = label.word(0);
  return (first == "who" || first == "which") && label.word(1) != "to" &&
         label.word_count() >= kWords && text.ends_with('?');
}

/// "How many shops:", to be filled in: a question that stands for itself.
bool is_to_fill_in(const Sentence& label, std::string_view text) {
  constexpr std::size_t kWords = 3;
  const std::string_view second = label.word(1);
  return text.ends_with(':') && label.word(0) == "how" && label.word_count() >= kWords &&
         (second == "many" || second == "much" || second == "often" || second == "long");
}

/// What begins with an ASCII letter has no other first word than one with that letter.
bool could_begin_with_if(std::string_view text) {
  if (text.size() < 2) return false;
  const bool letter = (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z');
  return !letter || ((text[0] | 0x20) == 'i' && (text[1] | 0x20) == 'f');
}

/// Where "If yes - why?" has its dash; npos where it is no such line.
std::size_t conditional_dash(std::string_view text) {
  constexpr std::size_t kReach = 40;  // bytes
  // A dash is `-` or one of three bytes, of which this is the first.
  static constexpr text::ByteSet kDash("-\xE2");
  if (!could_begin_with_if(text)) return std::string_view::npos;
  text = text.substr(0, kReach);
  if (kDash.find(text, 0) == text.size()) return std::string_view::npos;
  const Sentence head = tokenize(text);
  if (head.word(0) != "if") return std::string_view::npos;
  for (std::size_t i = 1; i < std::min<std::size_t>(head.tokens.size(), 6); ++i) {
    const std::string_view word = head.word(i);
    if (word == "-") return head.tokens[i].span.begin;
    if (word == "," || word == ".") return std::string_view::npos;
  }
  return std::string_view::npos;
}

/// Where "Scenario 2 - Imagine that ..." has its dash; npos where it is no such line.
std::size_t numbered_dash(std::string_view text) {
  constexpr std::size_t kReach = 24;  // bytes
  static constexpr text::ByteSet kDash("-\xE2");
  static constexpr std::string_view kPattern[] = {
      "^ (task|scenario|activity|exercise) [#] [1|2|3|4|5|6|7|8|9|10|11|12|a|b|c|d|e] - _"};
  static const PhraseSet set(kPattern);
  constexpr std::string_view kInitials = "tsae";
  const char first = text.empty() ? '\0' : static_cast<char>(text.front() | 0x20);
  if (kInitials.find(first) == std::string_view::npos) return std::string_view::npos;
  if (kDash.find(text.substr(0, kReach), 0) >= std::min(text.size(), kReach)) {
    return std::string_view::npos;
  }
  const Sentence head = tokenize(text.substr(0, 2 * kReach));
  if (!set.matches(head)) return std::string_view::npos;
  const auto dash = std::ranges::find(head.tokens, std::string_view("-"), &Token::folded);
  return dash->span.begin;
}

}  // namespace

std::vector<Piece> cut_pieces(const PlainText& words) { return Cutter(words).cut(); }

namespace {

/// The label in front of the colon or dash at `colon`, which has `mark` bytes.
LabelPrefix label_before(std::string_view text, std::size_t colon, std::size_t mark) {
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::size_t behind = colon + mark;
  if (behind < text.size() && !is_space(text[behind]) && quote_size(text, behind) == 0) return {};
  const std::size_t next = skip_space(text, behind);
  const bool before_quote = next < text.size() && quote_size(text, next) > 0;
  const std::string_view front = text.substr(0, colon);
  const auto label = before_quote ? tokenize(front) : label_words(front);
  const bool interviewer = colon == 1 && text.front() == 'I';
  if (!label || label->end == 0 || label->asks || (speaks(*label) && !interviewer)) return {};
  if (asks_of_list(*label, text) || is_to_fill_in(*label, text)) return {};
  const Label kind = label_kind(*label);
  if (!before_quote && next < text.size() && opens_speech(*label)) {
    return {kind == Label::task ? kind : Label::neutral, next, true};
  }
  if (kind == Label::probe && tells_of_asking(*label) && !puts_to_participant(text.substr(next))) {
    return {Label::note, next, false};
  }
  return {kind, next, false};
}

bool leads_speech(std::string_view label) {
  static constexpr std::string_view kPattern[] = {
      "^ [and|but|or] (when|unless|once|until|otherwise|else|in case)", "only $"};
  static const PhraseSet conditions(kPattern);
  const std::size_t colon = label.size() - 1;
  const LabelPrefix prefix = label_before(label, colon, 1);
  return prefix.label == Label::probe || (prefix.label == Label::neutral && !prefix.spoken &&
                                          conditions.matches(tokenize(label.substr(0, colon))));
}

}  // namespace

LabelPrefix label_prefix(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto dash_size = [&](std::size_t dash) { return text[dash] == '-' ? 1U : 3U; };
  if (const std::size_t dash = conditional_dash(text); dash < colon) {
    return label_before(text, dash, dash_size(dash));
  }
  const LabelPrefix label = label_before(text, colon, 1);
  if (label.size > 0) return label;
  const std::size_t dash = numbered_dash(text);
  return dash < colon ? label_before(text, dash, dash_size(dash)) : LabelPrefix{};
}

Label lone_label(std::string_view text, bool dressed) {
  const bool colon = text.ends_with(':');
  if (!colon && !dressed) return Label::none;
  const auto label = label_words(text);
  if (!label || label->end == 0 || label->asks || speaks(*label)) return Label::none;
  return label_kind(*label);
}

}  // namespace uxi::speech
