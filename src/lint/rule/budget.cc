// `budget`: more questions than the time holds. The estimate is deliberately simple: what the
// moderator says at speaking pace, and so many minutes for each question by its form.
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "lint/branch.h"
#include "lint/check.h"
#include "lint/ways.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 8> kParams = {{
    {"over", ParamType::number, true, "share of the time planned that the estimate may reach"},
    {"words_a_minute", ParamType::number, true, "pace of what the moderator reads out", 1},
    {"story", ParamType::number, true, "minutes for `Tell me about ...`"},
    {"open", ParamType::number, true, "minutes for any other open question"},
    {"closed", ParamType::number, true, "minutes for a question that one word answers"},
    {"probe", ParamType::number, true, "minutes for a probe, half of which are never asked"},
    {"task", ParamType::number, true, "minutes for a task"},
    {"small", ParamType::number, true,
     "minutes for a question while warming up, winding down or in a task"},
}};

double minutes_for(const Rule& rule, const Line& line) {
  const SectionKind section = line.section->kind;
  const ItemKind kind = line.item->kind;
  if (kind == ItemKind::statement || kind == ItemKind::consent) {
    return static_cast<double>(line.sentence.word_count()) / rule.number("words_a_minute", 130);
  }
  if (kind == ItemKind::probe) return rule.number("probe", 0.4);
  if (line.form == speech::Form::fragment || speech::is_closed(line.form))
    return rule.number("closed", 0.5);
  if (kind == ItemKind::task && line.form == speech::Form::none) return rule.number("task", 3);
  if (section != SectionKind::core) return rule.number("small", 1);
  return line.form == speech::Form::invite ? rule.number("story", 4) : rule.number("open", 2.5);
}

struct Estimate {
  double minutes = 0;
  const Line* over = nullptr;  ///< the question that no longer fits
};

/// `ways` may be null: then everything is added up.
Estimate estimate(const Rule& rule, const Subject& subject, const Ways* ways) {
  Estimate result;
  BranchedSum sum(subject.guide);
  LongestWay longest;
  const GuideSection* section = nullptr;
  for (const Line& line : subject.lines) {
    while (section != line.section) {
      section = section == nullptr ? subject.guide.sections.data() : section + 1;
      if (section->kind != SectionKind::notes) sum.enter(*section);
    }
    const double minutes = minutes_for(rule, line);
    const auto way = ways == nullptr ? std::nullopt : ways->of(*line.item);
    sum.add(way ? longest.add(*way, minutes) : minutes);
    const bool asked = is_asked(line.item->kind);
    if (asked && result.over == nullptr && sum.total() > *subject.guide.minutes)
      result.over = &line;
  }
  result.minutes = sum.total();
  return result;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (!subject.guide.minutes || (rule.applies.modes & bit(subject.mode)) == 0) return;
  const auto fits = [&](const Estimate& all) {
    return all.over == nullptr || all.minutes <= *subject.guide.minutes * rule.number("over", 1.3);
  };
  // Most guides fit even where every way is added up.
  if (fits(estimate(rule, subject, nullptr))) return;
  const Ways ways(subject.guide);
  const Estimate all = estimate(rule, subject, &ways);
  if (fits(all)) return;
  hits.push_back({.span = all.over->item->span,
                  .values = {{"estimate", fmt::format("{}", std::lround(all.minutes))},
                             {"minutes", fmt::format("{}", std::lround(*subject.guide.minutes))}}});
}

}  // namespace

CheckKind budget_check() {
  return {.name = "budget",
          .params = kParams,
          .meaning = "more questions than the time holds",
          .guide = check};
}

}  // namespace uxi::lint
