// uxi report: what the study found, as a page that can be proved.
#include <algorithm>
#include <set>

#include "cli/findings.h"
#include "cli/report_input.h"
#include "cli/search_query.h"
#include "io/path.h"
#include "report/build.h"
#include "report/render.h"
#include "text/strings.h"
#include "uxi/saturation.h"
#include "workspace/incidence.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string kind = "summary";
  std::string format;
  std::string output;
  std::string depfile;
  std::string audience;
  std::optional<std::string> where;
  bool for_everyone = false;
  bool restat = false;
};

void declare(Flags& flags, Options& options) {
  flags.choice("--kind", {"summary", "full"}, options.kind,
               "one page for those who decide (the default), or everything");
  flags.choice("--format", {"md", "html", "json"}, options.format,
               "Markdown, HTML or JSON; by default what the output's name says, else Markdown");
  flags.option("-o,--output", "FILE", options.output, "where to write it; stdout by default");
  flags.option("--depfile", "FILE", options.depfile,
               "write what the report was made from, for make and ninja");
  flags.option(
      "--audience", "NAME", options.audience,
      "whom it is for: team, company, public, or a name that insights use; beyond the team no "
      "participant's handle is shown");
  flags.option("--where", "QUERY", options.where,
               "count and quote only highlights that fit, as in `uxi search`");
  flags.toggle("--public", options.for_everyone, "only what consent allows everybody to see");
  flags.toggle("--restat", options.restat,
               "leave an output that is up to date untouched (for ninja)");
  flags.describe(
      "Every quote is taken from its transcript, where its participant agreed to be quoted; what "
      "had to be "
      "left out is counted. `uxi verify` proves a report that was edited by hand.");
  flags.example("uxi report -o studies/billing/reports/summary.html");
  flags.example("uxi report --kind full --audience product --format md");
}

std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  const std::string extension = io::extension(options.output);
  if (extension == ".html" || extension == ".htm") return "html";
  return extension == ".json" ? "json" : "md";
}

ShareConsent share_of(const Options& options, const std::string& audience) {
  if (options.for_everyone || audience == "public") return ShareConsent::everyone;
  return audience == "team" ? ShareConsent::team : ShareConsent::company;
}

/// A name that insights use, rather than how far words may go.
bool names_readers(const std::string& audience) {
  return audience != "team" && audience != "company" && audience != "public";
}

/// A template of the workspace's own, else the built-in one.
struct Templates {
  std::string page;
  std::string style;
};
Result<Templates> templates_of(const workspace::Workspace& workspace) {
  const report::HtmlTemplates built_in = report::built_in_templates();
  UXI_TRY(const auto page, workspace.read_if_there("templates/reports/page.html"));
  UXI_TRY(const auto style, workspace.read_if_there("templates/reports/style.css"));
  return Templates{page ? std::string(page->text()) : std::string(built_in.page),
                   style ? std::string(style->text()) : std::string(built_in.style)};
}

Result<std::string> render(const report::Document& document, const std::string& format,
                           const workspace::Workspace& workspace) {
  if (format == "json") return report::to_json(document);
  if (format == "md") return report::to_markdown(document);
  UXI_TRY(const Templates templates, templates_of(workspace));
  return report::to_html(document, {.page = templates.page, .style = templates.style});
}

/// `out: a b c`, with a rule for each input so that make does not stop when one goes.
std::string depfile_text(const std::string& output, std::vector<std::string> inputs) {
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  const auto quoted = [](const std::string& path) {
    std::string out = text::replace_all(text::replace_all(path, "$", "$$"), " ", "\\ ");
    return text::replace_all(out, "#", "\\#");
  };
  std::string out = quoted(output) + ":";
  for (const std::string& input : inputs) out += " \\\n  " + quoted(input);
  out += "\n";
  for (const std::string& input : inputs) out += "\n" + quoted(input) + ":\n";
  return out;
}

/// Files that were read, and the folders that may gain one.
std::vector<std::string> inputs_of(const workspace::Workspace& workspace,
                                   const workspace::StudyData& data) {
  std::vector<std::string> paths{workspace.display("uxi.yaml"), data.study.source.path()};
  const auto add = [&](const auto& list) {
    for (const auto& loaded : list) paths.push_back(loaded.source.path());
  };
  add(data.codebook_files);
  add(data.sessions);
  add(data.transcripts);
  add(data.tags);
  add(data.themes);
  add(data.insights);
  if (data.roster) paths.push_back(data.roster->source.path());
  for (const std::string& path :
       {data.folder + "/report.md", std::string("templates/reports/page.html"),
        std::string("templates/reports/style.css")}) {
    if (io::exists(workspace.files(), workspace.path(path)))
      paths.push_back(workspace.display(path));
  }
  for (const char* folder :
       {"", "/sessions", "/transcripts", "/notes", "/tags", "/themes", "/insights"}) {
    if (io::is_folder(workspace.files(), workspace.path(data.folder + folder))) {
      paths.push_back(workspace.display(data.folder + folder));
    }
  }
  return paths;
}

/// Writes an output file so that make rests: a new time also where nothing changed, unless
/// `restat`.
Result<void> write_output(Context& context, const std::string& path, const std::string& text,
                          bool restat) {
  const auto old = context.files().read(path);
  if (old && *old == text) return restat ? Result<void>() : context.files().touch(path);
  if (const std::string folder = io::parent(path); !folder.empty()) {
    UXI_TRY_VOID(context.files().make_folders(folder));
  }
  return io::replace_file(context.files(), path, text);
}

/// Says which highlights a query holds for; they are borrowed from `data`.
std::function<bool(std::string_view, const Highlight&)> kept_by(const query::Query& query,
                                                                const workspace::StudyData& data) {
  const workspace::Where where(query, data);
  std::set<const Highlight*> kept;
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      if (where.holds(tags.value, highlight)) kept.insert(&highlight);
    }
  }
  return [kept = std::move(kept)](std::string_view /*session*/, const Highlight& highlight) {
    return kept.contains(&highlight);
  };
}

/// The document asked for; findings of the researcher's own text are printed and stop it. Of
/// highlights that were picked by a query (null: all) no saturation is measured.
Result<report::Document> build(Context& context, const Options& options,
                               const workspace::Workspace& workspace,
                               const workspace::StudyData& data, const std::string& audience,
                               const query::Query* query) {
  const auto interviews = workspace::incidence_of(data, context.today()).interviews;
  const bool reflexive = data.study.value.approach.value == Approach::reflexive;
  std::optional<analysis::Saturation> saturation;
  if (!interviews.empty() && !reflexive && query == nullptr)
    saturation = analysis::saturation(interviews);
  report::ReportInput input = report_input(data, saturation ? &*saturation : nullptr);
  UXI_TRY(const auto narrative, workspace.read_if_there(data.folder + "/report.md"));
  if (narrative) input.narrative = &*narrative;
  input.audience = share_of(options, audience);
  if (names_readers(audience)) input.readers = audience;
  input.today = context.today();
  if (query != nullptr) input.keep = kept_by(*query, data);
  if (options.kind == "summary") return report::build_summary(input);
  Diagnostics findings;
  auto document = report::build_full(input, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  context.note_lines(findings_text(findings.items(), context.err_style(), false));
  if (!document) return fail(ErrorKind::syntax, "the report's text holds what cannot be filled in");
  return *std::move(document);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  Diagnostics findings = data.diagnostics;
  UXI_TRY(const auto settings, workspace.settings(findings));
  UXI_TRY_VOID(stop_on_errors(context, findings));
  const std::string audience =
      options.audience.empty() ? settings.report.audience : options.audience;
  std::optional<query::Query> where;
  if (options.where) {
    UXI_TRY(where, read_query(context, workspace, *options.where));
    if (!where) return ExitStatus::failed;
  }
  UXI_TRY(report::Document document,
          build(context, options, workspace, data, audience, where ? &*where : nullptr));
  if (where && document.subtitle.ends_with('.')) document.subtitle.pop_back();
  if (where) document.subtitle += "; only highlights that fit " + query::to_string(*where);
  UXI_TRY(const std::string text, render(document, format_of(options), workspace));
  if (options.output.empty() || options.output == "-") {
    context.page(text);
  } else {
    UXI_TRY_VOID(write_output(context, options.output, text, options.restat));
    context.note("wrote " + options.output);
  }
  if (!options.depfile.empty()) {
    if (options.output.empty()) return fail(ErrorKind::usage, "`--depfile` needs `--output`");
    UXI_TRY_VOID(write_output(context, options.depfile,
                              depfile_text(options.output, inputs_of(workspace, data)), true));
  }
  if (!document.left_out.empty()) context.note(document.left_out);
  return ExitStatus::done;
}

}  // namespace

Command report_command() {
  return {.name = "report",
          .summary = "write the report: Markdown, HTML or JSON",
          .stage = Stage::share,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
