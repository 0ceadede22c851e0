// `run`: closed questions one after the other, with nothing between them that opens the talk up
// again. One whose form a waiver lets pass, with a reason, is none of them.
#include "lint/run.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"least", ParamType::number, true, "so many in a row are a run"},
    {"forms", ParamType::forms, true, "forms that a run is made of"},
}};

class Runs {
 public:
  Runs(const Rule& rule, Hits& hits)
      : hits_(hits), least_(static_cast<std::size_t>(rule.number("least", 3))) {}

  void add(const Line& line) {
    if (count_ == 0 || line.section != first_->section) close();
    if (count_ == 0) first_ = &line;
    last_ = &line;
    ++count_;
  }
  void close() {
    if (count_ > 0 && count_ >= least_) {
      hits_.push_back({.span = {first_->item->span.begin, last_->item->span.end},
                       .values = {{"count", fmt::format("{}", count_)}}});
    }
    count_ = 0;
  }

 private:
  Hits& hits_;
  std::size_t least_;
  const Line* first_ = nullptr;
  const Line* last_ = nullptr;
  std::size_t count_ = 0;
};

bool waives_form(const GuideWaiver& waiver, const LintOptions& options) {
  if (waiver.reason.empty()) return false;
  const auto rules = all_rules(options);
  return std::ranges::any_of(waiver.rules, [&](const std::string& waived) {
    return std::ranges::any_of(rules, [&](const Rule* rule) {
      return rule->info->check == "form" && names(waived, rule->info->id);
    });
  });
}

/// What the waivers of question forms cover.
std::vector<Span> waived_places(const Subject& subject) {
  std::vector<Span> places;
  for (const GuideWaiver& waiver : subject.guide.waivers) {
    if (waives_form(waiver, subject.options)) places.push_back(waiver.covers);
  }
  return places;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const std::vector<Span> waived = waived_places(subject);
  const auto is_waived = [&](const Line& line) {
    const Span span = line.item->span;
    return std::ranges::any_of(waived, [&](const Span& place) {
      return place.begin <= span.begin && span.end <= place.end;
    });
  };
  const std::uint32_t forms = forms_of(rule);
  Runs runs(rule, hits);
  for (const Line& line : subject.lines) {
    if (!is_asked(line.item->kind) || is_waived(line)) continue;
    if (applies(rule, line, subject.mode) && has_form(forms, line)) {
      runs.add(line);
    } else {
      runs.close();
    }
  }
  runs.close();
}

}  // namespace

CheckKind run_check() {
  return {
      .name = "run", .params = kParams, .meaning = "questions of a form in a row", .guide = check};
}

}  // namespace uxi::lint
