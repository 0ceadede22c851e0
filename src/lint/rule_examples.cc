#include "lint/rule_examples.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/rule_file.h"
#include "speech/read_guide.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

/// An example's text, without marks, and what stands beside it.
struct Example {
  SourceFile source;
  Target target;
  Study study;
  bool has_study = false;
};

/// What is missing in an example does not matter: it shows the part that the rule is about.
bool is_broken(const Diagnostics& reading) {
  return std::ranges::any_of(reading.items(), [](const Diagnostic& fault) {
    return fault.severity == Severity::error && !fault.rule.ends_with("/missing");
  });
}

std::string first_fault(const Diagnostics& reading) {
  for (const Diagnostic& fault : reading.items()) {
    if (fault.severity == Severity::error && !fault.rule.ends_with("/missing"))
      return fault.message;
  }
  return {};
}

Result<std::vector<Diagnostic>> lint_example(const Example& example, const LintOptions& options) {
  const Study* study = example.has_study ? &example.study : nullptr;
  Diagnostics reading;
  std::vector<Diagnostic> found;
  if (example.target == Target::guide) {
    UXI_TRY(const Guide guide, speech::read_guide(example.source, reading));
    found = lint_guide(example.source, guide, study, options);
  } else if (example.target == Target::screener) {
    const Screener screener = read_screener(example.source, reading);
    found = lint_screener(example.source, screener, study, options);
  } else {
    const Study plan = read_study(example.source, "example", reading);
    found = lint_plan(example.source, plan, options);
  }
  if (is_broken(reading)) return fail(ErrorKind::syntax, first_fault(reading));
  return found;
}

std::string quoted(std::string_view text, const std::vector<Span>& spans) {
  std::string all;
  for (const Span span : spans) {
    if (!all.empty()) all += ", ";
    all += "`" + text::squeeze(text.substr(span.begin, span.size())) + "`";
  }
  return all.empty() ? "nothing" : all;
}

}  // namespace

Result<std::vector<Span>> found_in(const Rule& rule, const RuleExample& example, std::string plain,
                                   const LintOptions& options) {
  constexpr std::string_view kNames[] = {"example.md", "study.yaml", "screener.yaml"};
  const Target target = example.target();
  Example made{
      .source = SourceFile(std::string(kNames[static_cast<std::size_t>(target)]), std::move(plain)),
      .target = target,
      .study = {},
      .has_study = target != Target::plan && !example.study.empty()};
  if (made.has_study) {
    Diagnostics reading;
    const SourceFile plan("study.yaml", std::string(example.study));
    made.study = read_study(plan, "example", reading);
    if (is_broken(reading)) return fail(ErrorKind::syntax, first_fault(reading));
  }
  UXI_TRY(const auto findings, lint_example(made, options));
  std::vector<Span> spans;
  for (const Diagnostic& finding : findings) {
    if (finding.rule == rule.info->id) spans.push_back(finding.span);
  }
  return spans;
}

namespace {

/// What is wrong with one example; empty where it holds.
std::string fault_of(const Rule& rule, const RuleExample& example, bool bad,
                     const LintOptions& options) {
  std::vector<Span> wanted;
  const std::string plain = unmark_example(example.text(), wanted);
  if (bad && wanted.empty()) return "a bad example marks what is found with ⟦ and ⟧";
  if (!bad && !wanted.empty()) return "a good example marks nothing";
  const auto found = found_in(rule, example, plain, options);
  if (!found) return "cannot be read: " + found.error().message;
  if (*found == wanted) return {};
  return fmt::format("{} is found, {} is marked", quoted(plain, *found), quoted(plain, wanted));
}

}  // namespace

std::vector<ExampleFault> test_examples(const Rule& rule, const LintOptions& options) {
  std::vector<ExampleFault> faults;
  const auto run = [&](std::span<const RuleExample> examples, bool bad) {
    for (std::size_t i = 0; i < examples.size(); ++i) {
      std::string message = fault_of(rule, examples[i], bad, options);
      if (!message.empty()) faults.push_back({bad, i, std::move(message)});
    }
  };
  run(rule.info->good, false);
  run(rule.info->bad, true);
  return faults;
}

}  // namespace uxi::lint
