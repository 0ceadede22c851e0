#include "cli/agree_output.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "cli/table.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

using coding::Agreement;

std::string number(const std::optional<double>& value) {
  if (!value) return "not defined";
  const std::string text = fmt::format("{:.3f}", *value);
  return text == "-0.000" ? "0.000" : text;
}

std::string interval(const Agreement& agreement) {
  if (!agreement.low || !agreement.high) return "";
  return fmt::format("{:.2f} to {:.2f}", *agreement.low, *agreement.high);
}

std::string pair_name(const coding::AgreementReport& report, std::size_t a, std::size_t b) {
  return report.coders[a] + ", " + report.coders[b];
}

/// A measure with its name, as all three ways of printing want them.
struct Line {
  std::string id;    ///< `alpha_masi`
  std::string name;  ///< `sets of codes, near misses count in part`
  std::string of;    ///< coders or a code; empty for all
  const Agreement* agreement;
};

std::vector<Line> lines_of(const AgreeOutput& output) {
  const coding::AgreementReport& report = output.report;
  std::vector<Line> lines = {
      {"alpha_cells", "alpha, each code by itself", "", &report.cells},
      {"alpha_masi", "alpha, sets of codes (MASI)", "", &report.masi},
      {"alpha_nominal", "alpha, the very same codes", "", &report.nominal},
      {"alpha_where", "alpha, where", "", &report.where},
      {"alpha_what", "alpha, what, where two saw something", "", &report.what},
      {"fleiss_kappa", "Fleiss' kappa", "", &report.fleiss},
  };
  if (!output.input.study.empty()) {
    lines.insert(lines.begin() + 4,
                 {"alpha_characters", "alpha, where, by character", "", &output.by_characters});
  }
  for (const coding::PairAgreement& pair : report.cohen) {
    const std::string coders = pair_name(report, pair.first, pair.second);
    lines.push_back({"cohen_kappa", "Cohen's kappa of " + coders, coders, &pair.kappa});
  }
  return lines;
}

std::string heading(const AgreeOutput& output) {
  const coding::AgreementReport& report = output.report;
  std::string out = text::join(report.coders, ", ");
  if (output.input.study.empty()) {
    out += ": " + text::counted(report.units, "unit");
  } else {
    out = output.input.study + ": " + out + "; " +
          text::counted(output.input.sessions.size(), "session") + ", " +
          (output.options.unit == "character" ? "by character"
                                              : text::counted(report.units, output.options.unit));
  }
  return text::printable(out);
}

Table code_table(const AgreeOutput& output) {
  const coding::AgreementReport& report = output.report;
  Table table{.head = {"code"}, .rows = {}};
  for (const std::string& coder : report.coders) table.head.push_back(text::printable(coder));
  table.head.insert(table.head.end(), {"alpha", "95 %"});
  for (const coding::CodeAgreement& code : report.codes) {
    std::vector<std::string> row{text::printable(code.code)};
    for (const double given : code.given) row.push_back(fmt::format("{:.0f}", given));
    row.push_back(number(code.alpha.value));
    row.push_back(interval(code.alpha));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Without the last column where no interval was drawn.
Table without_empty_interval(Table table) {
  const bool drawn = std::ranges::any_of(
      table.rows, [](const std::vector<std::string>& row) { return !row.back().empty(); });
  if (drawn) return table;
  table.head.pop_back();
  for (std::vector<std::string>& row : table.rows) row.pop_back();
  return table;
}

void write(format::json::Writer& json, const Agreement& agreement) {
  const auto optional = [&](std::string_view name, const std::optional<double>& value) {
    json.key(name);
    if (value) {
      json.value(*value);
    } else {
      json.null();
    }
  };
  json.begin_object();
  optional("value", agreement.value);
  if (!agreement.value) json.field("not_defined", agreement.why_not);
  optional("low", agreement.low);
  optional("high", agreement.high);
  optional("standard_error", agreement.error);
  json.field("observed", agreement.observed).field("expected", agreement.expected);
  json.field("units", std::uint64_t{agreement.units}).field("values", agreement.pairable);
  json.end_object();
}

void write_coders(format::json::Writer& json, const coding::AgreementReport& report, std::size_t a,
                  std::size_t b) {
  json.key("coders").begin_array().value(report.coders[a]).value(report.coders[b]).end_array();
}

void write_study(format::json::Writer& json, const AgreeOutput& output) {
  const AgreeInput& input = output.input;
  if (input.study.empty()) return;
  json.field("study", input.study).field("unit", output.options.unit);
  json.key("sessions").begin_array();
  for (const CodedTranscript& session : input.sessions) json.value(session.transcript->session);
  json.end_array().key("left_out").begin_array();
  for (const std::string& session : input.left_out) json.value(session);
  json.end_array();
}

void write_spans(format::json::Writer& json, const AgreeOutput& output) {
  if (output.input.study.empty()) return;
  json.key("spans").begin_array();
  for (const CoderSpans& spans : output.input.spans) {
    json.begin_object();
    write_coders(json, output.report, spans.first, spans.second);
    json.field("first", std::uint64_t{spans.matches.first});
    json.field("second", std::uint64_t{spans.matches.second});
    json.field("matched", std::uint64_t{spans.matches.matched}).end_object();
  }
  json.end_array();
}

}  // namespace

std::string agree_text(const AgreeOutput& output, int width, const Style& style) {
  std::string out = style(Mark::strong, heading(output)) + "\n\n";
  Table table{.head = {"measure", "value", "95 %"}, .rows = {}};
  std::map<std::string, std::vector<std::string>> undefined;  // by reason
  for (const Line& line : lines_of(output)) {
    const std::string name = text::printable(line.name);
    table.rows.push_back({name, number(line.agreement->value), interval(*line.agreement)});
    if (!line.agreement->value) undefined[line.agreement->why_not].push_back(name);
  }
  out += table_text(without_empty_interval(std::move(table)), width, style);
  for (const auto& [why, names] : undefined) {
    out += "\n" +
           text::wrap("not defined, because " + why + ": " + text::join(names, "; "),
                      std::max(width, 40) - 2, 2) +
           "\n";
  }
  if (!output.report.codes.empty())
    out += "\n" + table_text(without_empty_interval(code_table(output)), width, style);
  for (const CoderSpans& spans : output.input.spans) {
    out += "\n" + text::printable(pair_name(output.report, spans.first, spans.second)) + ": " +
           std::to_string(spans.matches.matched) + " of " + std::to_string(spans.matches.first) +
           " and " + text::counted(spans.matches.second, "highlight") +
           " cover each other by half or more\n";
  }
  return out + "\n0.800 and more is reliable, 0.667 enough for tentative conclusions\n";
}

std::string agree_json(const AgreeOutput& output) {
  const coding::AgreementReport& report = output.report;
  format::json::Writer json;
  json.begin_object().field("version", 1);
  write_study(json, output);
  json.key("coders").begin_array();
  for (const std::string& coder : report.coders) json.value(coder);
  json.end_array().field("units", std::uint64_t{report.units});
  for (const Line& line : lines_of(output)) {
    if (!line.of.empty()) continue;
    json.key(line.id);
    write(json, *line.agreement);
  }
  json.key("cohen_kappa").begin_array();
  for (const coding::PairAgreement& pair : report.cohen) {
    json.begin_object();
    write_coders(json, report, pair.first, pair.second);
    json.key("kappa");
    write(json, pair.kappa);
    json.end_object();
  }
  json.end_array();
  write_spans(json, output);
  json.key("codes").begin_array();
  for (const coding::CodeAgreement& code : report.codes) {
    json.begin_object().field("code", code.code).key("given").begin_array();
    for (const double given : code.given) json.value(given);
    json.end_array().key("alpha");
    write(json, code.alpha);
    json.key("fleiss_kappa");
    write(json, code.fleiss);
    json.end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string agree_csv(const AgreeOutput& output) {
  std::string out =
      format::csv::write_row({"measure", "of", "value", "low", "high", "units", "not_defined"});
  const auto cell = [](const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  const auto add = [&](const std::string& measure, const std::string& of,
                       const Agreement& agreement) {
    out += format::csv::write_row(
        {measure, of, cell(agreement.value), cell(agreement.low), cell(agreement.high),
         std::to_string(agreement.units), agreement.why_not},
        true);
  };
  for (const Line& line : lines_of(output)) add(line.id, line.of, *line.agreement);
  for (const coding::CodeAgreement& code : output.report.codes)
    add("alpha_code", code.code, code.alpha);
  return out;
}

}  // namespace uxi::cli
