// `phrase`: words that a line should not have.
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 3> kParams = {{
    {"any", ParamType::phrases, true,
     "patterns; the first that matches is what the finding points at"},
    {"unless", ParamType::phrases, false, "patterns that make the line a good one"},
    {"forms", ParamType::forms, false, "only lines of these forms"},
}};

void check(const Rule& rule, const Line& line, const Subject& /*subject*/, Hits& hits) {
  if (!has_form(rule, line)) return;
  const auto match = find_any(rule.phrases("any"), line.sentence);
  if (!match || find_any(rule.phrases("unless"), line.sentence)) return;
  hits.push_back({.span = line.source(match->first, match->last), .line = &line});
}

}  // namespace

CheckKind phrase_check() {
  return {.name = "phrase",
          .params = kParams,
          .meaning = "words that a line should not have",
          .line = check};
}

}  // namespace uxi::lint
