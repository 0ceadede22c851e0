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

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if ((rule.applies.modes & bit(subject.mode)) == 0 || !subject.english) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 4)) return;
  const auto first = std::ranges::find_if(
      subject.lines, [&](const Line& line) { return applies(rule, line, subject.mode); });
  if (first == subject.lines.end() || first->section->kind == SectionKind::warm_up) return;
  if (find_any(rule.phrases("any"), first->sentence)) return;
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
