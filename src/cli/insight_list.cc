#include "cli/insight_list.h"

#include <fmt/format.h>

#include "cli/report_input.h"
#include "format/csv.h"
#include "format/json.h"
#include "report/rank.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::string stars(const std::optional<Located<int>>& score) {
  return score ? std::to_string(score->value) : "-";
}

std::string as_text(const std::vector<report::RankedInsight>& ranked, const Style& style) {
  std::string out;
  for (const report::RankedInsight& row : ranked) {
    const Insight& insight = *row.file.value;
    out += style(Mark::strong, insight.id) + "  " +
           (row.score ? fmt::format("score {:.1f}", *row.score) : std::string("no score")) +
           "  (customers " + stars(insight.customer_importance) + ", team " +
           stars(insight.team_value) + ", effort " + stars(insight.effort) + ")  " +
           text::counted(insight.evidence.size(), "quote") + " for, " +
           std::to_string(insight.against.size()) + " against\n";
    const std::string statement = text::printable(text::squeeze(insight.statement.value));
    out += "    " + text::wrap(statement.empty() ? "(no statement yet)" : statement, 76, 4) + "\n";
  }
  return out;
}

std::string as_csv(const std::vector<report::RankedInsight>& ranked) {
  std::string out = format::csv::write_row({"id", "kind", "state", "score", "evidence", "against",
                                            "owner", "due", "statement", "recommendation"});
  for (const report::RankedInsight& row : ranked) {
    const Insight& insight = *row.file.value;
    out += format::csv::write_row(
        {insight.id, insight.kind.value, insight.state.value,
         row.score ? fmt::format("{:.3f}", *row.score) : "",
         std::to_string(insight.evidence.size()), std::to_string(insight.against.size()),
         insight.owner.value, insight.due ? to_string(*insight.due) : "", insight.statement.value,
         insight.recommendation.value},
        true);
  }
  return out;
}

void score_json(format::json::Writer& json, std::string_view key,
                const std::optional<Located<int>>& score) {
  json.key(key);
  if (score) {
    json.value(score->value);
  } else {
    json.null();
  }
}

std::string as_json(const std::vector<report::RankedInsight>& ranked) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("insights").begin_array();
  for (const report::RankedInsight& row : ranked) {
    const Insight& insight = *row.file.value;
    json.begin_object().field("id", insight.id).field("statement", insight.statement.value);
    json.field("kind", insight.kind.value).field("state", insight.state.value).key("score");
    if (row.score) {
      json.value(*row.score);
    } else {
      json.null();
    }
    score_json(json, "customer_importance", insight.customer_importance);
    score_json(json, "team_value", insight.team_value);
    score_json(json, "effort", insight.effort);
    for (const auto& [name, list] :
         {std::pair{"evidence", &insight.evidence}, std::pair{"against", &insight.against}}) {
      json.key(name).begin_array();
      for (const Text& ref : *list) json.value(ref.value);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace

void declare_insight_list(Flags& flags, InsightListOptions& options) {
  flags.choice("--format", {"text", "csv", "json"}, options.format, "how they are printed");
  flags.describe("Ordered by " + std::string(report::kScoreFormula) +
                 "; those without a score come last.");
}

Result<ExitStatus> run_insight_list(const InsightListOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  const auto ranked = report::rank(insight_files(data));
  if (options.format == "json") {
    context.print(as_json(ranked));
  } else {
    context.print(options.format == "csv" ? as_csv(ranked) : as_text(ranked, context.out_style()));
  }
  if (ranked.empty()) context.note("no insight yet; `uxi insight new` starts one");
  return ExitStatus::done;
}

}  // namespace uxi::cli
