// `early`, `order` and `breadth`: what stands before what. Easy and broad questions come first,
// what hurts and what is shown later.
#include <algorithm>
#include <array>
#include <vector>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 4> kEarlyParams = {{
    {"any", ParamType::phrases, true, "what should come late"},
    {"unless", ParamType::phrases, false, "patterns that make the line a good one"},
    {"share", ParamType::number, true, "part of the questions that is early, 0..1"},
    {"questions", ParamType::number, false, "only guides with so many questions"},
}};
constexpr std::array<ParamSpec, 2> kOrderParams = {{
    {"first", ParamType::phrases, true, "what stands too early: lines said or asked, or headings"},
    {"before", ParamType::phrases, true, "open questions that should stand before it"},
}};
constexpr std::array<ParamSpec, 4> kBreadthParams = {{
    {"broad", ParamType::phrases, true, "what makes a question broad"},
    {"narrow", ParamType::phrases, true, "what makes a question narrow"},
    {"most", ParamType::number, true, "a question of this breadth or less is narrow", -10},
    {"least", ParamType::number, true, "one of this breadth or more is broad", -10},
}};

bool looks_at(const Rule& rule, const Subject& subject) {
  return (rule.applies.modes & bit(subject.mode)) != 0 && subject.english;
}

void check_early(const Rule& rule, const Subject& subject, Hits& hits) {
  const auto all = static_cast<double>(subject.questions());
  if (!looks_at(rule, subject) || all < rule.number("questions", 6)) return;
  double asked = 0;
  for (const Line& line : subject.lines) {
    if (!is_asked(line.item->kind)) continue;
    if (asked++ >= all * rule.number("share", 0.34)) return;
    if (!applies(rule, line, subject.mode)) continue;
    const auto match = find_any(rule.phrases("any"), line.sentence);
    if (!match || find_any(rule.phrases("unless"), line.sentence)) continue;
    hits.push_back({.span = line.source(match->first, match->last), .line = &line, .words = match});
  }
}

/// `early` stands before `late`, and should not.
Hit before(const Subject& subject, const Line& early, const Line& late, std::string_view what) {
  const Span later = late.item->span;
  const unsigned number = subject.source.position(later.begin).line;
  return {.span = early.item->span,
          .values = {{"line", std::to_string(number)}},
          .line = &early,
          .other = later,
          .other_is = what};
}

bool heading_matches(std::span<const speech::Phrase> phrases, const Subject& subject,
                     const GuideSection& section) {
  const auto number = &section - subject.guide.sections.data();
  return find_any(phrases, subject.headings()[static_cast<std::size_t>(number)]).has_value();
}

void check_order(const Rule& rule, const Subject& subject, Hits& hits) {
  if (!looks_at(rule, subject)) return;
  const Line* shown = nullptr;
  const GuideSection* section = nullptr;  ///< whose heading was looked at
  bool heading_shows = false;
  for (const Line& line : subject.lines) {
    const bool about = is_asked(line.item->kind) && speech::is_open(line.form) &&
                       find_any(rule.phrases("before"), line.sentence);
    if (shown == nullptr) {
      if (about && line.section->kind == SectionKind::core) return;
      if (line.section->kind != SectionKind::core) continue;
      if (line.section != section) {
        section = line.section;
        heading_shows = heading_matches(rule.phrases("first"), subject, *section);
      }
      if (heading_shows || find_any(rule.phrases("first"), line.sentence)) shown = &line;
    } else if (about && line.section != shown->section) {
      hits.push_back(before(subject, *shown, line, "this should come first"));
      return;
    }
  }
}

/// How much room a question leaves: a story 2, any open question 1, yes or no -2, and what its
/// words add.
int breadth_of(const Rule& rule, const Line& line) {
  int breadth = line.form == speech::Form::invite ? 2 : line.form == speech::Form::wh ? 1 : 0;
  if (speech::is_closed(line.form)) breadth = -2;
  if (find_any(rule.phrases("broad"), line.sentence)) ++breadth;
  if (find_any(rule.phrases("narrow"), line.sentence)) breadth -= 2;
  return breadth;
}

void check_breadth(const Rule& rule, const Subject& subject, Hits& hits) {
  if (!looks_at(rule, subject)) return;
  const auto& lines = subject.lines;
  for (std::size_t i = 0; i < lines.size();) {
    const Line* first = nullptr;
    const Line* second = nullptr;  // the broad one must not stand right behind a filter
    const Line* broad = nullptr;
    const GuideSection* section = lines[i].section;
    for (; i < lines.size() && lines[i].section == section; ++i) {
      const Line& line = lines[i];
      if (!applies(rule, line, subject.mode) || line.item->depth > 1) continue;
      if (first == nullptr) {
        first = &line;
      } else if (second == nullptr) {
        second = &line;
      } else if (broad == nullptr && breadth_of(rule, line) >= rule.number("least", 2)) {
        broad = &line;
      }
    }
    if (broad == nullptr || breadth_of(rule, *first) > rule.number("most", -1)) continue;
    if (breadth_of(rule, *second) >= rule.number("least", 2)) continue;
    hits.push_back(before(subject, *first, *broad, "the broad question"));
  }
}

}  // namespace

CheckKind early_check() {
  return {.name = "early",
          .params = kEarlyParams,
          .meaning = "what should not come among the first questions",
          .guide = check_early};
}

CheckKind order_check() {
  return {.name = "order",
          .params = kOrderParams,
          .meaning = "what stands before something that should come first",
          .guide = check_order};
}

CheckKind breadth_check() {
  return {.name = "breadth",
          .params = kBreadthParams,
          .meaning = "sections that start narrow and become broad",
          .guide = check_breadth};
}

}  // namespace uxi::lint
