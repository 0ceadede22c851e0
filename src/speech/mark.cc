#include "speech/mark.h"

#include <algorithm>
#include <cctype>

#include "text/strings.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kDirective = "uxi-disable";

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

/// What stands in braces as a mark; nothing where it cannot be one.
bool parse_mark(std::string_view inside, Mark& mark, bool& numbered) {
  numbered = true;
  for (const std::string_view part : text::split(inside, ',')) {
    const std::string_view word = text::trim(part);
    if (word.starts_with('#') && is_id(word.substr(1))) {
      mark.id = word.substr(1);
    } else if (is_id(word)) {
      mark.serves.emplace_back(word);
      numbered = numbered && is_numbered_id(word);
    } else {
      return false;
    }
  }
  return true;
}

bool ends_sentence(std::string_view before) {
  before = text::trim(before);
  while (!before.empty() &&
         std::string_view("\"'*_)]}").find(before.back()) != std::string_view::npos) {
    before.remove_suffix(1);
  }
  if (before.ends_with("”") || before.ends_with("’")) before.remove_suffix(3);
  return !before.empty() && std::string_view(".?!").find(before.back()) != std::string_view::npos;
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

/// One comment's inside: `uxi-disable a/b, c/d -- why`.
GuideWaiver parse_waiver(std::string_view inside, Span span) {
  GuideWaiver waiver{.rules = {}, .reason = {}, .span = span, .covers = {}};
  inside = text::trim(text::trim(inside).substr(kDirective.size()));
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

Span next_question(const Guide& guide, std::size_t from) {
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items) {
      if (is_question(item) && item.span.begin >= from) return item.span;
    }
  }
  return {};
}

/// From the first to the last question that has bytes in `line`.
Span questions_on(const Guide& guide, Span line) {
  Span covered;
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items) {
      if (!is_question(item) || item.span.end <= line.begin || item.span.begin >= line.end)
        continue;
      if (covered.empty()) covered = item.span;
      covered.end = std::max(covered.end, item.span.end);
    }
  }
  return covered;
}

}  // namespace

std::vector<Mark> take_marks(format::markdown::PlainText& words) {
  blank_comments(words.text);
  std::vector<Mark> marks;
  std::string& text = words.text;
  std::size_t end = text.size();
  // From the back: what stands behind a mark is then blank where it was a mark too.
  for (std::size_t open = text.rfind('{', end); open != std::string::npos;
       open = open == 0 ? std::string::npos : text.rfind('{', open - 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos || close >= end) continue;
    Mark mark{.at = open, .serves = {}, .id = {}};
    bool numbered = false;
    const std::string_view all = text;
    const bool last = text::trim(all.substr(close + 1)).empty();
    if (!parse_mark(all.substr(open + 1, close - open - 1), mark, numbered)) continue;
    if (!ends_sentence(all.substr(0, open)) && !(last && (numbered || !mark.id.empty()))) continue;
    blank(text, {open, close + 1});
    marks.insert(marks.begin(), std::move(mark));
  }
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
    const bool in_code = std::ranges::any_of(
        code, [&](Span block) { return block.begin <= span.begin && span.begin < block.end; });
    if (!in_code && text::trim(inside).starts_with(kDirective)) {
      waivers.push_back(parse_waiver(inside, span));
    }
    open = text.find(kOpen, span.end);
  }
  return waivers;
}

void place_waivers(const SourceFile& source, Guide& guide) {
  for (GuideWaiver& waiver : guide.waivers) {
    if (stands_alone(source, waiver.span)) {
      waiver.covers = next_question(guide, waiver.span.end);
    } else {
      const unsigned line = source.position(waiver.span.begin).line;
      waiver.covers = questions_on(guide, {source.line_start(line), waiver.span.end});
    }
  }
}

}  // namespace uxi::speech
