// `phrase`: words that a line should not have.
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 4> kParams = {{
    {"any", ParamType::phrases, true, "patterns; the finding points at the first that matches"},
    {"unless", ParamType::phrases, false, "patterns that make the line a good one"},
    {"forms", ParamType::forms, false, "only lines of these forms"},
    {"products", ParamType::flag, false, "names of the team's products match too"},
}};

/// The bytes of the first product that the line names; nothing where it names none.
std::optional<Span> find_product(const Line& line, const LintOptions& options) {
  for (const std::string& name : options.product_names) {
    const std::size_t at = name.empty() ? std::string::npos : line.item->text.find(name);
    if (at != std::string::npos) return line.item->to_source({at, at + name.size()});
  }
  return std::nullopt;
}

void check(const Rule& rule, const Line& line, const Subject& subject, Hits& hits) {
  const auto match = find_any(rule.phrases("any"), line.sentence);
  std::optional<Span> fault;
  if (match) {
    fault = line.source(match->first, match->last);
  } else if (!subject.options.product_names.empty() && rule.flag("products")) {
    fault = find_product(line, subject.options);
  }
  if (!fault || find_any(rule.phrases("unless"), line.sentence)) return;
  hits.push_back({.span = *fault, .line = &line, .words = match});
}

}  // namespace

CheckKind phrase_check() {
  return {.name = "phrase",
          .params = kParams,
          .meaning = "words that a line should not have",
          .trigger = {"any", "products"},
          .line = check,
          .own_lines = true};
}

}  // namespace uxi::lint
