// `time-box`: a guide that nowhere says how long it takes.
#include <algorithm>
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"questions", ParamType::number, false, "only guides with so many questions"},
}};

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (static_cast<double>(subject.questions()) < rule.number("questions", 5)) return;
  const Guide& guide = subject.guide;
  if (guide.minutes || (subject.study != nullptr && subject.study->method.minutes.value > 0))
    return;
  if (std::ranges::any_of(guide.sections,
                          [](const auto& section) { return section.minutes.has_value(); })) {
    return;
  }
  hits.push_back({.span = title_of(subject)});
}

}  // namespace

CheckKind time_box_check() {
  return {
      .name = "time-box", .params = kParams, .meaning = "no time stated anywhere", .guide = check};
}

}  // namespace uxi::lint
