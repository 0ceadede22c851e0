#include "lint/rule_examples.h"

#include <fmt/format.h>

#include "lint/rule_file.h"
#include "speech/read_guide.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

/// The words the rule points at, or why the example cannot be read.
Result<std::vector<Span>> found_in(const Rule& rule, const RuleExample& example, std::string plain,
                                   const LintOptions& options) {
  const SourceFile source("example.md", std::move(plain));
  Diagnostics reading;
  UXI_TRY(const Guide guide, speech::read_guide(source, reading));
  Study study;
  if (!example.study.empty()) {
    const SourceFile plan("study.yaml", std::string(example.study));
    study = read_study(plan, "example", reading);
  }
  if (reading.has_errors()) return fail(ErrorKind::syntax, reading.items().front().message);
  std::vector<Span> spans;
  for (const Diagnostic& finding :
       lint_guide(source, guide, example.study.empty() ? nullptr : &study, options)) {
    if (finding.rule == rule.info->id) spans.push_back(finding.span);
  }
  return spans;
}

std::string quoted(std::string_view text, const std::vector<Span>& spans) {
  std::string all;
  for (const Span span : spans) {
    if (!all.empty()) all += ", ";
    all += "`" + text::squeeze(text.substr(span.begin, span.size())) + "`";
  }
  return all.empty() ? "nothing" : all;
}

/// What is wrong with one example; empty where it holds.
std::string fault_of(const Rule& rule, const RuleExample& example, bool bad,
                     const LintOptions& options) {
  std::vector<Span> wanted;
  const std::string plain = unmark_example(example.guide, wanted);
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
