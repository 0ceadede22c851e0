#include "cli/guide_rules.h"

#include <algorithm>
#include <iterator>

#include "cli/guide_linter.h"
#include "cli/rule_text.h"
#include "format/yaml.h"
#include "lint/codebook.h"
#include "lint/rule_examples.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/lint.h"
#include "workspace/own_rules.h"

namespace uxi::cli {
namespace {

constexpr const char* kTest = "test";

/// The rules that run where we stand. What is wrong with the workspace's own is told, and they are
/// left out.
Result<std::vector<lint::RuleInfo>> rules_here(Context& context, LintPlace& place) {
  UXI_TRY(place, lint_place(context.files()));
  context.note_lines(findings_text(place.faults, context.err_style(), err_place(context)));
  return lint::rules_of(place.settings.options);
}

constexpr std::size_t kMostNamed = 5;  ///< in a hint; more are a list

/// "there are `wording/closed-choice` and `wording/closed-yes-no`", where few ids hold `part`.
std::string those_with(const std::string& part, const std::vector<std::string>& ids) {
  std::vector<std::string> with;
  for (const std::string& id : ids) {
    if (text::contains(id, part)) with.push_back("`" + id + "`");
  }
  if (with.empty() || with.size() > kMostNamed) return {};
  return (with.size() == 1 ? "there is " : "there are ") + text::join(with, ", ");
}

Error no_rule(const std::string& id, const std::vector<lint::RuleInfo>& rules) {
  std::vector<std::string> ids;
  for (const lint::RuleInfo& info : rules) ids.emplace_back(info.id);
  std::string hint = text::did_you_mean(id, ids);
  if (hint.empty()) hint = those_with(id, ids);
  if (hint.empty()) hint = "`uxi guide rules` lists them";
  return {.kind = ErrorKind::not_found,
          .message = "there is no rule `" + id + "`",
          .hint = std::move(hint)};
}

const lint::RuleInfo* find(const std::vector<lint::RuleInfo>& rules, const std::string& id) {
  const auto found = std::ranges::find(rules, id, &lint::RuleInfo::id);
  if (found != rules.end()) return &*found;
  // `closed-yes-no` will do where one group alone has it.
  const auto is_named = [&](const lint::RuleInfo& rule) { return rule.id.ends_with("/" + id); };
  const auto first = std::ranges::find_if(rules, is_named);
  const bool one =
      first != rules.end() && std::find_if(std::next(first), rules.end(), is_named) == rules.end();
  return one ? &*first : nullptr;
}

/// Where an example stands in its rule's file.
Span example_span(const workspace::OwnRule& rule, const lint::ExampleFault& fault) {
  Diagnostics ignored;  // the file was read before
  const auto tree = format::yaml::parse(rule.source, ignored);
  const auto* list = tree.find(fault.bad ? "bad" : "good");
  if (list == nullptr || fault.index >= list->items.size()) return {};
  const Span item = list->items[fault.index].span;
  // The first line of it will do.
  const std::size_t end = rule.source.text().find('\n', item.begin);
  return {item.begin, std::min(item.end, end == std::string_view::npos ? item.end : end)};
}

struct Tested {
  std::size_t rules = 0;
  std::size_t examples = 0;
  report::Findings findings{.command = "uxi guide rules test"};
};

/// Tests the workspace's own rules; those named, or all.
void test_rules(const workspace::OwnRules& own, const std::vector<std::string>& ids,
                const lint::LintOptions& options, Tested& tested) {
  for (const workspace::OwnRule& rule : own.rules) {
    tested.findings.files.push_back(rule.source.path());
    if (!rule.rule || (!ids.empty() && std::ranges::find(ids, rule.id) == ids.end())) continue;
    ++tested.rules;
    tested.examples += rule.rule->info->good.size() + rule.rule->info->bad.size();
    for (const lint::ExampleFault& fault : lint::test_examples(*rule.rule, options)) {
      tested.findings.list.push_back(
          diagnose(rule.source, example_span(rule, fault), Severity::error, "rule/example",
                   std::string(fault.bad ? "bad" : "good") + " example: " + fault.message));
    }
  }
}

Result<ExitStatus> run_test(const GuideRulesOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  Diagnostics of_settings;
  UXI_TRY(auto settings, workspace.settings(of_settings));
  UXI_TRY(const auto own, workspace::load_own_rules(workspace, settings.lint));
  UXI_TRY_VOID(workspace::add_own_rules(workspace, settings.lint, of_settings));
  const std::vector<std::string> ids(options.words.begin() + 1, options.words.end());
  for (const std::string& id : ids) {
    const bool known = std::ranges::find(own.rules, id, &workspace::OwnRule::id) != own.rules.end();
    if (!known) return tl::make_unexpected(no_rule(id, lint::rules_of(settings.lint.options)));
  }
  if (own.rules.empty()) {
    return fail(ErrorKind::not_found, "this workspace has no rules of its own",
                "they stand in templates/rules/GROUP/NAME.yaml; see uxi-rules(7)");
  }
  // The workspace's severities do not count: a rule that is off is tested too.
  lint::LintOptions alone = settings.lint.options;
  alone.settings.clear();
  Tested tested;
  tested.findings.list = own.faults.items();
  test_rules(own, ids, alone, tested);
  FindingsOptions printing;
  printing.format = options.format;
  std::ranges::stable_sort(tested.findings.list, {}, [](const Diagnostic& finding) {
    return std::pair(finding.path, finding.span.begin);
  });
  context.note(text::counted(tested.examples, "example") + " of " +
               text::counted(tested.rules, "rule") + " run");
  return print_findings(context, printing, std::move(tested.findings));
}

}  // namespace

void declare_guide_rules(Flags& flags, GuideRulesOptions& options) {
  flags.arguments("test", options.words,
                  "run the examples of the workspace's own rules; of those named behind it only");
  flags.choice("--format", {"text", "markdown", "json"}, options.format, "how they are printed");
  flags.example("uxi guide rules --format markdown");
  flags.example("uxi guide rules test");
}

Result<ExitStatus> run_guide_rules(const GuideRulesOptions& options, Context& context) {
  if (!options.words.empty()) {
    if (options.words.front() == kTest) return run_test(options, context);
    return fail(ErrorKind::usage, "there is nothing like `" + options.words.front() + "` to do",
                "`uxi guide rules test` runs the examples; `uxi guide explain RULE` tells of one");
  }
  LintPlace place;
  UXI_TRY(const auto rules, rules_here(context, place));
  if (options.format == "json") {
    context.print(rules_json(rules));
  } else {
    context.page(options.format == "markdown" ? rules_markdown(rules)
                                              : rules_text(rules, out_place(context)));
  }
  return ExitStatus::done;
}

void declare_guide_explain(Flags& flags, GuideExplainOptions& options) {
  flags.argument("RULE", options.rule, "its id, like wording/leading-tag, or the last part of it");
  flags.choice("--format", {"text", "markdown", "json"}, options.format, "how it is printed");
  flags.example("uxi guide explain wording/leading-tag");
}

Result<ExitStatus> run_guide_explain(const GuideExplainOptions& options, Context& context) {
  LintPlace place;
  UXI_TRY(auto rules, rules_here(context, place));
  std::ranges::copy(lint::codebook_rules(), std::back_inserter(rules));
  const lint::RuleInfo* rule = find(rules, options.rule);
  if (rule == nullptr) return tl::make_unexpected(no_rule(options.rule, rules));
  if (options.format == "json") {
    context.print(rules_json({*rule}));
  } else {
    context.page(options.format == "markdown" ? rule_markdown(*rule)
                                              : rule_text(*rule, context.out_style()));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
