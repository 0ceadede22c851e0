// uxi verify: every quote in a report stands in its transcript, word for word, with consent; every
// number that names what it counts is right.
#include <algorithm>
#include <map>

#include "cli/findings.h"
#include "cli/input.h"
#include "cli/report_input.h"
#include "cli/verify_output.h"
#include "cli/verify_proof.h"
#include "cli/write_anywhere.h"
#include "cli/writing.h"
#include "text/strings.h"
#include "workspace/consent.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> rest;
  std::string stdin_path = "stdin.md";
  bool against = false;
  bool fix_refs = false;
  bool dry_run = false;
  std::string audience = "team";
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.arguments("FILE", options.files,
                  "reports, Markdown or HTML, `-` for stdin; with `--against`, transcripts");
  flags.toggle("--against", options.against,
               "outside a workspace: FILEs before `--` are transcripts, those behind it reports");
  flags.choice("--audience", {"team", "company", "public"}, options.audience,
               "who will read it (team by default)");
  flags.toggle("--fix-refs", options.fix_refs,
               "write the reference of each proved quote that has none behind it");
  std::vector<std::string> formats{"text"};
  for (const report::FindingFormat& format : report::finding_formats())
    formats.emplace_back(format.name);
  flags.choice("--format", std::move(formats), options.format, "how it is printed");
  flags.option("--stdin-path", "NAME", options.stdin_path,
               "what stdin is called; the name tells Markdown from HTML");
  declare_dry_run(flags, options.dry_run);
  flags.rest(options.rest);
  flags.describe(
      "Block quotes, passages in quotation marks of four words or more, and shorter ones that say "
      "whose they are. Exits 1 when a quote is not proved or a number that names what it counts "
      "is wrong.");
  flags.example("uxi verify studies/billing/reports/summary.html");
  flags.example("uxi verify --fix-refs draft.md");
  flags.example("uxi verify --against transcripts/*.md -- article.md");
}

ShareConsent share_of(const std::string& audience) {
  if (audience == "public") return ShareConsent::everyone;
  return audience == "company" ? ShareConsent::company : ShareConsent::team;
}

Result<void> check_options(const Options& options, bool has_reports) {
  if (!has_reports || (options.against && options.files.empty())) {
    return fail(ErrorKind::usage, "there is nothing to verify",
                options.against ? "write transcripts, `--`, reports" : "name a report");
  }
  if (options.dry_run && !options.fix_refs) {
    return fail(ErrorKind::usage, "`--dry-run` is for `--fix-refs`", "proving changes nothing");
  }
  if (options.fix_refs && options.audience != "team") {
    return fail(ErrorKind::usage, "`--fix-refs` is for reports that the team reads",
                "a reference names a participant; beyond the team it is left out");
  }
  return {};
}

Result<SourceFile> read_report(Context& context, const Options& options, const std::string& path) {
  if (path != "-") return workspace::read_text_file(context.files(), path);
  UXI_TRY(std::string bytes, read_stdin(context));
  return workspace::as_text_file(options.stdin_path, std::move(bytes));
}

/// Numbers are looked at where the report is about one study, without the words that may not be
/// used.
Result<std::vector<report::FigureClaim>> figures_of(Context& context, const SourceFile& report,
                                                    const Proof& proof) {
  if (proof.studies.size() != 1) return std::vector<report::FigureClaim>();
  workspace::StudyData usable = *proof.studies.front();
  workspace::withhold(usable, context.today());
  report::ReportInput input = report_input(usable, nullptr);
  input.today = context.today();
  return report::check_figures(report, input);
}

Result<std::vector<Verified>> verify_all(Context& context, const Options& options,
                                         const std::vector<std::string>& reports) {
  const report::VerifyOptions verify{.consent = !options.against,
                                     .audience = share_of(options.audience),
                                     .today = context.today()};
  std::optional<workspace::Workspace> workspace;
  if (!options.against) {
    UXI_TRY(workspace, context.workspace());
  }
  std::map<std::string, Proof> proofs;
  std::vector<Verified> all;
  for (const std::string& path : reports) {
    UXI_TRY(SourceFile source, read_report(context, options, path));
    std::string study;
    if (workspace) {
      UXI_TRY(study, study_of_report(context, *workspace, path));
    }
    if (!proofs.contains(study)) {
      UXI_TRY(proofs[study], workspace ? proof_of_studies(*workspace, study)
                                       : proof_of_files(context, options.files));
    }
    const Proof& proof = proofs[study];
    UXI_TRY(auto quotes, report::verify_text(source, proof.evidence, verify));
    UXI_TRY(auto figures, figures_of(context, source, proof));
    all.push_back({std::move(source), std::move(quotes), std::move(figures)});
  }
  const bool unchecked =
      std::ranges::any_of(proofs, [](const auto& one) { return one.second.names_unchecked; });
  if (unchecked) context.note("private/ is not here: names that only it knows were not checked");
  return all;
}

Result<void> fix(Context& context, const Options& options, const std::vector<Verified>& all) {
  std::vector<NewText> texts;
  for (const Verified& one : all) {
    UXI_TRY(auto with, with_references(one));
    for (const std::string& line : with.ambiguous) context.note(line);
    if (with.added == 0) continue;
    if (one.source.path() == options.stdin_path &&
        !io::exists(context.files(), one.source.path())) {
      context.print(with.text);
      continue;
    }
    texts.push_back({one.source.path(), std::string(one.source.text()), std::move(with.text)});
    if (!options.dry_run) {
      context.note("wrote " + one.source.path() + ": " + text::counted(with.added, "reference"));
    }
  }
  return write_anywhere(context, "verify", options.dry_run, texts).map([](bool) {});
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const auto& reports = options.against ? options.rest : options.files;
  UXI_TRY_VOID(check_options(options, !reports.empty()));
  UXI_TRY(const auto all, verify_all(context, options, reports));
  if (options.format == "json") {
    context.print(verified_json(all));
  } else if (options.format == "text" && !options.dry_run) {
    print_verified(context, all);
  } else if (options.format != "text") {
    (void)print_findings(context, {.format = options.format}, verified_findings(all));
  }
  if (options.against) context.note("consent was not checked");
  if (options.fix_refs) UXI_TRY_VOID(fix(context, options, all));
  return std::ranges::all_of(all, &Verified::proved) ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Command verify_command() {
  return {.name = "verify",
          .summary = "prove that every quote in a report was said, and may be quoted",
          .stage = Stage::share,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
