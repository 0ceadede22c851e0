// uxi report: what the study found, as a page that can be proved.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "cli/blind.h"
#include "cli/findings.h"
#include "cli/report_build.h"
#include "cli/report_convert.h"
#include "cli/report_feedback.h"
#include "cli/report_files.h"
#include "cli/report_template.h"
#include "cli/search_query.h"
#include "io/path.h"
#include "report/build.h"
#include "report/calendar.h"
#include "report/render.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string kind = "summary";
  std::string session;
  std::string format;
  std::string output;
  std::string depfile;
  std::string audience;
  std::string period;
  std::string own;
  std::string paper = "a4";
  std::optional<std::string> where;
  bool for_everyone = false;
  bool restat = false;
};

void declare(Flags& flags, Options& options) {
  flags.choice("--kind", {"summary", "full", "topline", "session", "codebook"}, options.kind,
               "one page for those who decide (the default), everything, an early look, one "
               "session, or the codes");
  flags.option("--session", "SESSION", options.session, "the session, for `--kind session`");
  flags.option("--template", "NAME", options.own,
               "one of your own in templates/reports/, instead of a kind");
  flags.choice("--format", {"md", "html", "json", "csv", "docx", "pdf"}, options.format,
               "by default what the output's name says, else Markdown");
  flags.option("-o,--output", "FILE", options.output, "where to write it; stdout by default");
  flags.option("--depfile", "FILE", options.depfile,
               "write what the report was made from, for make and ninja");
  flags.option(
      "--audience", "NAME", options.audience,
      "whom it is for: team, company, public, or a name that insights use; beyond the team no "
      "participant's handle is shown");
  flags.option("--where", "QUERY", options.where,
               "count and quote only highlights that fit, as in `uxi search`");
  flags.choice("--by", {"week", "month", "quarter", "year"}, options.period,
               "tell in a full report what changed over time, in these steps");
  flags.choice("--paper", {"a4", "letter"}, options.paper, "of a PDF; a4 by default");
  flags.toggle("--public", options.for_everyone, "only what consent allows everybody to see");
  flags.toggle("--restat", options.restat,
               "leave an output that is up to date untouched (for ninja)");
  flags.describe(
      "Every quote is taken from its transcript, where its participant agreed to be quoted; what "
      "had to be "
      "left out is counted. `uxi verify` proves a report that was edited by hand.");
  flags.example("uxi report -o studies/billing/reports/summary.html");
  flags.example("uxi report --kind full --audience product --format md");
  flags.example("uxi report --kind session --session P03 -o P03.pdf");
}

report::ReportKind kind_of(std::string_view name) {
  using report::ReportKind;
  for (const ReportKind kind :
       {ReportKind::full, ReportKind::topline, ReportKind::session, ReportKind::codebook}) {
    if (to_string(kind) == name) return kind;
  }
  return ReportKind::summary;
}

constexpr auto kEndings =
    std::to_array<std::pair<std::string_view, std::string_view>>({{".md", "md"},
                                                                  {".markdown", "md"},
                                                                  {".html", "html"},
                                                                  {".htm", "html"},
                                                                  {".json", "json"},
                                                                  {".csv", "csv"},
                                                                  {".docx", "docx"},
                                                                  {".pdf", "pdf"},
                                                                  {".tex", "tex"},
                                                                  {".txt", "txt"}});

/// What the output's name says; Markdown where it says nothing, empty where it says what nobody
/// here writes.
std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  const std::string extension = text::lower(io::extension(options.output));
  if (extension.empty()) return "md";
  const auto known = std::ranges::find(kEndings, std::string_view(extension),
                                       [](const auto& ending) { return ending.first; });
  return known == kEndings.end() ? std::string() : std::string(known->second);
}

Result<void> check_usage(const Options& options) {
  const bool to_file = !options.output.empty() && options.output != "-";
  if (!options.depfile.empty() && !to_file)
    return fail(ErrorKind::usage, "`--depfile` needs `--output`");
  const std::string format = format_of(options);
  if ((format == "docx" || format == "pdf") && !to_file) {
    return fail(ErrorKind::usage, "`--format " + format + "` needs `--output`",
                "it is no text for a terminal");
  }
  return {};
}

/// The output's name must not say one thing and its bytes another.
Result<void> check_ending(const Options& options) {
  if (!format_of(options).empty()) return {};
  std::vector<std::string> known;
  for (const auto& [ending, name] : kEndings) known.emplace_back(ending);
  return fail(ErrorKind::usage,
              "no report is written as `" + std::string(io::extension(options.output)) + "`",
              "endings are " + text::join(known, ", ") + "; `--format` says it for any other");
}

Result<void> check_outputs(const Options& options, const workspace::Workspace& workspace) {
  if (options.output.empty() || options.output == "-") return {};
  if (options.depfile == options.output)
    return fail(ErrorKind::usage, "`--depfile` and `--output` name one file");
  UXI_TRY_VOID(check_output(workspace, options.output));
  UXI_TRY_VOID(check_ending(options));
  if (options.depfile.empty()) return {};
  return check_output(workspace, options.depfile);
}

constexpr std::string_view kPage = "templates/reports/page.html";
constexpr std::string_view kStyle = "templates/reports/style.css";

/// A template of the workspace's own, else the built-in one.
Result<std::string> html_of(const report::Document& document, const workspace::Workspace& workspace,
                            std::string_view page_rule) {
  const report::HtmlTemplates built_in = report::built_in_templates();
  UXI_TRY(const auto page, workspace.read_if_there(kPage));
  UXI_TRY(const auto style, workspace.read_if_there(kStyle));
  const std::string dress(style ? style->text() : built_in.style);
  const std::string whole = std::string(page_rule) + dress;
  auto html =
      report::to_html(document, {.page = page ? page->text() : built_in.page, .style = whole});
  if (html || !page) return html;
  Error error = std::move(html).error();
  error.path = page->path();
  return tl::make_unexpected(std::move(error));
}

/// A document in a format that it knows itself; what has no words of its own, `tex` and `txt`, is
/// for templates only.
Result<std::string> render(Context& context, const ReportBuild& build,
                           const report::Document& document, const Options& options,
                           const workspace::Workspace& workspace) {
  const std::string format = format_of(options);
  if (format == "tex" || format == "txt") return report::to_markdown(document);
  if (format == "csv") return report::to_csv(build.input(), document.kind);
  if (format == "json") return report::to_json(document);
  if (format == "md") return report::to_markdown(document);
  if (format == "docx") return to_docx(context, workspace, report::to_markdown(document));
  if (format == "html") return html_of(document, workspace, "");
  // In front, so that a style of the workspace's own decides.
  const std::string paper = options.paper == "letter" ? "letter" : "A4";
  UXI_TRY(const std::string html, html_of(document, workspace, "@page { size: " + paper + "; }\n"));
  return to_pdf(context, workspace, html);
}

/// What is to be written, and what it says of itself.
struct Made {
  report::Document document;
  std::string bytes;
};

/// Who reads a report of some highlights is told.
void say_picked(const ReportBuild& build, report::Document& document) {
  if (build.picked().empty()) return;
  if (document.subtitle.ends_with('.')) document.subtitle.pop_back();
  document.subtitle += "; only highlights that fit " + build.picked();
}

Result<Made> make_kind(Context& context, const Options& options, const ReportBuild& build,
                       const workspace::Workspace& workspace) {
  UXI_TRY(report::Document document, build.document(context, kind_of(options.kind)));
  say_picked(build, document);
  UXI_TRY(std::string bytes, render(context, build, document, options, workspace));
  return Made{std::move(document), std::move(bytes)};
}

Result<Made> make_own(Context& context, const Options& options, const ReportBuild& build,
                      const workspace::Workspace& workspace) {
  const std::string format = format_of(options);
  UXI_TRY(const ReportTemplate own, find_template(workspace, options.own, format));
  if (own.ending.empty()) {
    UXI_TRY(report::Document document, build.document(context, own.source));
    say_picked(build, document);
    UXI_TRY(std::string bytes, render(context, build, document, options, workspace));
    return Made{std::move(document), std::move(bytes)};
  }
  report::Document document = report::start_document(build.input(), report::ReportKind::full);
  UXI_TRY(std::string bytes, fill_template(own, build.input(), document.left_out));
  if (format == "docx") {
    UXI_TRY(bytes, to_docx(context, workspace, bytes));
  } else if (format == "pdf") {
    UXI_TRY(bytes, to_pdf(context, workspace, bytes));
  }
  return Made{std::move(document), std::move(bytes)};
}

Result<void> write(Context& context, const Options& options, const workspace::Workspace& workspace,
                   const workspace::StudyData& data, const ReportSources& sources,
                   const report::Document& document, const std::string& bytes) {
  if (const std::string folder = io::parent(options.output); !folder.empty()) {
    UXI_TRY_VOID(context.files().make_folders(folder));
  }
  UXI_TRY_VOID(note_in_lock(context, workspace, data, sources, options.output, document));
  if (!options.depfile.empty()) {
    UXI_TRY_VOID(
        write_output(context, options.depfile, sources.depfile(workspace, options.output), true));
  }
  UXI_TRY_VOID(write_output(context, options.output, bytes, options.restat));
  context.note("wrote " + options.output);
  return {};
}

/// Those who decide get no drafts.
void note_drafts(Context& context, const Options& options, const report::ReportInput& input) {
  if (kind_of(options.kind) != report::ReportKind::summary || !options.own.empty()) return;
  const auto drafts =
      static_cast<std::size_t>(std::ranges::count_if(input.insights, report::is_draft));
  if (drafts == 0) return;
  context.note(text::counted(drafts, "draft") +
               " of insights left out; `uxi insight edit ID --state proposed` puts one in");
}

/// Readers whom no insight names are most likely misspelt, and get a report that lacks most.
void note_unknown_readers(Context& context, const report::ReportInput& input) {
  std::set<std::string> readers;
  for (const report::InsightFile& file : input.insights)
    readers.insert(file.value->audience.begin(), file.value->audience.end());
  if (input.readers.empty() || readers.empty() || readers.contains(input.readers)) return;
  context.note("no insight is for `" + input.readers + "`; there are insights for " +
               text::join(std::vector<std::string>(readers.begin(), readers.end()), ", "));
}

/// The paths that a report looks at beside the study's own lists.
std::vector<std::string> looked_for(const Options& options, const workspace::StudyData& data,
                                    const std::vector<std::string>& feedback) {
  std::vector<std::string> paths{std::string(kPage), std::string(kStyle)};
  for (const std::string& name : feedback)
    paths.push_back(data.folder + "/feedback/" + name + ".md");
  if (!options.own.empty()) {
    for (std::string& path : template_paths(options.own)) paths.push_back(std::move(path));
  }
  if (!options.session.empty())
    paths.push_back(data.folder + "/debriefs/" + options.session + ".md");
  return paths;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY_VOID(check_usage(options));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY_VOID(check_outputs(options, workspace));
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  Diagnostics findings = data.diagnostics;
  UXI_TRY(const auto settings, workspace.settings(findings));
  UXI_TRY_VOID(stop_on_errors(context, findings));
  UXI_TRY_VOID(hide_from_coder(context, data));
  std::optional<query::Query> where;
  if (options.where) {
    UXI_TRY(where, read_query(context, workspace, *options.where));
    if (!where) return ExitStatus::failed;
  }
  const ReportWish wish{
      .kind = options.own.empty() ? kind_of(options.kind) : report::ReportKind::full,
      .session = options.session,
      .audience = options.audience.empty() ? settings.report.audience : options.audience,
      .for_everyone = options.for_everyone,
      .where = where ? &*where : nullptr,
      .period = report::parse_period(options.period)};
  UXI_TRY(const auto feedback, feedback_names(workspace, data));
  UXI_TRY(const ReportSources sources,
          ReportSources::of(workspace, data, looked_for(options, data, feedback)));
  UXI_TRY(const auto build, ReportBuild::read(context, workspace, data, wish, sources.digest()));
  note_unknown_readers(context, build->input());
  note_drafts(context, options, build->input());
  UXI_TRY(const Made made, options.own.empty() ? make_kind(context, options, *build, workspace)
                                               : make_own(context, options, *build, workspace));
  if (options.output.empty() || options.output == "-") {
    context.page(made.bytes);
  } else {
    UXI_TRY_VOID(write(context, options, workspace, data, sources, made.document, made.bytes));
  }
  if (!made.document.left_out.empty()) context.note(made.document.left_out);
  return ExitStatus::done;
}

}  // namespace

Command report_command() {
  return {.name = "report",
          .summary = "write the report: Markdown, HTML, JSON, CSV, Word or PDF",
          .stage = Stage::share,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
