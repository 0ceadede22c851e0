// uxi saturation: have we heard enough?
#include "uxi/saturation.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <map>
#include <set>

#include "cli/findings.h"
#include "cli/saturation_text.h"
#include "format/csv.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/guides.h"
#include "workspace/incidence.h"

namespace uxi::cli {
namespace {

struct Options {
  std::optional<std::string> matrix;
  std::string rows = "interviews";
  std::string format = "text";
  bool gate = false;
};

void declare(Flags& flags, Options& options) {
  flags.option("--matrix", "FILE", options.matrix,
               "a table of counts instead of a study: CSV or TSV, names in the first row and "
               "column; `-` for stdin");
  flags.choice("--rows", {"interviews", "codes"}, options.rows,
               "what the table's rows are (interviews by default)");
  flags.toggle("--gate", options.gate, "exit 1 unless every segment is saturated");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how it is printed");
  flags.describe(
      "Counts what each interview added, in the order held, for everybody and for each segment, "
      "and "
      "estimates what further interviews would bring. Only sessions marked as fully coded count "
      "where any "
      "is marked; codes that are markers are left out.");
  flags.example("uxi saturation");
  flags.example("uxi saturation --gate --format json");
}

using Interviews = std::vector<analysis::CodedInterview>;

bool counts(const std::string& cell) {
  const std::string_view text = text::trim(cell);
  return !text.empty() && text != "0" && text != "NA" && text != ".";
}

/// The table's cells as interviews; a row or column called `#segment` names segments.
Result<Interviews> from_table(const format::csv::Table& table, bool rows_are_interviews,
                              const std::string& path) {
  if (table.rows.size() < 2 || table.rows[0].cells.size() < 2) {
    return fail_at(ErrorKind::syntax, path,
                   "this table needs names in the first row and column, and one cell at least");
  }
  std::vector<std::vector<std::string>> cells;
  std::vector<std::string> segments;
  for (const format::csv::Row& row : table.rows) {
    std::vector<std::string> texts;
    for (const format::csv::Cell& cell : row.cells) texts.emplace_back(text::trim(cell.text));
    if (texts.front().starts_with("#segment")) {
      segments = std::move(texts);
    } else {
      cells.push_back(std::move(texts));
    }
  }
  const std::size_t columns = cells[0].size();
  for (const auto& row : cells) {
    if (row.size() != columns) {
      return fail_at(ErrorKind::syntax, path,
                     "row `" + row.front() + "` has " + text::counted(row.size(), "cell") +
                         " where the first row has " + std::to_string(columns));
    }
  }
  const std::size_t interviews = rows_are_interviews ? cells.size() - 1 : columns - 1;
  const std::size_t codes = rows_are_interviews ? columns - 1 : cells.size() - 1;
  if (!segments.empty() && segments.size() != interviews + 1) {
    return fail_at(ErrorKind::syntax, path,
                   "the `#segment` line names " + text::counted(segments.size() - 1, "segment") +
                       " for " + text::counted(interviews, "interview"),
                   rows_are_interviews ? "where columns are interviews, say `--rows codes`" : "");
  }
  Interviews out;
  for (std::size_t i = 1; i <= interviews; ++i) {
    analysis::CodedInterview interview{.id = rows_are_interviews ? cells[i][0] : cells[0][i]};
    if (i < segments.size()) interview.segment = segments[i];
    for (std::size_t c = 1; c <= codes; ++c) {
      if (counts(rows_are_interviews ? cells[i][c] : cells[c][i])) {
        interview.codes.push_back(rows_are_interviews ? cells[0][c] : cells[c][0]);
      }
    }
    out.push_back(std::move(interview));
  }
  return out;
}

Result<Interviews> from_matrix(Context& context, const Options& options) {
  SourceFile source;
  if (*options.matrix == "-") {
    std::string bytes{std::istreambuf_iterator<char>(context.env().in), {}};
    UXI_TRY(source, workspace::as_text_file("stdin", std::move(bytes)));
  } else {
    UXI_TRY(source, workspace::read_text_file(context.files(), *options.matrix));
  }
  Diagnostics findings;
  const auto table = format::csv::parse(source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  return from_table(table, options.rows == "interviews", *options.matrix);
}

Result<Interviews> from_study(Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  const workspace::Incidence incidence = workspace::incidence_of(data);
  if (!incidence.left_out.empty()) {
    context.note("not counted, for nobody has marked them as fully coded: " +
                 text::join(incidence.left_out, ", "));
  }
  if (data.study.value.approach.value == Approach::reflexive) {
    context.note(
        "this study's approach is reflexive, where saturation is not a goal (study.yaml: "
        "analysis)");
  }
  return incidence.interviews;
}

bool all_saturated(const analysis::Saturation& result) {
  const auto done = [](const analysis::Cohort& cohort) {
    return cohort.verdict == analysis::Verdict::saturated;
  };
  return done(result.pooled) && std::ranges::all_of(result.segments, done);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  Interviews interviews;
  if (options.matrix) {
    UXI_TRY(interviews, from_matrix(context, options));
  } else {
    UXI_TRY(interviews, from_study(context));
  }
  if (interviews.empty()) {
    return fail(ErrorKind::not_found, "there is no coded interview to count",
                "`uxi tag add` codes one");
  }
  const analysis::Saturation result = analysis::saturation(interviews);
  if (options.format == "json") {
    context.print(saturation_json(result));
  } else if (options.format == "csv") {
    context.print(saturation_csv(result));
  } else {
    context.print(saturation_text(result, context.out_style()));
  }
  return options.gate && !all_saturated(result) ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command saturation_command() {
  return {.name = "saturation",
          .summary = "see when interviews stop bringing anything new",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
