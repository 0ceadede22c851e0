#include "cli/insight_show.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/insight_study.h"
#include "format/json.h"
#include "report/priority.h"
#include "report/proof.h"
#include "report/rank.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

/// An insight with what the study knows of it.
struct Shown {
  const Insight& insight;
  const report::Priority& priority;
  std::size_t insights = 0;  ///< of the study
  std::string reach;
  std::vector<report::ProvedQuote> evidence = {};
  std::vector<report::ProvedQuote> against = {};
};

std::vector<report::ProvedQuote> proved(const report::Quotes& quotes,
                                        const std::vector<Text>& highlights) {
  std::vector<report::ProvedQuote> out;
  for (const Text& name : highlights) {
    const auto ref = parse_highlight_ref(name.value);
    if (ref) out.push_back(quotes.prove(*ref));
  }
  return out;
}

std::string words_of(const report::ProvedQuote& quote) {
  std::vector<std::string> lines;
  for (const report::QuoteLine& line : quote.lines) {
    lines.push_back((line.role == Role::interviewer ? "Interviewer: " : "") + line.words);
  }
  return text::join(lines, " / ");
}

std::string when(const report::ProvedQuote& quote) {
  return quote.time ? ", " + to_clock(*quote.time) : std::string();
}

std::string quotes_text(const char* title, const std::vector<report::ProvedQuote>& quotes,
                        const Style& style) {
  std::string out = "\n" + style(Mark::strong, title) + "\n";
  if (quotes.empty()) return out + "  nothing\n";
  for (const report::ProvedQuote& quote : quotes) {
    if (!quote.proved()) {
      out += "  " + to_string(quote.highlight) + ": not shown, " + quote.why_not + "\n";
      continue;
    }
    const std::string words = text::printable(text::squeeze(words_of(quote)));
    out += "  “" + text::wrap(words, 74, 3) + "”\n";
    out +=
        "    " +
        style(Mark::dim, text::printable(quote.who) + ", " + to_string(quote.turns) + when(quote)) +
        "\n";
  }
  return out;
}

std::string pairs_of(const Insight& insight) {
  std::vector<std::string> parts;
  for (const auto& [id, verdict] : insight.assumptions) {
    parts.push_back(verdict.value + " " + id.value);
  }
  return text::join(parts, ", ");
}

std::string questions_of(const Insight& insight) {
  std::vector<std::string> ids;
  for (const Text& id : insight.questions) ids.push_back(id.value);
  return text::join(ids, ", ");
}

std::string kpi_text(const Kpi& kpi) {
  std::string out = kpi.name;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) out += std::string("; ") + label + " " + value;
  };
  add("before", kpi.before);
  add("target", kpi.target);
  add("after", kpi.after);
  return out;
}

std::string score_text(const Shown& shown) {
  const report::Priority& row = shown.priority;
  if (!row.score) return "no score: lacks " + text::join(row.missing, ", ");
  // Lists and reports say the score of the insight alone; ranks go by how many it reaches, too.
  const auto alone = report::score(shown.insight);
  return fmt::format("{:.1f}; rank {}{} of {} by reach as well ({:.1f})", alone.value_or(0),
                     row.place, row.tied ? " (tied)" : "", shown.insights, *row.score);
}

std::string as_text(const Shown& shown, const Style& style) {
  const Insight& insight = shown.insight;
  const auto line = [](const char* label, const std::string& value) {
    if (value.empty()) return std::string();
    return fmt::format("  {:15}", label) +
           text::wrap(text::printable(text::squeeze(value)), 62, 17) + "\n";
  };
  std::vector<std::string> kind;
  for (const Text* word : {&insight.kind, &insight.state}) {
    if (!word->value.empty()) kind.push_back(text::printable(word->value));
  }
  std::string out = style(Mark::strong, insight.id) + "  " + text::join(kind, ", ") + "\n";
  const std::string statement = text::printable(text::squeeze(insight.statement.value));
  out += "  " + text::wrap(statement.empty() ? "(no statement yet)" : statement, 76, 2) + "\n\n";
  out += line("heard from", shown.reach) + line("priority", score_text(shown));
  out += line("answers", questions_of(insight)) + line("assumptions", pairs_of(insight));
  out += line("what to do", insight.recommendation.value) + line("decided", insight.decision.value);
  out += line("owner", insight.owner.value);
  out += line("by", insight.due ? to_string(*insight.due) : "");
  out += line("measure", insight.kpi ? kpi_text(*insight.kpi) : "");
  out += line("for", text::join(insight.audience, ", "));
  out += quotes_text("Evidence", shown.evidence, style);
  out += quotes_text("What speaks against it", shown.against, style);
  return out;
}

void quotes_json(format::json::Writer& json, std::string_view key,
                 const std::vector<report::ProvedQuote>& quotes) {
  json.key(key).begin_array();
  for (const report::ProvedQuote& quote : quotes) {
    json.begin_object().field("highlight", to_string(quote.highlight));
    json.field("participant", quote.participant).field("segment", quote.segment);
    json.field("ref", quote.proved() ? to_string(quote.turns) : std::string());
    json.field("quote", words_of(quote)).field("who", quote.proved() ? quote.who : std::string());
    json.field("why_not", quote.why_not).end_object();
  }
  json.end_array();
}

std::string as_json(const Shown& shown) {
  const Insight& insight = shown.insight;
  format::json::Writer json;
  json.begin_object().field("version", 1).field("id", insight.id);
  json.field("statement", insight.statement.value).field("kind", insight.kind.value);
  json.field("state", insight.state.value).key("score");
  if (shown.priority.score) {
    json.value(*shown.priority.score);
  } else {
    json.null();
  }
  json.field("reach", static_cast<std::uint64_t>(shown.priority.reach));
  json.field("participants", static_cast<std::uint64_t>(shown.priority.participants));
  json.field("recommendation", insight.recommendation.value);
  json.field("decision", insight.decision.value).field("owner", insight.owner.value);
  json.field("due", insight.due ? to_string(*insight.due) : std::string());
  quotes_json(json, "evidence", shown.evidence);
  quotes_json(json, "against", shown.against);
  json.field("text", insight.body).end_object();
  return json.text();
}

}  // namespace

void declare_insight_show(Flags& flags, InsightShowOptions& options) {
  flags.argument("ID", options.id, "an insight");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe("With the words of its evidence, as far as consent lets the team quote them.");
  flags.example("uxi insight show double-charge");
}

Result<ExitStatus> run_insight_show(const InsightShowOptions& options, Context& context) {
  UXI_TRY(const InsightStudy study, load_insight_study(context));
  UXI_TRY(const auto* loaded, find_insight(study.data, options.id));
  const report::ReportInput input = study.input(context.today());
  const report::Quotes quotes(input);
  const report::Population people(input, quotes);
  const auto rows = report::prioritise(input.insights, people, std::nullopt);
  const auto row = std::ranges::find_if(
      rows, [&](const report::Priority& one) { return one.file.value == &loaded->value; });
  const Insight& insight = loaded->value;
  const Shown shown{insight,
                    *row,
                    rows.size(),
                    reach_text(people, insight.evidence),
                    proved(quotes, insight.evidence),
                    proved(quotes, insight.against)};
  if (options.format == "json") {
    context.print(as_json(shown));
  } else {
    context.page(as_text(shown, context.out_style()));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
