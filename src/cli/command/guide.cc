// uxi guide: write and lint interview guides, show what is asked in them, list and explain rules.
#include <algorithm>
#include <istream>
#include <iterator>

#include "cli/findings.h"
#include "cli/guide_new.h"
#include "cli/guide_show.h"
#include "format/json.h"
#include "speech/read_guide.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/lint.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

// ---- lint
// -----------------------------------------------------------------------------------------

struct LintOptions {
  std::vector<std::string> paths;
  std::string stdin_path = "stdin.md";
  FindingsOptions findings;
};

void declare_lint(Flags& flags, LintOptions& options) {
  flags.arguments(
      "PATH", options.paths,
      "guides, or folders to look for guides in; `-` for stdin; the workspace by default");
  flags.option("--stdin-path", "NAME", options.stdin_path,
               "what to call the guide that stdin gives");
  declare_findings(flags, options.findings);
  flags.describe(
      "Reads guides as people write them and points at questions that a senior researcher would "
      "reword. "
      "`<!-- uxi-disable RULE -- reason -->` above a question, or behind it, lets it pass.");
  flags.example("uxi guide lint studies/billing/guide.md");
  flags.example("uxi guide lint --format json --fail-on warning docs/research");
}

/// Rules' settings of the workspace around us; defaults where there is none.
Result<workspace::Settings> settings_here(Context& context, Diagnostics& findings) {
  const auto workspace = context.workspace();
  if (workspace) return workspace->settings(findings);
  if (workspace.error().kind == ErrorKind::not_found) return workspace::Settings{};
  return tl::make_unexpected(workspace.error());
}

Result<std::vector<std::string>> paths_of(Context& context, const LintOptions& options,
                                          const workspace::LintSettings& settings) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) {
    UXI_TRY(const auto workspace, context.workspace());
    std::string folder = workspace.display("studies");
    if (context.shared().study) {
      UXI_TRY(const std::string study, context.study_name(workspace));
      folder = workspace.display("studies/" + study);
    } else if (workspace.standing_in().starts_with("studies")) {
      folder = ".";
    }
    paths.push_back(folder);
  }
  return workspace::guide_paths(context.files(), paths, settings.guides, settings.ignore);
}

/// One guide's findings, those of its reading among them.
Result<std::vector<Diagnostic>> lint_one(Context& context, const SourceFile& source,
                                         const lint::LintOptions& options) {
  Diagnostics reading;
  UXI_TRY(const Guide guide, speech::read_guide(source, reading));
  Diagnostics of_study;  // faults of study.yaml are for `check`, not for the guide beside it
  const auto study = workspace::study_beside(context.files(), source.path(), of_study);
  reading.append(lint::lint_guide(source, guide, study ? &*study : nullptr, options));
  reading.sort();
  return reading.items();
}

Result<SourceFile> stdin_guide(Context& context, const std::string& name) {
  std::string bytes{std::istreambuf_iterator<char>(context.env().in), {}};
  return workspace::as_text_file(name, std::move(bytes));
}

Result<ExitStatus> run_lint(const LintOptions& options, Context& context) {
  Diagnostics of_settings;
  UXI_TRY(const auto settings, settings_here(context, of_settings));
  std::vector<Diagnostic> findings = of_settings.items();
  std::vector<SourceFile> sources;
  bool failed = false;
  if (options.paths == std::vector<std::string>{"-"}) {
    UXI_TRY(SourceFile source, stdin_guide(context, options.stdin_path));
    sources.push_back(std::move(source));
  } else {
    UXI_TRY(const auto paths, paths_of(context, options, settings.lint));
    for (const std::string& path : paths) {
      auto source = workspace::read_text_file(context.files(), path);
      if (source) {
        sources.push_back(*std::move(source));
      } else {
        context.note(to_string(source.error()));
        failed = true;
      }
    }
    if (paths.empty())
      return fail(ErrorKind::not_found, "there is no guide",
                  "name one, or see `lint.guides` in uxi-workspace(5)");
  }
  for (const SourceFile& source : sources) {
    UXI_TRY(auto found, lint_one(context, source, settings.lint.options));
    std::ranges::move(found, std::back_inserter(findings));
  }
  const ExitStatus status = print_findings(context, options.findings, findings, sources.size());
  return failed ? ExitStatus::failed : status;
}

// ---- rules, explain
// ---------------------------------------------------------------------------------

struct RulesOptions {
  std::string format = "text";
};

void declare_rules(Flags& flags, RulesOptions& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how they are printed");
}

Result<ExitStatus> run_rules(const RulesOptions& options, Context& context) {
  if (options.format == "json") {
    format::json::Writer json;
    json.begin_object().field("version", 1).key("rules").begin_array();
    for (const lint::RuleInfo& rule : lint::rules()) {
      json.begin_object()
          .field("id", rule.id)
          .field("family", rule.family)
          .field("title", rule.title);
      json.field("severity", to_string(rule.severity))
          .field("confidence", to_string(rule.confidence));
      json.field("check", rule.check).end_object();
    }
    json.end_array().end_object();
    context.print(json.text());
    return ExitStatus::done;
  }
  for (const lint::RuleInfo& rule : lint::rules()) {
    std::string line(rule.id);
    line += std::string(line.size() < 36 ? 36 - line.size() : 1, ' ');
    line += to_string(rule.severity);
    line += std::string(12 - to_string(rule.severity).size(), ' ');
    context.print(line + std::string(rule.title) + "\n");
  }
  return ExitStatus::done;
}

struct ExplainOptions {
  std::string rule;
};

void declare_explain(Flags& flags, ExplainOptions& options) {
  flags.argument("RULE", options.rule, "its id, like wording/leading-tag");
  flags.example("uxi guide explain wording/leading-tag");
}

std::string indented(std::string_view text) {
  std::string out;
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    out += "    " + text::wrap(line, 76, 4) + "\n";
  }
  return out;
}

Result<ExitStatus> run_explain(const ExplainOptions& options, Context& context) {
  const lint::RuleInfo* rule = lint::find_rule(options.rule);
  if (rule == nullptr) {
    std::vector<std::string> ids;
    for (const lint::RuleInfo& info : lint::rules()) ids.emplace_back(info.id);
    std::string hint = text::did_you_mean(options.rule, ids);
    if (hint.empty()) hint = "`uxi guide rules` lists them";
    return fail(ErrorKind::not_found, "there is no rule `" + options.rule + "`", std::move(hint));
  }
  const Style& style = context.out_style();
  std::string out = style(Mark::strong, rule->id) + ": " + std::string(rule->title) + "\n";
  out += std::string(to_string(rule->severity)) + (rule->on ? ", " : ", off unless wanted, ") + std::string(to_string(rule->confidence)) +
         " confidence; family " + std::string(rule->family) + "; looks at " +
         std::string(rule->applies) + "\n\n";
  out += text::wrap(text::squeeze(rule->why), 80) + "\n";
  if (!rule->source.empty()) out += text::wrap("Source: " + std::string(rule->source), 80) + "\n";
  for (const auto& [title, examples] :
       {std::pair{"instead of", rule->bad}, std::pair{"write", rule->good}}) {
    if (examples.empty()) continue;
    out += "\n" + std::string(title) + "\n";
    for (const lint::RuleExample& example : examples) out += indented(example.guide);
  }
  context.print(out);
  return ExitStatus::done;
}

}  // namespace

Command guide_command() {
  return {.name = "guide",
          .summary = "write, lint and print interview guides",
          .stage = Stage::prepare,
          .actions = {
              {"new", "write a guide from the study's plan",
               with_options(declare_guide_new, run_guide_new)},
              {"lint", "point at questions to reword, and at what is missing",
               with_options(declare_lint, run_lint)},
              {"show", "print sections, questions and probes",
               with_options(declare_guide_show, run_guide_show)},
              {"rules", "list the rules", with_options(declare_rules, run_rules)},
              {"explain", "say why a rule is one", with_options(declare_explain, run_explain)}}};
}

}  // namespace uxi::cli
