// uxi check: every lint and integrity check at once, for CI.
#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "cli/codebook_lint.h"
#include "cli/findings.h"
#include "cli/known_findings.h"
#include "cli/lost_consent.h"
#include "cli/report_input.h"
#include "cli/verify_proof.h"
#include "io/path.h"
#include "io/zones.h"
#include "lint/codebook.h"
#include "lint/comment_waiver.h"
#include "report/build.h"
#include "report/verify.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/lint.h"
#include "uxi/saturation.h"
#include "workspace/consent.h"
#include "workspace/guides.h"
#include "workspace/incidence.h"
#include "workspace/integrity.h"
#include "workspace/own_rules.h"
#include "workspace/people_check.h"
#include "workspace/plan_lint.h"
#include "workspace/schedule_check.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string only;
  FindingsOptions findings;
};

constexpr std::array<std::string_view, 11> kKinds = {"plan",   "screener", "guide",    "codebook",
                                                     "people", "schedule", "messages", "references",
                                                     "quotes", "consent",  "privacy"};

void declare(Flags& flags, Options& options) {
  flags.arguments("PATH", options.paths, "only findings in these files and folders");
  flags.option("--only", "KIND,...", options.only,
               "only plan, screener, guide, codebook, people, schedule, messages, references, "
               "quotes, consent or privacy");
  declare_findings(flags, options.findings);
  flags.describe(
      "Looks at every study of the workspace, or at the one that --study names. Exits 1 on "
      "errors.");
  flags.example("uxi check");
  flags.example("uxi check --only guide,references --fail-on warning --format json");
}

Result<std::set<std::string>> kinds_of(const std::string& only) {
  std::set<std::string> kinds;
  const std::vector<std::string> all(kKinds.begin(), kKinds.end());
  if (only.empty()) return std::set<std::string>(all.begin(), all.end());
  for (const std::string_view word : text::split(only, ',')) {
    const std::string kind(text::trim(word));
    if (std::ranges::find(all, kind) == all.end()) {
      std::string hint = text::did_you_mean(kind, all);
      return fail(ErrorKind::usage, "--only: there is no kind `" + kind + "`",
                  hint.empty() ? "there is " + text::join(all, ", ") : hint);
    }
    kinds.insert(kind);
  }
  return kinds;
}

/// What a reader's finding is about. Broken syntax belongs to every kind.
std::string_view kind_of(const Diagnostic& finding) {
  const std::string_view rule = finding.rule;
  if (rule.starts_with("study/")) return "plan";
  if (rule.starts_with("screener/")) return "screener";
  if (rule.starts_with("codebook/")) return "codebook";
  if (rule.starts_with("yaml/") || rule.starts_with("csv/") || rule == workspace::kNoText)
    return {};
  return "references";
}

/// One run of the command: what is looked at, and what was found.
struct Checking {
  Context& context;
  const workspace::Workspace& workspace;
  workspace::Settings settings;
  std::set<std::string> kinds;
  std::set<std::string> files;
  Diagnostics findings;
  bool names_unchecked = false;  ///< private/, which knows people's names, is not here
  std::map<std::string, SourceFile> waiving = {};  ///< YAML files with waivers in them
  std::vector<SourceFile> guides = {};             ///< that were linted

  [[nodiscard]] bool wants(std::string_view kind) const {
    return kinds.contains(std::string(kind));
  }
};

void note_file(Checking& checking, const SourceFile& source) {
  checking.files.insert(source.path());
  if (source.path().ends_with(".yaml") && !lint::find_comment_waivers(source).empty())
    checking.waiving.emplace(source.path(), source);
}

void note_files(Checking& checking, const workspace::StudyData& data) {
  const auto add = [&](const auto& list) {
    for (const auto& loaded : list) note_file(checking, loaded.source);
  };
  note_file(checking, data.study.source);
  if (data.screener) note_file(checking, data.screener->source);
  if (data.roster) note_file(checking, data.roster->source);
  add(data.codebook_files);
  add(data.sessions);
  add(data.transcripts);
  add(data.tags);
  add(data.themes);
  add(data.insights);
}

Result<void> check_guides(Checking& checking, const workspace::StudyData& data) {
  const auto& lint = checking.settings.lint;
  const workspace::Workspace& workspace = checking.workspace;
  UXI_TRY(
      const auto guides,
      workspace::find_guides(
          workspace.files(), {workspace.display(data.folder)},
          {.names = {.patterns = lint.guides, .ignore = lint.ignore, .workspace = &workspace}}));
  for (const auto& [path, doubt] : guides) {
    UXI_TRY_VOID(unless_interrupted(checking.context));
    UXI_TRY(const auto file, workspace::read_guide_file(workspace.files(), path));
    const auto inside = workspace.inside(path);
    UXI_TRY(auto found, workspace::lint_if_guide(file, doubt, &data.study.value,
                                                 lint.options_for(inside.value_or(path))));
    if (!found) continue;
    checking.files.insert(path);
    checking.guides.push_back(file.source);
    checking.findings.append(*std::move(found));
  }
  return {};
}

/// What the rules say of the plan and the screener; their readers' findings are the study's.
void check_rules(Checking& checking, const workspace::StudyData& data) {
  const auto options_for = [&](const SourceFile& source) {
    const auto inside = checking.workspace.inside(source.path());
    return checking.settings.lint.options_for(inside.value_or(source.path()));
  };
  const auto is_faulty = [&](const SourceFile& source) {
    return std::ranges::any_of(data.diagnostics.items(), [&](const Diagnostic& fault) {
      return fault.severity == Severity::error && fault.path == source.path();
    });
  };
  const SourceFile& plan = data.study.source;
  if (checking.wants("plan")) {
    checking.findings.append(
        workspace::lint_read_plan(plan, data.study.value, is_faulty(plan), options_for(plan)));
  }
  if (checking.wants("screener") && data.screener) {
    const SourceFile& screener = data.screener->source;
    checking.findings.append(workspace::lint_read_screener(screener, data.screener->value,
                                                           &data.study.value, is_faulty(screener),
                                                           options_for(screener)));
  }
}

/// References of report.md that a report could not fill in.
void check_narrative(Checking& checking, const workspace::StudyData& data, const SourceFile& text) {
  for (const std::string& path : {std::string("codebook.yaml"), data.folder + "/codebook.yaml"}) {
    // Every code would be unknown.
    if (data.is_broken(checking.workspace.display(path))) return;
  }
  const auto interviews = workspace::incidence_of(data, checking.context.today()).interviews;
  std::optional<analysis::Saturation> saturation;
  if (!interviews.empty()) saturation = analysis::saturation(interviews);
  report::ReportInput input = report_input(data, saturation ? &*saturation : nullptr);
  input.narrative = &text;
  input.today = checking.context.today();
  (void)report::build_full(input, checking.findings);
}

/// The researcher's own words: report.md and the free text of insights.
Result<void> check_quotes(Checking& checking, const workspace::StudyData& data) {
  std::vector<SourceFile> texts;
  UXI_TRY(auto report, checking.workspace.read_text(data.folder + "/report.md", checking.findings));
  const bool narrated = report.has_value();
  if (narrated) texts.push_back(*std::move(report));
  for (const auto& insight : data.insights) texts.push_back(insight.source);
  if (narrated) check_narrative(checking, data, texts.front());
  report::Evidence evidence;
  add_study(data, evidence);
  for (const SourceFile& source : texts) {
    UXI_TRY(const auto checks,
            report::verify_text(source, evidence, {.today = checking.context.today()}));
    report::report_checks(source, checks, checking.findings);
    checking.files.insert(source.path());
  }
  return {};
}

Result<void> check_study(Checking& checking, const std::string& name, CodebookLinter& codebooks) {
  UXI_TRY(const auto data, workspace::load_study(checking.workspace, name));
  note_files(checking, data);
  codebooks.add(data);
  for (const Diagnostic& finding : data.diagnostics.items()) {
    const std::string_view kind = kind_of(finding);
    if (kind.empty() || checking.wants(kind)) checking.findings.add(finding);
  }
  if (checking.wants("references")) {
    workspace::check_references(data, checking.workspace, checking.findings);
    workspace::check_anchors(data, checking.findings);
  }
  if (checking.wants("people")) {
    std::vector<std::string> files;
    UXI_TRY_VOID(workspace::check_people(checking.workspace, data, files, checking.findings));
    checking.files.insert(files.begin(), files.end());
  }
  if (checking.wants("consent"))
    workspace::check_consent(data, checking.context.today(), checking.findings);
  if (checking.wants("privacy")) {
    UXI_TRY(const auto personal,
            workspace::read_personal(checking.workspace, checking.settings, data.name));
    UXI_TRY_VOID(workspace::check_privacy(checking.workspace, data, personal, checking.findings));
    if (!personal.knows_people && !data.transcripts.empty()) checking.names_unchecked = true;
  }
  UXI_TRY_VOID(unless_interrupted(checking.context));
  check_rules(checking, data);
  if (checking.wants("schedule")) {
    UXI_TRY_VOID(
        workspace::check_schedule(checking.workspace, data.name, io::load_zone, checking.findings));
  }
  if (checking.wants("guide")) UXI_TRY_VOID(check_guides(checking, data));
  UXI_TRY_VOID(unless_interrupted(checking.context));
  if (checking.wants("quotes")) UXI_TRY_VOID(check_quotes(checking, data));
  return unless_interrupted(checking.context);
}

/// Codebooks held against the highlights they are for; what readers say of them is there already.
Result<void> check_codebooks(Checking& checking, CodebookLinter& codebooks, bool all_studies) {
  UXI_TRY(LintedCodebooks linted, codebooks.finish(all_studies));
  for (const SourceFile& source : linted.files) note_file(checking, source);
  if (checking.wants("codebook")) checking.findings.append(std::move(linted.findings));
  return {};
}

/// Whether `file` is among the paths asked for, or below one; without paths all are.
bool is_meant(const std::string& file, const std::vector<std::string>& paths) {
  return paths.empty() || std::ranges::any_of(paths, [&](const std::string& path) {
           const std::string wanted = io::normalised(path);
           return wanted == "." || file == wanted || file.starts_with(wanted + "/");
         });
}

/// Folders that look like studies and have lost their plan.
Result<void> check_plans(Checking& checking) {
  UXI_TRY(const auto lost, checking.workspace.studies_without_plan());
  for (const std::string& name : lost) {
    const SourceFile missing(checking.workspace.display("studies/" + name + "/study.yaml"), "");
    checking.findings.report(missing, {}, Severity::error, "study/missing",
                             "there is no such file, so nothing in its folder is seen",
                             "put it back, or write `title:` into a new one");
  }
  return {};
}

/// Findings in the paths asked for, each once (the shared codebook is read with every study).
std::vector<Diagnostic> chosen(const Checking& checking, const std::vector<std::string>& paths) {
  std::vector<Diagnostic> out;
  for (const Diagnostic& finding : checking.findings.items()) {
    const bool again = !out.empty() && out.back() == finding;
    if (is_meant(finding.path, paths) && !again) out.push_back(finding);
  }
  return out;
}

/// Everything found in one workspace: today's, or that of an earlier revision.
Result<Checking> collect(const Options& options, Context& context,
                         const workspace::Workspace& workspace) {
  UXI_TRY(auto kinds, kinds_of(options.only));
  Diagnostics findings;
  UXI_TRY(workspace::Settings settings, workspace.settings(findings));
  Checking checking{context,          workspace,    std::move(settings),
                    std::move(kinds), {"uxi.yaml"}, std::move(findings)};
  checking.settings.lint.options.stop = context.env().interrupted;
  UXI_TRY_VOID(workspace::add_own_rules(workspace, checking.settings.lint, checking.findings));
  UXI_TRY(std::vector<std::string> studies, workspace.studies());
  if (context.shared().study) {
    UXI_TRY(const std::string one, context.study_name(workspace));
    studies = {one};
  }
  if (checking.wants("plan")) UXI_TRY_VOID(check_plans(checking));
  if (checking.wants("messages"))
    UXI_TRY_VOID(workspace::check_messages(workspace, checking.findings));
  CodebookLinter codebooks(workspace, checking.settings.lint.options);
  for (const std::string& study : studies) {
    UXI_TRY_VOID(check_study(checking, study, codebooks));
  }
  UXI_TRY_VOID(check_codebooks(checking, codebooks, !context.shared().study));
  std::vector<Diagnostic> found = checking.findings.items();
  for (const auto& [path, source] : checking.waiving) {
    // With --only, what a waiver silences may not have been looked for; the shared codebook is
    // linted where all studies are looked at.
    const auto looked_for = [&](std::string_view rule) {
      return options.only.empty() && (!context.shared().study || !rule.starts_with("codebook/"));
    };
    lint::apply_comment_waivers(source, checking.settings.lint.options, looked_for, found);
  }
  checking.findings = Diagnostics();
  checking.findings.append(std::move(found));
  checking.findings.sort();
  return checking;
}

/// What the workspace had wrong in a revision's files; where there was none, nothing.
Result<std::vector<Diagnostic>> collect_there(const Options& options, Context& context,
                                              io::FileSystem& files) {
  const auto workspace = workspace::Workspace::find(files);
  if (!workspace && workspace.error().kind == ErrorKind::not_found)
    return std::vector<Diagnostic>{};
  if (!workspace) return tl::make_unexpected(workspace.error());
  Options all = options;
  all.paths.clear();
  auto checking = collect(all, context, *workspace);
  // A study that is new is in no older revision.
  if (!checking && checking.error().kind == ErrorKind::not_found) return std::vector<Diagnostic>{};
  if (!checking) return tl::make_unexpected(checking.error());
  return chosen(*checking, {});
}

Result<ExitStatus> run(const Options& options, Context& context) {
  for (const std::string& path : options.paths) UXI_TRY_VOID(context.files().info(path));
  if (options.findings.write_baseline && (!options.only.empty() || !options.paths.empty())) {
    return fail(ErrorKind::usage, "--write-baseline goes with neither --only nor a path",
                "it accepts what the whole workspace has");
  }
  if (options.findings.dry_run && !options.findings.write_baseline)
    return fail(ErrorKind::usage, "--dry-run is for --write-baseline", "a check changes nothing");
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const Checking checking, collect(options, context, workspace));
  if (checking.names_unchecked) {
    context.note("private/ is not here: names that only it knows were not checked");
  }
  report::Findings findings{.command = "uxi check",
                            .list = chosen(checking, options.paths),
                            .rules = lint::rules_of(checking.settings.lint.options)};
  findings.rules.insert(findings.rules.end(), lint::codebook_rules().begin(),
                        lint::codebook_rules().end());
  if (checking.wants("privacy")) {
    findings.names_checked = io::exists(context.files(), workspace.path(workspace::kPrivate));
  }
  std::ranges::copy_if(checking.files, std::back_inserter(findings.files),
                       [&](const std::string& file) { return is_meant(file, options.paths); });
  std::vector<Diagnostic> lost;
  const auto there = [&](io::FileSystem& files, const std::vector<workspace::Renamed>& renamed) {
    for (const SourceFile& guide : checking.guides) {
      if (!is_meant(guide.path(), options.paths)) continue;
      const auto inside = workspace.inside(guide.path());
      const auto settings = checking.settings.lint.options_for(inside.value_or(guide.path()));
      if (auto found = lost_consent(files, renamed, guide, settings)) lost.push_back(*found);
    }
    return collect_there(options, context, files);
  };
  UXI_TRY_VOID(keep_new(context, options.findings, findings, there));
  add_lost_consent(std::move(lost), findings);
  UXI_TRY_VOID(apply_baseline(context, options.findings, findings));
  if (options.findings.write_baseline) return status_of(options.findings, findings);
  return print_findings(context, options.findings, std::move(findings));
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = "every lint and integrity check at once, for CI",
          .stage = Stage::start,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
