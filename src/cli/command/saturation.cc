// uxi saturation: have we heard enough?
#include "uxi/saturation.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "analysis/gate.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/saturation_text.h"
#include "cli/search_query.h"
#include "format/csv.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/guides.h"
#include "workspace/incidence.h"

namespace uxi::cli {
namespace {

struct Options {
  std::optional<std::string> matrix;
  std::string rows = "interviews";
  std::string format = "text";
  std::optional<std::string> gate;
  bool codes = false;
};

void declare(Flags& flags, Options& options) {
  flags.option("--matrix", "FILE", options.matrix,
               "a table of counts instead of a study: CSV or TSV, names in the first row and "
               "column; `-` for stdin");
  flags.choice("--rows", {"interviews", "codes"}, options.rows,
               "what the table's rows are (interviews by default)");
  flags.option("--gate", "CONDITION", options.gate,
               "exit 1 until it holds for all and for every segment: saturated, coverage>=0.9, "
               "guest(4,2,0.05), next(3)<1, ...; joined by `and`");
  flags.toggle("--codes", options.codes, "a line a code: when first heard, when last added to");
  flags.choice("--format", {"text", "json", "csv", "svg"}, options.format, "how it is printed");
  flags.describe(
      "Counts what each interview added, in the order held, for everybody and for each segment, "
      "and estimates what further interviews would bring. Only sessions marked as fully coded "
      "count (`uxi tag done`); codes that are markers are left out.");
  flags.example("uxi saturation");
  flags.example("uxi saturation --gate \"coverage>=0.9 and guest(4,2,0.05)\"");
}

using Interviews = std::vector<analysis::CodedInterview>;

std::optional<double> number_in(std::string_view cell) {
  double number = 0;
  const char* const end = cell.data() + cell.size();
  const auto [rest, error] = std::from_chars(cell.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

/// A mark such as `x` says that the code was heard, as a count does.
bool counts(const std::string& cell) {
  const auto number = number_in(cell);
  return number ? *number > 0 : !cell.empty() && cell != "NA" && cell != ".";
}

/// Counts are not negative, and each interview stands in the table once.
Result<void> check_cells(const std::vector<std::vector<std::string>>& cells,
                         bool rows_are_interviews, const std::string& path) {
  std::set<std::string_view> names;
  const std::size_t interviews = rows_are_interviews ? cells.size() : cells[0].size();
  for (std::size_t i = 1; i < interviews; ++i) {
    const std::string& name = rows_are_interviews ? cells[i][0] : cells[0][i];
    if (!names.insert(name).second) {
      return fail_at(ErrorKind::syntax, path,
                     "two " + std::string(rows_are_interviews ? "rows" : "columns") +
                         " are called `" + text::printable(name) + "`",
                     "who came twice counts once: add the two up");
    }
  }
  for (std::size_t row = 1; row < cells.size(); ++row) {
    for (std::size_t column = 1; column < cells[row].size(); ++column) {
      if (!(number_in(cells[row][column]).value_or(0) < 0)) continue;
      return fail_at(ErrorKind::syntax, path,
                     "row `" + text::printable(cells[row][0]) + "` has `" +
                         text::printable(cells[row][column]) + "`, which is no count");
    }
  }
  return {};
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
  if (cells.size() < 2) {
    return fail_at(ErrorKind::syntax, path, "this table has nothing but segments");
  }
  const std::size_t columns = cells[0].size();
  for (const auto& row : cells) {
    if (row.size() != columns) {
      return fail_at(ErrorKind::syntax, path,
                     "row `" + row.front() + "` has " + text::counted(row.size(), "cell") +
                         " where the first row has " + std::to_string(columns));
    }
  }
  UXI_TRY_VOID(check_cells(cells, rows_are_interviews, path));
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
    if (i < segments.size()) {
      interview.segment = segments[i];
      interview.attributes.emplace_back("segment", segments[i]);
    }
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
    UXI_TRY(std::string bytes, read_stdin(context));
    UXI_TRY(source, workspace::as_text_file("stdin", std::move(bytes)));
  } else {
    UXI_TRY(source, workspace::read_text_file(context.files(), *options.matrix));
  }
  Diagnostics findings;
  const auto table = format::csv::parse(source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  return from_table(table, options.rows == "interviews", *options.matrix);
}

/// A table with interviews in its columns that is read by rows looks like another study.
void note_orientation(Context& context, const Options& options, const Interviews& interviews) {
  if (options.rows != "interviews" || interviews.empty()) return;
  std::set<std::string> columns;
  for (const auto& interview : interviews) {
    columns.insert(interview.codes.begin(), interview.codes.end());
  }
  const auto named_so = [](const std::string& name) { return is_session_id(name); };
  const bool rows = std::ranges::any_of(interviews, [&](const auto& i) { return named_so(i.id); });
  if (!rows && !columns.empty() && std::ranges::all_of(columns, named_so)) {
    context.note("the columns look like interviews: `--rows codes` reads them so");
  }
}

Result<Interviews> from_study(Context& context, SaturationContext& around) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  if (data.study.value.approach.value == Approach::reflexive) {
    return fail(ErrorKind::unsupported,
                "`" + study +
                    "` is analysed reflexively: its codes are made by who reads, so "
                    "that counting them says nothing about being done (Braun & Clarke 2021)",
                "`analysis` in study.yaml says so");
  }
  workspace::Incidence incidence = workspace::incidence_of(data, context.today());
  if (incidence.interviews.empty() && !incidence.left_out.empty()) {
    return fail(ErrorKind::not_found, "no session is marked as fully coded yet",
                "`uxi tag done " + incidence.left_out.front() + "` marks one");
  }
  around.left_out = std::move(incidence.left_out);
  around.withdrawn = std::move(incidence.withdrawn);
  around.late = std::move(incidence.late);
  return std::move(incidence.interviews);
}

void note_what_is_missing(Context& context, const SaturationContext& around) {
  const auto line = [&](const std::vector<std::string>& names, const std::string& before,
                        const std::string& after) {
    if (!names.empty()) context.note(before + text::join(names, ", ") + after);
  };
  line(around.left_out,
       text::counted(around.left_out.size(), "session") + " left out, not marked as fully coded: ",
       "; `uxi tag done` marks them");
  line(around.withdrawn, "left out, for consent was withdrawn or has run out: ", "");
  line(around.late, "younger than the first interview, which was not read for them: ", "");
}

GateReport hold_against(const std::string& text, const analysis::Gate& gate,
                        const analysis::Saturation& result) {
  GateReport report{.text = text, .holds = true};
  const auto hold = [&](const analysis::Cohort& cohort) {
    for (const analysis::GateTerm& term : gate) {
      analysis::GateAnswer answer = analysis::answer(term, cohort);
      report.holds = report.holds && answer.holds;
      report.lines.push_back({term.text, cohort.segment, std::move(answer.seen), answer.holds});
    }
  };
  hold(result.pooled);
  for (const analysis::Cohort& cohort : result.segments) hold(cohort);
  return report;
}

void print(Context& context, const Options& options, const analysis::Saturation& result,
           const SaturationContext& around) {
  if (options.format == "json") {
    context.print(saturation_json(result, around));
  } else if (options.format == "csv") {
    context.print(saturation_csv(result));
  } else if (options.format == "svg") {
    context.print(saturation_svg(result));
  } else {
    context.print(saturation_text(result, around, context.out_style()));
  }
}

Result<ExitStatus> run(const Options& options, Context& context) {
  analysis::Gate gate;
  if (options.gate) {
    auto read = analysis::parse_gate(*options.gate);
    if (!read) {
      print_wrong(context, *options.gate, read.error());
      return ExitStatus::failed;
    }
    gate = *std::move(read);
  }
  SaturationContext around{.codes = options.codes};
  Interviews interviews;
  if (options.matrix) {
    UXI_TRY(interviews, from_matrix(context, options));
    note_orientation(context, options, interviews);
  } else {
    UXI_TRY(interviews, from_study(context, around));
    note_what_is_missing(context, around);
  }
  if (interviews.empty()) {
    return fail(ErrorKind::not_found, "there is no coded interview to count",
                "`uxi tag add` codes one");
  }
  const analysis::Saturation result = analysis::saturation(interviews);
  if (options.gate) around.gate = hold_against(*options.gate, gate, result);
  print(context, options, result, around);
  return around.gate && !around.gate->holds ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command saturation_command() {
  return {.name = "saturation",
          .summary = "see when interviews stop bringing anything new",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
