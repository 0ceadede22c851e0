// `opening`: what the first question must be like.
#include <algorithm>
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"any", ParamType::phrases, true,
     "a first question that matches one of these is easy to answer"},
    {"questions", ParamType::number, false,
     "only guides with so many questions; 4 where not stated"},
}};

/// "## Intro", with "What is your role?" below it.
bool is_easy_in_introduction(const Rule& rule, const Line& line) {
  const ItemKind kind = line.item->kind;
  return line.section->kind == SectionKind::intro &&
         (kind == ItemKind::question || kind == ItemKind::prompt) &&
         find_any(rule.phrases("any"), line.sentence).has_value();
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if ((rule.applies.modes & bit(subject.mode)) == 0 || !subject.english) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 4)) return;
  const auto first = std::ranges::find_if(
      subject.lines, [&](const Line& line) { return applies(rule, line, subject.mode); });
  if (first == subject.lines.end() || first->section->kind == SectionKind::warm_up) return;
  if (find_any(rule.phrases("any"), first->sentence)) return;
  const auto easy = [&](const Line& line) { return is_easy_in_introduction(rule, line); };
  if (std::any_of(subject.lines.begin(), first, easy)) return;
  hits.push_back({.span = first->item->span});
}

}  // namespace

CheckKind warm_up_check() {
  return {.name = "opening",
          .params = kParams,
          .meaning = "what the first question must be like",
          .guide = check};
}

}  // namespace uxi::lint
