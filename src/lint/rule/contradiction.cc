// Rules of a screener that cannot decide anything: `never-matches` of one on its own,
// `contradiction` of one and those before it, `missing-segment` of segments that no rule leads to.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

#include "lint/answer_space.h"
#include "lint/check.h"
#include "lint/text_subject.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"needless", ParamType::flag, false,
     "find rules that change nothing, not those that are cut "
     "off"},
}};

/// A screener, and how much searching of its answers may still be done.
struct Searched {
  const Screener& screener;
  SearchBudget budget = {};

  bool is_impossible(const Conditions& fulfilled, const Conditions& not_fulfilled = {}) {
    return can_be(screener, fulfilled, not_fulfilled, budget) == false;
  }
};

/// The innermost part that no answer fulfils; parts of `none` need not be fulfilled.
const Condition& culprit(Searched& searched, const Condition& condition) {
  if (condition.kind == Condition::Kind::none) return condition;
  for (const Condition& part : condition.parts) {
    if (searched.is_impossible({&part})) return culprit(searched, part);
  }
  return condition;
}

/// Every part that no answer fulfils, those inside `any` too: they are there for nothing.
void find_impossible(Searched& searched, const Condition& condition, Hits& hits) {
  if (searched.is_impossible({&condition})) {
    hits.push_back({.span = culprit(searched, condition).span});
    return;
  }
  if (condition.kind == Condition::Kind::answer) return;
  for (const Condition& part : condition.parts) find_impossible(searched, part, hits);
}

void check_never_matches(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr) return;
  Searched searched{*subject.screener};
  for (const Disqualification& rule : searched.screener.disqualify)
    find_impossible(searched, rule.when, hits);
  for (const Contradiction& rule : searched.screener.contradictions)
    find_impossible(searched, rule.when, hits);
  for (const SegmentRule& rule : searched.screener.segments)
    find_impossible(searched, rule.when, hits);
}

/// A rule that may take people before another gets to see them.
struct Earlier {
  const Condition* when;
  std::string takes;  ///< what becomes of them, in words
};

/// All that come before the segment rule at `index`, but for rules of the same segment.
std::vector<Earlier> before_segment(const Screener& screener, std::size_t index) {
  std::vector<Earlier> earlier;
  for (const Disqualification& rule : screener.disqualify)
    earlier.push_back({&rule.when, fmt::format("is turned away (`{}`)", rule.because.value)});
  for (std::size_t i = 0; i < index; ++i) {
    const SegmentRule& rule = screener.segments[i];
    if (rule.segment.value == screener.segments[index].segment.value) continue;
    earlier.push_back({&rule.when, fmt::format("goes to `{}`", rule.segment.value)});
  }
  return earlier;
}

/// What one rule does to everybody that `when` fits, or all rules together.
std::string blame(Searched& searched, const Condition& when, const std::vector<Earlier>& earlier) {
  for (const Earlier& rule : earlier) {
    if (searched.is_impossible({&when}, {rule.when})) return rule.takes;
  }
  return "is taken by one of the rules before it";
}

Conditions conditions_of(const std::vector<Earlier>& earlier) {
  Conditions out;
  for (const Earlier& rule : earlier) out.push_back(rule.when);
  return out;
}

void check_cut_off(const Screener& screener, Hits& hits) {
  Searched searched{screener};
  for (std::size_t i = 0; i < screener.segments.size(); ++i) {
    const SegmentRule& rule = screener.segments[i];
    const auto earlier = before_segment(screener, i);
    if (searched.is_impossible({&rule.when})) continue;
    if (!searched.is_impossible({&rule.when}, conditions_of(earlier))) continue;
    hits.push_back({.span = rule.segment.span,
                    .values = {{"segment", rule.segment.value},
                               {"what", blame(searched, rule.when, earlier)}}});
  }
}

void check_needless(const Screener& screener, Hits& hits) {
  Searched searched{screener};
  std::vector<Earlier> earlier;
  for (const Disqualification& rule : screener.disqualify) {
    const bool alive = !searched.is_impossible({&rule.when});
    if (alive && searched.is_impossible({&rule.when}, conditions_of(earlier))) {
      hits.push_back(
          {.span = rule.when.span, .values = {{"what", blame(searched, rule.when, earlier)}}});
    }
    earlier.push_back({&rule.when, fmt::format("is turned away (`{}`)", rule.because.value)});
  }
}

void check_contradiction(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr) return;
  if (rule.flag("needless")) {
    check_needless(*subject.screener, hits);
  } else {
    check_cut_off(*subject.screener, hits);
  }
}

void check_missing(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr || subject.study == nullptr) return;
  const auto& rules = subject.screener->segments;
  for (const Segment& segment : subject.study->segments) {
    const bool known = std::ranges::any_of(
        rules, [&](const SegmentRule& rule) { return rule.segment.value == segment.id.value; });
    if (known) continue;
    hits.push_back({.span = rules.empty() ? first_line_of(subject) : rules.back().segment.span,
                    .values = {{"segment", segment.id.value}}});
  }
}

}  // namespace

CheckKind never_matches_check() {
  return {.name = "never-matches",
          .params = {},
          .meaning = "conditions of a screener that no answers fulfil",
          .guide = check_never_matches};
}

CheckKind contradiction_check() {
  return {.name = "contradiction",
          .params = kParams,
          .meaning = "rules of a screener that others leave nobody to",
          .guide = check_contradiction};
}

CheckKind missing_segment_check() {
  return {.name = "missing-segment",
          .params = {},
          .meaning = "segments of the plan that a screener never leads to",
          .guide = check_missing};
}

}  // namespace uxi::lint
