// `run`: closed questions one after the other, with nothing between them that opens the talk up
// again.
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
    if (count_ >= least_) {
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

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const std::uint32_t forms = forms_of(rule);
  Runs runs(rule, hits);
  for (const Line& line : subject.lines) {
    if (!is_asked(line.item->kind)) continue;
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
