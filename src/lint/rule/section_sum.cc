// `section-sum`: the times in the headings against the time of the whole.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "lint/branch.h"
#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"share", ParamType::number, true, "part of the whole that the sum may be off by"},
    {"minutes", ParamType::number, true, "minutes that it may be off by"},
}};

struct Sum {
  explicit Sum(const Guide& guide) : minutes(guide) {}

  BranchedSum minutes;
  bool whole = true;  ///< every section in which something is asked has a time
  int sections = 0;
  const GuideSection* last = nullptr;
};

/// Times of sections inside a timed section are part of its time.
Sum add_up(const Guide& guide) {
  Sum sum(guide);
  int inside = 0;
  for (const GuideSection& section : guide.sections) {
    if (inside > 0 && section.level > inside) continue;
    inside = 0;
    sum.minutes.enter(section);
    if (!section.minutes) {
      sum.whole = sum.whole && std::ranges::none_of(section.items, [](const GuideItem& item) {
                    return is_asked(item.kind);
                  });
      continue;
    }
    // A time in the title is that of the whole.
    if (section.level == 1 && &section == &guide.sections.front()) continue;
    inside = section.level;
    sum.minutes.add(*section.minutes);
    ++sum.sections;
    sum.last = &section;
  }
  return sum;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const Sum sum = add_up(subject.guide);
  if (!subject.guide.minutes || sum.sections < 2) return;
  const double total = sum.minutes.total();
  const double off = std::abs(total - *subject.guide.minutes);
  const double allowed =
      std::max(rule.number("minutes", 5), rule.number("share", 0.1) * *subject.guide.minutes);
  if (off <= allowed) return;
  if (total < *subject.guide.minutes && !sum.whole) return;
  const unsigned line = sum.last->line;
  const std::size_t begin = subject.source.line_start(line);
  hits.push_back({.span = {begin, begin + subject.source.line(line).size()},
                  .values = {{"sum", fmt::format("{}", std::lround(total))},
                             {"minutes", fmt::format("{}", std::lround(*subject.guide.minutes))}}});
}

}  // namespace

CheckKind section_sum_check() {
  return {.name = "section-sum",
          .params = kParams,
          .meaning = "times in headings against the whole",
          .guide = check};
}

}  // namespace uxi::lint
