#include "cli/insight_rank.h"

#include <fmt/format.h>

#include "cli/insight_study.h"
#include "cli/table.h"
#include "format/csv.h"
#include "format/json.h"
#include "report/priority.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr int kWidth = 80;

std::string stars(const std::optional<Located<int>>& rating) {
  return rating ? std::to_string(rating->value) : "-";
}

std::string place(const report::Priority& row) {
  if (row.place == 0) return "-";
  return std::to_string(row.place) + (row.tied ? "=" : "");
}

std::string number(const report::Priority& row) {
  return row.score ? fmt::format("{:.1f}", *row.score) : "-";
}

std::string reach(const report::Priority& row) {
  return fmt::format("{} of {}", row.reach, row.participants);
}

std::string as_text(const std::vector<report::Priority>& rows, bool weighted, const Style& style) {
  Table table{.head = {"insight", "rank", "score", "reach", "customers", "team", "effort"}};
  for (const report::Priority& row : rows) {
    const Insight& insight = *row.file.value;
    table.rows.push_back({insight.id, place(row), number(row), reach(row),
                          stars(insight.customer_importance), stars(insight.team_value),
                          stars(insight.effort)});
  }
  std::string out = table_text(table, kWidth, style) + "\n";
  out += weighted ? "score: weighted mean of the four, 0 to 100, effort turned round\n"
                  : "score: share of participants × customers × team ÷ effort, 0 to 25\n";
  for (const report::Priority& row : rows) {
    if (row.missing.empty()) continue;
    out += "no score: " + row.file.value->id + " lacks " + text::join(row.missing, ", ") + "\n";
  }
  return out;
}

std::string as_csv(const std::vector<report::Priority>& rows) {
  std::string out = format::csv::write_row({"rank", "tied", "id", "statement", "score", "reach",
                                            "participants", "customer_importance", "team_value",
                                            "effort", "owner", "due", "recommendation"});
  for (const report::Priority& row : rows) {
    const Insight& insight = *row.file.value;
    const auto rating = [](const std::optional<Located<int>>& value) {
      return value ? std::to_string(value->value) : std::string();
    };
    out += format::csv::write_row(
        {row.place == 0 ? "" : std::to_string(row.place), row.tied ? "yes" : "no", insight.id,
         insight.statement.value, row.score ? fmt::format("{:.3f}", *row.score) : "",
         std::to_string(row.reach), std::to_string(row.participants),
         rating(insight.customer_importance), rating(insight.team_value), rating(insight.effort),
         insight.owner.value, insight.due ? to_string(*insight.due) : "",
         insight.recommendation.value},
        true);
  }
  return out;
}

void rating_json(format::json::Writer& json, std::string_view key,
                 const std::optional<Located<int>>& rating) {
  json.key(key);
  if (rating) {
    json.value(rating->value);
  } else {
    json.null();
  }
}

std::string as_json(const std::vector<report::Priority>& rows, bool weighted) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("method", weighted ? "weighted" : "rice");
  json.key("insights").begin_array();
  for (const report::Priority& row : rows) {
    const Insight& insight = *row.file.value;
    json.begin_object().key("rank");
    if (row.place > 0) {
      json.value(static_cast<std::uint64_t>(row.place));
    } else {
      json.null();
    }
    json.field("tied", row.tied).field("id", insight.id);
    json.field("statement", insight.statement.value).key("score");
    if (row.score) {
      json.value(*row.score);
    } else {
      json.null();
    }
    json.field("reach", static_cast<std::uint64_t>(row.reach));
    json.field("participants", static_cast<std::uint64_t>(row.participants));
    rating_json(json, "customer_importance", insight.customer_importance);
    rating_json(json, "team_value", insight.team_value);
    rating_json(json, "effort", insight.effort);
    json.key("missing").begin_array();
    for (const std::string& field : row.missing) json.value(field);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace

void declare_insight_rank(Flags& flags, InsightRankOptions& options) {
  flags.option("--weights", "NAME=NUMBER,...", options.weights,
               "a weighted mean of customers, reach, team and effort instead");
  flags.choice("--format", {"text", "csv", "json"}, options.format, "how they are printed");
  flags.describe(
      "The score is the share of participants that the evidence comes from, times importance to "
      "customers, times value to the team, divided by effort. Equal scores share a rank; what "
      "cannot be scored comes last.");
  flags.example("uxi insight rank --weights customers=3,reach=2,team=2,effort=1");
}

Result<ExitStatus> run_insight_rank(const InsightRankOptions& options, Context& context) {
  std::optional<report::Weights> weights;
  if (options.weights) {
    UXI_TRY(weights, report::parse_weights(*options.weights));
  }
  UXI_TRY(const InsightStudy study, load_insight_study(context));
  const report::ReportInput input = study.input(context.today());
  const report::Quotes quotes(input);
  const report::Population people(input, quotes);
  const auto rows = report::prioritise(input.insights, people, weights);
  if (options.format == "json") {
    context.print(as_json(rows, weights.has_value()));
  } else if (options.format == "csv") {
    context.print(as_csv(rows));
  } else if (!rows.empty()) {
    context.print(as_text(rows, weights.has_value(), context.out_style()));
  }
  if (rows.empty()) context.note("no insight yet; `uxi insight new` starts one");
  return ExitStatus::done;
}

}  // namespace uxi::cli
