// uxi verify: every quote in a report stands in its transcript, word for word, with consent.
#include "report/verify.h"

#include <algorithm>
#include <iterator>

#include "cli/findings.h"
#include "cli/report_input.h"
#include "format/json.h"
#include "io/path.h"
#include "text/strings.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> rest;
  bool against = false;
  std::string audience = "team";
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.arguments("FILE", options.files,
                  "reports, Markdown or HTML; with `--against`, transcripts");
  flags.toggle("--against", options.against,
               "outside a workspace: FILEs before `--` are transcripts, those behind it reports");
  flags.choice("--audience", {"team", "company", "public"}, options.audience,
               "who will read it (team by default)");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.rest(options.rest);
  flags.describe("Exits 1 when a quote is not proved.");
  flags.example("uxi verify studies/billing/reports/summary.html");
  flags.example("uxi verify --against transcripts/*.md -- article.md");
}

/// One report and what became of its quotes.
struct Checked {
  SourceFile source;
  std::vector<report::QuoteCheck> checks;
};

/// Transcripts and consent records to prove against.
struct Proof {
  std::vector<Transcript> transcripts;
  std::vector<workspace::StudyData> studies;

  [[nodiscard]] std::vector<const Transcript*> all_transcripts() const {
    std::vector<const Transcript*> all;
    for (const Transcript& one : transcripts) all.push_back(&one);
    for (const auto& study : studies)
      std::ranges::copy(transcripts_of(study), std::back_inserter(all));
    return all;
  }
  [[nodiscard]] std::vector<const Session*> all_sessions() const {
    std::vector<const Session*> all;
    for (const auto& study : studies)
      std::ranges::copy(sessions_of(study), std::back_inserter(all));
    return all;
  }
};

ShareConsent share_of(const std::string& audience) {
  if (audience == "public") return ShareConsent::everyone;
  return audience == "company" ? ShareConsent::company : ShareConsent::team;
}

Result<Proof> proof_of(Context& context, const Options& options) {
  Proof proof;
  if (options.against) {
    for (const std::string& path : options.files) {
      UXI_TRY(const SourceFile source, workspace::read_text_file(context.files(), path));
      Diagnostics findings;
      proof.transcripts.push_back(read_transcript(source, io::stem(path), findings));
      UXI_TRY_VOID(stop_on_errors(context, findings));
    }
    return proof;
  }
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  proof.studies.push_back(std::move(data));
  return proof;
}

std::string as_json(const std::vector<Checked>& all) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("quotes").begin_array();
  for (const Checked& checked : all) {
    for (const report::QuoteCheck& check : checked.checks) {
      const Position at = checked.source.position(check.span.begin);
      json.begin_object()
          .field("path", checked.source.path())
          .field("line", at.line)
          .field("column", at.column);
      json.field("quote", check.quote).field("verdict", to_string(check.verdict));
      json.field("reference", check.reference)
          .field("nearest", check.nearest)
          .field("why", check.why)
          .field("dropped_negation", check.dropped_negation)
          .end_object();
    }
  }
  json.end_array().end_object();
  return json.text();
}

void print_text(Context& context, const std::vector<Checked>& all) {
  for (const Checked& checked : all) {
    Diagnostics findings;
    report::report_checks(checked.source, checked.checks, findings);
    findings.sort();
    context.print(findings_text(findings.items(), context.out_style(),
                                context.env().terminal.out_is_terminal));
    const auto proved = std::ranges::count(checked.checks, report::QuoteVerdict::proved,
                                           &report::QuoteCheck::verdict);
    context.env().out.flush();
    context.note(checked.source.path() + ": " + std::to_string(proved) + " of " +
                 text::counted(checked.checks.size(), "quote") + " proved");
  }
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const auto& reports = options.against ? options.rest : options.files;
  if (reports.empty() || (options.against && options.files.empty())) {
    return fail(ErrorKind::usage, "there is nothing to verify",
                options.against ? "write transcripts, `--`, reports" : "name a report");
  }
  UXI_TRY(const Proof proof, proof_of(context, options));
  const report::VerifyOptions verify{.consent = !options.against,
                                     .audience = share_of(options.audience),
                                     .today = context.today()};
  std::vector<Checked> all;
  for (const std::string& path : reports) {
    UXI_TRY(SourceFile source, workspace::read_text_file(context.files(), path));
    UXI_TRY(auto checks,
            report::verify_text(source, proof.all_transcripts(), proof.all_sessions(), verify));
    all.push_back({std::move(source), std::move(checks)});
  }
  if (options.format == "json") {
    context.print(as_json(all));
  } else {
    print_text(context, all);
  }
  if (options.against) context.note("consent was not checked");
  const bool proved = std::ranges::all_of(all, [](const Checked& checked) {
    return std::ranges::all_of(checked.checks, [](const report::QuoteCheck& check) {
      return check.verdict == report::QuoteVerdict::proved;
    });
  });
  return proved ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Command verify_command() {
  return {.name = "verify",
          .summary = "prove that every quote in a report was said, and may be quoted",
          .stage = Stage::share,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
