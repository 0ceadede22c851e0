// `pattern`: regular expressions over the text of a line, for rules of a workspace. They run in
// linear time (RE2), so that no rule can hang a lint; what ships uses `phrase`, which is faster.
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"any", ParamType::patterns, true, "expressions; the finding points at the first that matches"},
    {"unless", ParamType::patterns, false, "expressions that make the line a good one"},
}};

void check(const Rule& rule, const Line& line, const Subject&, Hits& hits) {
  const std::string& text = line.item->text;
  std::optional<Span> first;
  for (const text::Pattern& pattern : rule.patterns("any")) {
    const auto match = pattern.find(text);
    if (!match) continue;
    // Braces have no meaning here: the first group says what to point at.
    const auto& groups = match->groups;
    const Span span = !groups.empty() && groups.front() ? *groups.front() : match->whole;
    if (!span.empty() && (!first || span.begin < first->begin)) first = span;
  }
  if (!first) return;
  for (const text::Pattern& pattern : rule.patterns("unless")) {
    if (pattern.matches(text)) return;
  }
  hits.push_back({.span = line.item->to_source(*first), .line = &line});
}

}  // namespace

CheckKind pattern_check() {
  return {.name = "pattern",
          .params = kParams,
          .meaning = "regular expressions that a line should not match",
          .line = check};
}

}  // namespace uxi::lint
