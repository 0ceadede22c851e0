// `absent`: a part that a plan should have and has not; `lacks`: entries of one of its lists that
// lack a part.
#include <algorithm>
#include <array>
#include <functional>

#include "lint/check.h"
#include "lint/text_subject.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParts = {{
    {"part", ParamType::texts, true,
     "one of questions, segments, assumptions, success, incentive, consent, keep-until, purpose, "
     "minutes, dates, synthesis, moderator, public"},
}};
constexpr std::array<ParamSpec, 1> kEntryParts = {{
    {"part", ParamType::texts, true, "one of decision, wrong-if, who, stage, target"},
}};

bool has_dates(const StudyDates& dates) {
  return dates.recruit || dates.field || dates.synthesis || dates.report;
}

/// A part by its name. What hangs on a part that is not there at all is not missed on its own.
struct Part {
  std::string_view name;
  bool (*has)(const Study&);
};
constexpr Part kPlanParts[] = {
    {"questions", [](const Study& s) { return !s.questions.empty(); }},
    {"segments", [](const Study& s) { return !s.segments.empty(); }},
    {"assumptions", [](const Study& s) { return !s.assumptions.empty(); }},
    {"success", [](const Study& s) { return s.success.has_value(); }},
    {"incentive", [](const Study& s) { return s.incentive.has_value(); }},
    {"consent", [](const Study& s) { return s.consent.has_value(); }},
    {"keep-until", [](const Study& s) { return !s.consent || s.consent->keep_until.has_value(); }},
    {"purpose", [](const Study& s) { return !s.method.purpose.span.empty(); }},
    {"minutes", [](const Study& s) { return s.method.minutes.value > 0; }},
    {"dates", [](const Study& s) { return has_dates(s.dates); }},
    {"synthesis",
     [](const Study& s) { return !has_dates(s.dates) || s.dates.synthesis.has_value(); }},
    {"moderator", [](const Study& s) { return !s.team.moderator.value.empty(); }},
    {"public", [](const Study& s) { return !s.public_text.value.empty(); }},
};

void check_absent(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  for (const std::string_view wanted : rule.texts("part")) {
    const auto part = std::ranges::find(kPlanParts, wanted, &Part::name);
    if (part == std::end(kPlanParts) || part->has(*subject.study)) continue;
    hits.push_back({.span = first_line_of(subject)});
  }
}

Hit hit_at(const Text& id) { return {.span = id.span, .values = {{"id", id.value}}}; }

void check_lacks(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const Study& study = *subject.study;
  const auto wants = [&](std::string_view part) {
    return std::ranges::find(rule.texts("part"), part) != rule.texts("part").end();
  };
  for (const ResearchQuestion& question : study.questions) {
    if (wants("decision") && question.decision.value.empty()) hits.push_back(hit_at(question.id));
  }
  for (const Assumption& assumption : study.assumptions) {
    if (wants("wrong-if") && assumption.wrong_if.value.empty())
      hits.push_back(hit_at(assumption.id));
  }
  for (const Segment& segment : study.segments) {
    const bool lacks = (wants("who") && segment.who.value.empty()) ||
                       (wants("stage") && segment.stage.value == Stage::unstated) ||
                       (wants("target") && segment.target.value == 0);
    if (lacks) hits.push_back(hit_at(segment.id));
  }
}

}  // namespace

CheckKind absent_check() {
  return {.name = "absent",
          .params = kParts,
          .meaning = "a part that a plan should have",
          .guide = check_absent};
}

CheckKind lacks_check() {
  return {.name = "lacks",
          .params = kEntryParts,
          .meaning = "entries of a plan's lists that lack a part",
          .guide = check_lacks};
}

}  // namespace uxi::lint
