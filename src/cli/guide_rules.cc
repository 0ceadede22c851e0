#include "cli/guide_rules.h"

#include <algorithm>
#include <iterator>

#include "base/embedded.h"
#include "cli/guide_linter.h"
#include "cli/rule_text.h"
#include "format/yaml.h"
#include "lint/codebook.h"
#include "lint/file_rules.h"
#include "lint/rule_examples.h"
#include "lint/run.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/lint.h"
#include "workspace/own_rules.h"

namespace uxi::cli {
namespace {

constexpr const char* kTest = "test";

bool means(const lint::RuleSetting& setting, const lint::RuleInfo& rule) {
  return setting.rule == rule.id || (rule.on && lint::names(setting.rule, rule.id));
}

RuleHere rule_here(const lint::RuleInfo& rule, const workspace::LintSettings& settings) {
  const auto is_meant = [&](const lint::RuleSetting& setting) { return means(setting, rule); };
  const auto of_some = [&](const workspace::LintOverride& each) {
    return std::ranges::any_of(each.settings, is_meant);
  };
  return {.info = rule,
          .severity = lint::severity_of(rule, false, settings.options),
          .severity_of_probes = lint::severity_of(rule, true, settings.options),
          .set = std::ranges::any_of(settings.options.settings, is_meant),
          .set_for_some = std::ranges::any_of(settings.overrides, of_some)};
}

/// The rules that run where we stand. What is wrong with the workspace's own is told, and they are
/// left out.
Result<std::vector<RuleHere>> rules_here(Context& context, LintPlace& place) {
  UXI_TRY(place, lint_place(context.files()));
  context.note_lines(findings_text(place.faults, context.err_style(), err_place(context)));
  std::vector<RuleHere> rules;
  for (const lint::RuleInfo& rule : lint::rules_of(place.settings.options))
    rules.push_back(rule_here(rule, place.settings));
  return rules;
}

std::vector<std::string> ids_of(const lint::LintOptions& options) {
  std::vector<std::string> ids;
  for (const lint::RuleInfo& info : lint::rules_of(options)) ids.emplace_back(info.id);
  return ids;
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

Error no_rule(const std::string& id, const std::vector<std::string>& ids) {
  std::string hint = text::did_you_mean(id, ids);
  if (hint.empty()) hint = those_with(id, ids);
  if (hint.empty()) hint = "`uxi guide rules` lists them";
  return {.kind = ErrorKind::not_found,
          .message = "there is no rule `" + id + "`",
          .hint = std::move(hint)};
}

const RuleHere* find(const std::vector<RuleHere>& rules, const std::string& id) {
  const auto id_of = [](const RuleHere& here) { return here.info.id; };
  const auto found = std::ranges::find(rules, id, id_of);
  if (found != rules.end()) return &*found;
  // `closed-yes-no` will do where one group alone has it.
  const auto is_named = [&](const RuleHere& here) { return here.info.id.ends_with("/" + id); };
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

/// A rule that ships, as one of the workspace's; its examples hold unless the workspace's words or
/// rules change what it finds.
workspace::OwnRule shipped(const lint::Rule& rule) {
  const std::string id(rule.info->id);
  const std::string path = "rules/" + id + ".yaml";
  return {.id = id,
          .source = SourceFile("built-in " + path, std::string(embedded_file(path).value_or(""))),
          .rule = std::make_shared<const lint::Rule>(rule)};
}

/// Those named, by the last part of their id too, or all of the workspace's own.
Result<std::vector<workspace::OwnRule>> rules_asked(const workspace::OwnRules& own,
                                                    const std::vector<std::string>& named,
                                                    const lint::LintOptions& options) {
  if (named.empty()) return own.rules;
  std::vector<workspace::OwnRule> rules;
  for (const std::string& name : named) {
    const auto is_meant = [&](std::string_view id) {
      return id == name || id.ends_with("/" + name);
    };
    const auto of_own = std::ranges::find_if(own.rules, is_meant, &workspace::OwnRule::id);
    if (of_own != own.rules.end()) {
      rules.push_back(*of_own);
      continue;
    }
    if (std::ranges::find(lint::file_rules(), name, &lint::RuleInfo::id) !=
        lint::file_rules().end()) {
      return fail(ErrorKind::usage, "`" + name + "` has no examples to run",
                  "`uxi guide explain " + name + "` tells of it");
    }
    const auto all = lint::all_rules(options);
    const auto found =
        std::ranges::find_if(all, [&](const lint::Rule* rule) { return is_meant(rule->info->id); });
    if (found == all.end()) return tl::make_unexpected(no_rule(name, ids_of(options)));
    rules.push_back(shipped(**found));
  }
  return rules;
}

void test_rules(const std::vector<workspace::OwnRule>& rules, const lint::LintOptions& options,
                Tested& tested) {
  for (const workspace::OwnRule& rule : rules) {
    std::vector<std::string>& files = tested.findings.files;
    if (std::ranges::find(files, rule.source.path()) == files.end())
      files.push_back(rule.source.path());
    if (!rule.rule) continue;
    ++tested.rules;
    tested.examples += rule.rule->info->good.size() + rule.rule->info->bad.size();
    for (const lint::ExampleFault& fault : lint::test_examples(*rule.rule, options)) {
      tested.findings.list.push_back(
          diagnose(rule.source, example_span(rule, fault), Severity::error, "rule/example",
                   std::string(fault.bad ? "bad" : "good") + " example: " + fault.message));
    }
  }
}

/// What there is to test where we stand.
struct TestPlace {
  workspace::OwnRules own;
  workspace::LintSettings settings;
};

/// Rules that ship can be `named` anywhere; those of one's own stand in a workspace.
Result<TestPlace> test_place(Context& context, bool named) {
  TestPlace place;
  const auto workspace = context.workspace();
  if (!workspace && named && workspace.error().kind == ErrorKind::not_found) return place;
  if (!workspace) return tl::unexpected(workspace.error());
  Diagnostics of_settings;
  UXI_TRY(auto settings, workspace->settings(of_settings));
  place.settings = std::move(settings.lint);
  UXI_TRY(place.own, workspace::load_own_rules(*workspace, place.settings));
  UXI_TRY_VOID(workspace::add_own_rules(*workspace, place.settings, of_settings));
  return place;
}

Result<ExitStatus> run_test(const GuideRulesOptions& options, Context& context) {
  const std::vector<std::string> ids(options.words.begin() + 1, options.words.end());
  UXI_TRY(const TestPlace place, test_place(context, !ids.empty()));
  const workspace::OwnRules& own = place.own;
  const lint::LintOptions& here = place.settings.options;
  UXI_TRY(const auto asked, rules_asked(own, ids, here));
  if (asked.empty() && own.faults.empty()) {
    return fail(ErrorKind::not_found, "this workspace has no rules of its own",
                "they stand in templates/rules/GROUP/NAME.yaml; see uxi-rules(7)");
  }
  // The workspace's severities do not count: a rule that is off is tested too.
  lint::LintOptions alone = here;
  alone.settings.clear();
  Tested tested;
  tested.findings.list = own.faults.items();
  for (const workspace::OwnRule& rule : own.rules)
    tested.findings.files.push_back(rule.source.path());
  test_rules(asked, alone, tested);
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
                  "run the examples of the workspace's own rules, or of the rules named behind it");
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
  flags.toggle("--all", options.all, "all its examples; five bad and five good ones by default");
  flags.choice("--format", {"text", "markdown", "json"}, options.format, "how it is printed");
  flags.example("uxi guide explain wording/leading-tag");
}

Result<ExitStatus> run_guide_explain(const GuideExplainOptions& options, Context& context) {
  LintPlace place;
  UXI_TRY(auto rules, rules_here(context, place));
  for (const lint::RuleInfo& rule : lint::codebook_rules())
    rules.push_back(rule_here(rule, place.settings));
  const RuleHere* rule = find(rules, options.rule);
  if (rule == nullptr) {
    std::vector<std::string> ids;
    for (const RuleHere& here : rules) ids.emplace_back(here.info.id);
    return tl::make_unexpected(no_rule(options.rule, ids));
  }
  if (options.format == "json") {
    context.print(rules_json({*rule}));
  } else {
    context.page(options.format == "markdown" ? rule_markdown(*rule, options.all)
                                              : rule_text(*rule, options.all, context.out_style()));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
