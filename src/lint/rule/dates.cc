// Dates of a plan: `date-order`, `working-days` between two of them, `session-days` for all of its
// sessions, `kept-until`. Working days are Monday to Friday; holidays are not known.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "lint/check.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

using MaybeDate = std::optional<Located<Date>>;

constexpr std::array<ParamSpec, 3> kDaysParams = {{
    {"from", ParamType::texts, true, "one of recruit, field, synthesis"},
    {"to", ParamType::texts, true, "one of field, synthesis, report"},
    {"least", ParamType::number, true, "so many working days must lie between them"},
}};
constexpr std::array<ParamSpec, 2> kSessionParams = {{
    {"a_day", ParamType::number, true, "sessions that one moderator can hold in a day"},
    {"visits_a_day", ParamType::number, true, "the same where somebody has to be visited"},
}};

struct Step {
  std::string_view name;
  const MaybeDate& date;
};

std::array<Step, 4> steps_of(const StudyDates& dates) {
  return {{{"recruit", dates.recruit},
           {"field", dates.field},
           {"synthesis", dates.synthesis},
           {"report", dates.report}}};
}

/// Working days in `[from, to)`; none where `to` is not later.
std::int64_t working_days(Date from, Date to) {
  // Whole weeks have five; of the rest each is looked at. 1970-01-01 was a Thursday.
  const std::int64_t begin = days_since_epoch(from);
  const std::int64_t end = days_since_epoch(to);
  if (end <= begin) return 0;
  std::int64_t days = (end - begin) / 7 * 5;
  for (std::int64_t day = end - (end - begin) % 7; day < end; ++day) {
    const std::int64_t weekday = ((day + 3) % 7 + 7) % 7;
    if (weekday < 5) ++days;
  }
  return days;
}

std::string days(std::int64_t count) {
  return text::counted(static_cast<std::size_t>(count), "working day");
}

void check_order(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const Step* before = nullptr;
  const auto steps = steps_of(subject.study->dates);
  // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an element of an array is never null
  for (const Step& step : steps) {
    if (!step.date) continue;
    if (before != nullptr && step.date->value < before->date->value) {
      hits.push_back({.span = step.date->span,
                      .values = {{"later", std::string(step.name)},
                                 {"later_date", to_string(step.date->value)},
                                 {"earlier", std::string(before->name)},
                                 {"earlier_date", to_string(before->date->value)}}});
    }
    before = &step;
  }
}

const Step* find_step(const std::array<Step, 4>& steps, const Rule& rule, std::string_view param) {
  const auto names = rule.texts(param);
  if (names.empty()) return nullptr;
  const auto found = std::ranges::find(steps, names.front(), &Step::name);
  return found == steps.end() || !found->date ? nullptr : &*found;
}

void check_days(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const auto steps = steps_of(subject.study->dates);
  const Step* from = find_step(steps, rule, "from");
  const Step* to = find_step(steps, rule, "to");
  if (from == nullptr || to == nullptr || to->date->value < from->date->value) return;
  const std::int64_t between = working_days(from->date->value, to->date->value);
  if (static_cast<double>(between) >= rule.number("least", 0)) return;
  hits.push_back({.span = to->date->span, .values = {{"days", days(between)}}});
}

/// Sessions are held from `field` until the synthesis, or where that has no day the report.
void check_sessions(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const Study& study = *subject.study;
  const MaybeDate& end = study.dates.synthesis ? study.dates.synthesis : study.dates.report;
  if (!study.dates.field || !end || end->value < study.dates.field->value) return;
  std::int64_t sessions = 0;
  for (const Segment& segment : study.segments) sessions += segment.target.value;
  if (sessions == 0) return;
  const bool visits = study.method.setting.value == Setting::in_person;
  const double a_day = std::max(1.0, rule.number(visits ? "visits_a_day" : "a_day", 4));
  const std::int64_t between = working_days(study.dates.field->value, end->value);
  const auto needed = static_cast<std::int64_t>(std::ceil(static_cast<double>(sessions) / a_day));
  if (between >= needed) return;
  hits.push_back({.span = study.dates.field->span,
                  .values = {{"count", fmt::format("{}", between)},
                             {"needed", fmt::format("{}", needed)},
                             {"a_day", fmt::format("{}", a_day)},
                             {"sessions", fmt::format("{}", sessions)}}});
}

void check_kept(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr || !subject.study->consent) return;
  const auto& kept = subject.study->consent->keep_until;
  if (!kept) return;
  const auto steps = steps_of(subject.study->dates);
  const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                 [](const Step& step) { return step.date.has_value(); });
  if (last == steps.rend() || last->date->value <= *kept) return;
  hits.push_back({.span = last->date->span,
                  .values = {{"kept", to_string(*kept)},
                             {"step", std::string(last->name)},
                             {"date", to_string(last->date->value)}}});
}

}  // namespace

CheckKind date_order_check() {
  return {.name = "date-order",
          .params = {},
          .meaning = "dates of a plan that go backwards",
          .guide = check_order};
}

CheckKind working_days_check() {
  return {.name = "working-days",
          .params = kDaysParams,
          .meaning = "too few working days between two dates of a plan",
          .guide = check_days};
}

CheckKind session_days_check() {
  return {.name = "session-days",
          .params = kSessionParams,
          .meaning = "fewer working days than the sessions of a plan need",
          .guide = check_sessions};
}

CheckKind kept_until_check() {
  return {.name = "kept-until",
          .params = {},
          .meaning = "recordings that must go before the study ends",
          .guide = check_kept};
}

}  // namespace uxi::lint
