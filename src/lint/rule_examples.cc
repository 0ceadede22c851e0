#include "lint/rule_examples.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/rule_file.h"
#include "lint/run.h"
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

/// All that is found in `plain`, an example's text without its marks.
Result<std::vector<Diagnostic>> findings_in(const RuleExample& example, std::string plain,
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
  return lint_example(made, options);
}

std::vector<Span> spans_of(const Rule& rule, const std::vector<Diagnostic>& findings) {
  std::vector<Span> spans;
  for (const Diagnostic& finding : findings) {
    if (finding.rule == rule.info->id) spans.push_back(finding.span);
  }
  return spans;
}

/// Rules with a finding that may have kept that of `rule` from being told: one of its family, or
/// one that it yields to.
std::vector<std::string> rivals(const Rule& rule, const std::vector<Diagnostic>& findings) {
  std::vector<std::string> ids;
  for (const Diagnostic& finding : findings) {
    const bool above = finding.family == rule.info->family ||
                       std::ranges::find(rule.yields_to, finding.rule) != rule.yields_to.end();
    const bool known = std::ranges::find(ids, finding.rule) != ids.end();
    if (above && !known && finding.rule != rule.info->id) ids.push_back(finding.rule);
  }
  return ids;
}

/// "; `wording/jargon` wins there: ..." where without other rules all `wanted` would be found.
std::string winners(const Rule& rule, const RuleExample& example, const std::string& plain,
                    const std::vector<Span>& wanted, LintOptions options) {
  constexpr int kMostRounds = 8;  // of rules that only show when others are off
  std::vector<std::string> names;
  for (int round = 0; round < kMostRounds; ++round) {
    const auto findings = findings_in(example, plain, options);
    if (!findings) return {};
    if (spans_of(rule, *findings) == wanted) {
      return "; " + text::join(names, ", ") + (names.size() == 1 ? " wins" : " win") +
             " there: a sentence has one finding of a family";
    }
    const auto ids = rivals(rule, *findings);
    if (ids.empty()) return {};
    for (const std::string& id : ids) {
      options.settings.push_back({id, std::nullopt});
      names.push_back("`" + id + "`");
    }
  }
  return {};
}

/// What is wrong with one example; empty where it holds.
std::string fault_of(const Rule& rule, const RuleExample& example, bool bad,
                     const LintOptions& options) {
  std::vector<Span> wanted;
  const std::string plain = unmark_example(example.text(), wanted);
  if (bad && wanted.empty()) return "a bad example marks what is found with ⟦ and ⟧";
  if (!bad && !wanted.empty()) return "a good example marks nothing";
  const auto findings = findings_in(example, plain, options);
  if (!findings) return "cannot be read: " + findings.error().message;
  const auto found = spans_of(rule, *findings);
  if (found == wanted) return {};
  const std::string won = bad ? winners(rule, example, plain, wanted, options) : "";
  return fmt::format("{} is found, {} is marked{}", quoted(plain, found), quoted(plain, wanted),
                     won);
}

}  // namespace

Result<std::vector<Span>> found_in(const Rule& rule, const RuleExample& example, std::string plain,
                                   const LintOptions& options) {
  UXI_TRY(const auto findings, findings_in(example, std::move(plain), options));
  return spans_of(rule, findings);
}

std::vector<ExampleFault> test_examples(const Rule& rule, const LintOptions& given) {
  LintOptions options = given;
  if (!severity_of(*rule.info, false, options))
    options.settings.push_back({std::string(rule.info->id), rule.info->severity});
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
