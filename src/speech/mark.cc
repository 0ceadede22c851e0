#include "speech/mark.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "text/strings.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kDirective = "uxi-disable";
constexpr std::string_view kNoDirective = "uxi-enable";  // of other linters; here it does nothing
constexpr std::string_view kSpace = " \t\r\n";

bool is_id_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_id(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_id_char); }

/// `rq1`, `a2`: what the ids of a study look like.
bool is_numbered_id(std::string_view text) {
  const std::size_t letters = std::min(text.find_first_of("0123456789"), text.size());
  return letters > 0 && letters <= 3 && letters < text.size() &&
         std::ranges::all_of(text.substr(letters), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parsed {
  Mark mark;
  bool sure = true;  ///< it cannot be a placeholder such as `{agency}`
};

/// What stands in braces as a mark; nothing where it cannot be one.
std::optional<Parsed> parse_mark(std::string_view inside) {
  Parsed parsed;
  for (const std::string_view part : text::split(inside, ',')) {
    const std::string_view word = text::trim(part);
    if (word.starts_with('#') && is_id(word.substr(1))) {
      parsed.mark.id = word.substr(1);
    } else if (is_id(word)) {
      parsed.mark.serves.emplace_back(word);
      parsed.sure = parsed.sure && is_numbered_id(word);
    } else {
      return std::nullopt;
    }
  }
  return parsed;
}

/// A sentence ends before byte `at`, closing quotes and brackets left aside.
bool ends_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char c = text[at - 1];
    if (std::string_view(".?!").find(c) != std::string_view::npos) return true;
    const bool closes = std::string_view("\"'*_)] ").find(c) != std::string_view::npos;
    const bool quote = at >= 3 && (text.substr(at - 3, 3) == "”" || text.substr(at - 3, 3) == "’");
    if (!closes && !quote) return false;
    at -= quote ? 3 : 1;
  }
  return false;
}

void blank(std::string& text, Span range) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(range.begin),
            text.begin() + static_cast<std::ptrdiff_t>(range.end), ' ');
}

void blank_comments(std::string& text) {
  std::size_t open = text.find(kOpen);
  while (open != std::string::npos) {
    const std::size_t close = text.find(kClose, open);
    const std::size_t end = close == std::string::npos ? text.size() : close + kClose.size();
    blank(text, {open, end});
    open = text.find(kOpen, end);
  }
}

/// One comment's inside: `uxi-disable a/b, c/d -- why`; no rule and no reason of `uxi-enable`.
GuideWaiver parse_waiver(std::string_view inside, Span span) {
  GuideWaiver waiver{.rules = {}, .reason = {}, .span = span, .covers = {}};
  inside = text::trim(inside);
  if (inside.starts_with(kNoDirective)) return waiver;
  inside = text::trim(inside.substr(kDirective.size()));
  const std::size_t dashes = inside.find("--");
  if (dashes != std::string_view::npos) waiver.reason = text::trim(inside.substr(dashes + 2));
  for (const std::string_view part : text::split(inside.substr(0, dashes), ',')) {
    const std::string_view rule = text::trim(part);
    if (!rule.empty()) waiver.rules.emplace_back(rule);
  }
  return waiver;
}

bool is_question(const GuideItem& item) {
  return is_asked(item.kind) || item.kind == ItemKind::consent;
}

/// Nothing but a list marker or a quote sign stands before the comment, and nothing behind it.
bool stands_alone(const SourceFile& source, Span span) {
  const unsigned line = source.position(span.begin).line;
  const std::size_t start = source.line_start(line);
  const std::string_view before = source.slice({start, span.begin});
  const std::size_t stop = source.line_start(source.position(span.end).line + 1);
  return before.find_first_not_of(" \t->*+") == std::string_view::npos &&
         text::trim(source.slice({span.end, stop})).empty();
}

/// Where the questions stand, in file order.
std::vector<Span> question_spans(const Guide& guide) {
  std::vector<Span> spans;
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items) {
      if (is_question(item)) spans.push_back(item.span);
    }
  }
  std::ranges::sort(spans);
  return spans;
}

/// From the first to the last of `questions` that has bytes in `line`.
Span questions_on(const std::vector<Span>& questions, Span line) {
  Span covered;
  auto at = std::ranges::upper_bound(questions, line.begin, {}, &Span::begin);
  if (at != questions.begin() && std::prev(at)->end > line.begin) --at;
  for (; at != questions.end() && at->begin < line.end; ++at) {
    if (covered.empty()) covered = *at;
    covered.end = std::max(covered.end, at->end);
  }
  return covered;
}

/// LaTeX among Markdown: `\item`, `\begin{itemize}` and the dress of `\textbf{words}` give way.
void blank_latex(std::string& text) {
  constexpr std::size_t kName = 12;     // bytes from the backslash in which the brace is looked for
  constexpr std::size_t kWords = 2000;  // and the one that closes it; time stays linear
  for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at, kWords);
    if (rest.starts_with("\\item ")) blank(text, {at, at + 5});
    const std::size_t open = rest.substr(0, kName).find('{');
    if (open == std::string_view::npos) continue;
    const std::string_view name = rest.substr(1, open - 1);
    const bool list = name == "begin" || name == "end";
    const bool dress =
        name == "textbf" || name == "textit" || name == "emph" || name == "underline";
    const std::size_t close = list || dress ? rest.find('}', open) : std::string_view::npos;
    if (close == std::string_view::npos) continue;
    blank(text, {at + close, at + close + 1});
    blank(text, {at, at + (list ? close : open + 1)});
  }
}

}  // namespace

std::vector<Mark> take_marks(format::markdown::PlainText& words) {
  blank_comments(words.text);
  blank_latex(words.text);
  std::vector<Mark> marks;
  std::string& text = words.text;
  if (text.find('{') == std::string::npos) return marks;
  std::size_t close = std::string::npos;
  std::size_t end = text.find_last_not_of(kSpace) + 1;  // of what is left when marks are taken off
  // From the back: what stands behind a mark is then blank where it was a mark too.
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '}') close = at;
    if (text[at] != '{' || close == std::string::npos) continue;
    const Span braces{at, std::exchange(close, std::string::npos) + 1};
    auto mark = parse_mark(std::string_view(text).substr(at + 1, braces.size() - 2));
    const bool last = braces.end == end;
    if (!mark || !(ends_sentence(text, at) || (last && mark->sure))) continue;
    blank(text, braces);
    if (last) end = text.find_last_not_of(kSpace, at) + 1;
    mark->mark.at = at;
    marks.push_back(std::move(mark->mark));
  }
  std::ranges::reverse(marks);
  return marks;
}

std::vector<GuideWaiver> find_waivers(const SourceFile& source, const std::vector<Span>& code) {
  std::vector<GuideWaiver> waivers;
  const std::string_view text = source.text();
  std::size_t open = text.find(kOpen);
  while (open != std::string_view::npos) {
    const std::size_t close = text.find(kClose, open);
    if (close == std::string_view::npos) break;
    const Span span{open, close + kClose.size()};
    const std::string_view inside = text.substr(open + kOpen.size(), close - open - kOpen.size());
    const auto behind = std::ranges::upper_bound(code, span.begin, {}, &Span::begin);
    const bool in_code = behind != code.begin() && span.begin < std::prev(behind)->end;
    const std::string_view words = text::trim(inside);
    if (!in_code && (words.starts_with(kDirective) || words.starts_with(kNoDirective))) {
      waivers.push_back(parse_waiver(inside, span));
    }
    open = text.find(kOpen, span.end);
  }
  return waivers;
}

void place_waivers(const SourceFile& source, Guide& guide) {
  const std::vector<Span> questions = question_spans(guide);
  for (GuideWaiver& waiver : guide.waivers) {
    if (stands_alone(source, waiver.span)) {
      const auto next = std::ranges::lower_bound(questions, waiver.span.end, {}, &Span::begin);
      waiver.covers = next == questions.end() ? Span{} : *next;
    } else {
      const unsigned line = source.position(waiver.span.begin).line;
      waiver.covers = questions_on(questions, {source.line_start(line), waiver.span.end});
    }
  }
}

}  // namespace uxi::speech
