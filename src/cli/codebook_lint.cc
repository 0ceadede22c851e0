// Every codebook of the workspace, judged by itself and by the highlights that it is for: the
// workspace's own by those of all studies, a study's by its own.
#include "cli/codebook_lint.h"

#include <algorithm>

#include "cli/known_findings.h"
#include "lint/comment_waiver.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

/// The highlights of one study, by codes as the codebook has them.
void add_coded(const workspace::StudyData& data, std::vector<lint::CodedWords>& coded) {
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      lint::CodedWords words{.participant = data.name + "/" + participant_of(tags.value.session)};
      for (const Text& code : highlight.codes) {
        const Code* known = data.codebook.find(code.value);
        words.codes.push_back(known == nullptr ? code.value : known->path.value);
      }
      coded.push_back(std::move(words));
    }
  }
}

void lint_file(const workspace::Loaded<Codebook>& file, const std::vector<lint::CodedWords>& coded,
               const lint::LintOptions& options, LintedCodebooks& linted) {
  auto found = lint::lint_codebook(file.source, file.value, coded, options);
  linted.findings.insert(linted.findings.end(), found.begin(), found.end());
  linted.files.push_back(file.source);
}

/// What readers say about the codebook itself.
void add_reading(const workspace::StudyData& data, const workspace::Loaded<Codebook>& file,
                 LintedCodebooks& linted) {
  for (const Diagnostic& finding : data.diagnostics.items()) {
    if (finding.path == file.source.path()) linted.findings.push_back(finding);
  }
}

/// Whether this lint looks for a rule, or for all of a group.
bool is_ours(std::string_view rule) { return rule.starts_with("codebook/"); }

/// With the settings of the workspace, less what its waivers silence.
Result<LintedCodebooks> lint_workspace(const workspace::Workspace& workspace) {
  Diagnostics faults;  // of uxi.yaml, for `check`
  UXI_TRY(const auto settings, workspace.settings(faults));
  CodebookLinter linter(workspace, settings.lint.options);
  UXI_TRY(const auto studies, workspace.studies());
  for (const std::string& study : studies) {
    UXI_TRY(const auto data, workspace::load_study(workspace, study));
    linter.add(data);
  }
  UXI_TRY(LintedCodebooks linted, linter.finish(true));
  for (const SourceFile& file : linted.files)
    lint::apply_comment_waivers(file, settings.lint.options, is_ours, linted.findings);
  Diagnostics sorted;
  sorted.append(std::move(linted.findings));
  sorted.sort();
  linted.findings = sorted.items();
  return linted;
}

/// The findings of an earlier revision; none where there was no workspace.
Result<std::vector<Diagnostic>> lint_there(io::FileSystem& files) {
  const auto workspace = workspace::Workspace::find(files);
  if (!workspace && workspace.error().kind == ErrorKind::not_found)
    return std::vector<Diagnostic>{};
  if (!workspace) return tl::make_unexpected(workspace.error());
  UXI_TRY(LintedCodebooks linted, lint_workspace(*workspace));
  return std::move(linted.findings);
}

}  // namespace

void CodebookLinter::add(const workspace::StudyData& data) {
  std::vector<lint::CodedWords> own;
  add_coded(data, own);
  all_.insert(all_.end(), own.begin(), own.end());
  const std::string shared_path = workspace_.display("codebook.yaml");
  for (const auto& file : data.codebook_files) {
    const bool is_shared = file.source.path() == shared_path;
    if (is_shared && shared_) continue;
    add_reading(data, file, linted_);
    if (is_shared) {
      shared_ = file;
    } else {
      lint_file(file, own, options_, linted_);
    }
  }
}

Result<LintedCodebooks> CodebookLinter::finish(bool all_studies) {
  if (!all_studies) return std::move(linted_);
  if (!shared_) {
    Diagnostics faults;
    UXI_TRY(auto source, workspace_.read_text("codebook.yaml", faults));
    if (source) {
      Codebook codebook = read_codebook(*source, faults);
      shared_ = workspace::Loaded<Codebook>{*std::move(source), std::move(codebook)};
    }
    linted_.findings.insert(linted_.findings.end(), faults.items().begin(), faults.items().end());
  }
  if (shared_) lint_file(*shared_, all_, options_, linted_);
  return std::move(linted_);
}

void declare_code_lint(Flags& flags, CodeLintOptions& options) {
  declare_findings(flags, options.findings);
  flags.describe(
      "Finds codes that do not say when to use them, that nobody or one participant only has, "
      "names "
      "that are nearly the same, two codes that always meet, and codes that fit nearly everything. "
      "`# uxi-disable RULE -- reason` behind a code, or above it, lets it pass.");
  flags.example("uxi codebook lint");
  flags.example("uxi codebook lint --fail-on warning --format github");
}

Result<ExitStatus> run_code_lint(const CodeLintOptions& options, Context& context) {
  if (options.findings.dry_run && !options.findings.write_baseline)
    return fail(ErrorKind::usage, "--dry-run is for --write-baseline", "a lint changes nothing");
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(LintedCodebooks linted, lint_workspace(workspace));
  report::Findings findings{
      .command = "uxi codebook lint",
      .list = std::move(linted.findings),
      .rules = {lint::codebook_rules().begin(), lint::codebook_rules().end()}};
  for (const SourceFile& file : linted.files) {
    findings.files.push_back(file.path());
    findings.sources.push_back(&file);
  }
  UXI_TRY_VOID(keep_new(context, options.findings, findings,
                        [](auto& files, const auto&) { return lint_there(files); }));
  UXI_TRY_VOID(apply_baseline(context, options.findings, findings));
  if (options.findings.write_baseline) return status_of(options.findings, findings);
  return print_findings(context, options.findings, std::move(findings));
}

}  // namespace uxi::cli
