// Any bytes as a rule of a workspace's own: reading it, running its examples, and linting a guide,
// a plan and a screener with it end, and what it finds stands inside of what it looked at.
#include <cstdint>

#include "lint/rule_examples.h"
#include "lint/rule_file.h"
#include "speech/read_guide.h"
#include "uxi/error.h"
#include "uxi/lint.h"

namespace {

using namespace uxi;

constexpr std::string_view kGuide =
    "# Stock\n\nWe talk for 30 minutes. Is it all right if I record this?\n\n## Counting {5 "
    "min}\n\n"
    "- What happened last Monday?\n  - What came next?\n- Do you count every week?\n"
    "- Do you like it, and why?\n- If yes: would you pay 10 dollars?\n\n## End\n\nThank you!\n";
constexpr std::string_view kPlan =
    "title: Stock\nsummary: Why people count\nquestions:\n  - {id: rq1, text: Why do people "
    "count?}\n"
    "dates: {recruit: 2026-01-05, field: 2026-01-02}\nmethod: interview\n";
constexpr std::string_view kScreener =
    "questions:\n  - {id: counts, ask: Do you count?, type: one, options: [Yes, No]}\n";

/// The rules that ship rest; one that is tried is alone.
lint::LintOptions alone(std::shared_ptr<const lint::Rule> rule) {
  lint::LintOptions options;
  for (const lint::RuleInfo& info : lint::rules())
    options.settings.push_back({std::string(info.id), {}});
  options.extra.push_back(std::move(rule));
  return options;
}

void check_inside(const std::vector<Diagnostic>& findings, const SourceFile& source) {
  for (const Diagnostic& finding : findings) {
    UXI_CHECK(finding.span.begin <= finding.span.end && finding.span.end <= source.text().size());
  }
}

void lint_all(const lint::LintOptions& options) {
  Diagnostics diagnostics;
  const SourceFile plan_source("study.yaml", std::string(kPlan));
  const Study study = read_study(plan_source, "stock", diagnostics);
  check_inside(lint::lint_plan(plan_source, study, options), plan_source);
  const SourceFile screener_source("screener.yaml", std::string(kScreener));
  const Screener screener = read_screener(screener_source, diagnostics);
  check_inside(lint::lint_screener(screener_source, screener, &study, options), screener_source);
  for (const std::string_view text : {kGuide, std::string_view()}) {
    const SourceFile source("guide.md", std::string(text));
    if (const auto guide = speech::read_guide(source, diagnostics))
      check_inside(lint::lint_guide(source, *guide, &study, options), source);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const speech::OwnedPhrase::Lists lists = lint::builtin_word_lists();
  const SourceFile source("rule.yaml", {reinterpret_cast<const char*>(data), size});
  Diagnostics diagnostics;
  const auto rule = lint::read_rule(source, "house/rule", lists, diagnostics);
  check_inside(diagnostics.items(), source);
  if (rule == nullptr) return 0;
  const lint::LintOptions options = alone(rule);
  lint_all(options);
  for (const lint::ExampleFault& fault : lint::test_examples(*rule, options))
    UXI_CHECK(!fault.message.empty());
  return 0;
}
