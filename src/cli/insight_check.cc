#include "cli/insight_check.h"

#include <algorithm>
#include <set>

#include "cli/insight_study.h"
#include "cli/known_findings.h"
#include "format/csv.h"
#include "format/json.h"
#include "report/insight_check.h"
#include "report/ledger.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/consent.h"

namespace uxi::cli {
namespace {

/// Findings of the insights asked for (none: all, and those of the study), sorted.
Diagnostics check(const InsightStudy& study, const std::set<std::string>& wanted, Date today) {
  const report::ReportInput input = study.input(today);
  Diagnostics all;
  for (const Diagnostic& one : study.data.diagnostics.items()) {
    if (one.rule.starts_with("insight/")) all.add(one);
  }
  report::check_insights(input, study.data.study.source, all);
  Diagnostics found;
  for (const Diagnostic& one : all.items()) {
    if (wanted.empty() || wanted.contains(one.path)) found.add(one);
  }
  found.sort();
  return found;
}

/// The same in the files of another time.
Result<std::vector<Diagnostic>> check_there(io::FileSystem& files, const std::string& name,
                                            const std::set<std::string>& wanted, Date today) {
  auto workspace = workspace::Workspace::find(files);
  if (!workspace) return std::vector<Diagnostic>();
  auto data = workspace::load_study(*workspace, name);
  if (!data) return std::vector<Diagnostic>();
  workspace::withhold(*data, today);
  return check({*std::move(workspace), *std::move(data)}, wanted, today).items();
}

// ---- The ledger
// -----------------------------------------------------------------------------------

std::string day_of(const report::LedgerDay& day) {
  return day.date ? to_string(*day.date) : std::string("no date   ");
}

std::string as_text(const std::vector<report::LedgerEntry>& ledger, const Style& style) {
  std::string out;
  for (const report::LedgerEntry& entry : ledger) {
    const Assumption& assumption = *entry.assumption;
    out += style(Mark::strong, text::printable(assumption.id.value)) + "  " +
           std::string(entry.standing()) + "  (" + std::to_string(entry.supports.size()) +
           " for, " + std::to_string(entry.contradicts.size()) + " against)\n";
    out += "    " + text::wrap(text::printable(text::squeeze(assumption.text.value)), 76, 4) + "\n";
    if (!assumption.wrong_if.value.empty()) {
      out += "    wrong if: " +
             text::wrap(text::printable(text::squeeze(assumption.wrong_if.value)), 66, 14) + "\n";
    }
    const auto names = [&](const char* label, const std::vector<std::string>& ids) {
      if (!ids.empty()) out += "    " + (label + text::wrap(text::join(ids, ", "), 60, 20)) + "\n";
    };
    names("supported by:   ", entry.supporting);
    names("contradicted by: ", entry.contradicting);
    for (const report::LedgerDay& day : entry.days) {
      out += "    " + day_of(day) + "  " + day.session + "  " + std::to_string(day.supports) +
             " for, " + std::to_string(day.contradicts) + " against\n";
    }
  }
  return out;
}

std::string as_csv(const std::vector<report::LedgerEntry>& ledger) {
  std::string out = format::csv::write_row(
      {"assumption", "text", "standing", "date", "session", "supports", "contradicts"});
  for (const report::LedgerEntry& entry : ledger) {
    const auto row = [&](const std::string& date, const std::string& session, std::size_t supports,
                         std::size_t contradicts) {
      out += format::csv::write_row(
          {entry.assumption->id.value, entry.assumption->text.value, std::string(entry.standing()),
           date, session, std::to_string(supports), std::to_string(contradicts)},
          true);
    };
    if (entry.days.empty()) row("", "", 0, 0);
    for (const report::LedgerDay& day : entry.days) {
      row(day.date ? to_string(*day.date) : "", day.session, day.supports, day.contradicts);
    }
  }
  return out;
}

template <class List>
void list_json(format::json::Writer& json, std::string_view key, const List& list) {
  json.key(key).begin_array();
  for (const std::string& one : list) json.value(one);
  json.end_array();
}

std::string as_json(const std::vector<report::LedgerEntry>& ledger) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("assumptions").begin_array();
  for (const report::LedgerEntry& entry : ledger) {
    json.begin_object().field("id", entry.assumption->id.value);
    json.field("text", entry.assumption->text.value);
    json.field("wrong_if", entry.assumption->wrong_if.value).field("standing", entry.standing());
    list_json(json, "supported_by", entry.supporting);
    list_json(json, "contradicted_by", entry.contradicting);
    list_json(json, "supports", entry.supports);
    list_json(json, "contradicts", entry.contradicts);
    json.key("over_time").begin_array();
    for (const report::LedgerDay& day : entry.days) {
      json.begin_object().key("date");
      if (day.date) {
        json.value(to_string(*day.date));
      } else {
        json.null();
      }
      json.field("session", day.session);
      json.field("supports", static_cast<std::uint64_t>(day.supports));
      json.field("contradicts", static_cast<std::uint64_t>(day.contradicts)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace

void declare_insight_check(Flags& flags, InsightCheckOptions& options) {
  flags.arguments("ID", options.ids, "only these insights");
  declare_findings(flags, options.findings);
  flags.describe(
      "Three to ten insights, each with evidence of more than one participant, with somebody "
      "having looked for what speaks against it, with a symptom rather than a solution, and with a "
      "recommendation, an owner, a day and a measure; every question of the plan answered and "
      "every assumption spoken to. What a draft lacks is a suggestion.");
  flags.example("uxi insight check --fail-on warning");
}

Result<ExitStatus> run_insight_check(const InsightCheckOptions& options, Context& context) {
  UXI_TRY(const InsightStudy study, load_insight_study(context));
  std::set<std::string> wanted;
  for (const std::string& id : options.ids) {
    UXI_TRY(const auto* insight, find_insight(study.data, id));
    wanted.insert(insight->source.path());
  }
  report::Findings findings{.command = "uxi insight check",
                            .list = check(study, wanted, context.today()).items()};
  for (const auto& insight : study.data.insights) {
    if (wanted.empty() || wanted.contains(insight.source.path())) {
      findings.files.push_back(insight.source.path());
      findings.sources.push_back(&insight.source);
    }
  }
  if (wanted.empty()) {
    findings.files.push_back(study.data.study.source.path());
    findings.sources.push_back(&study.data.study.source);
  }
  std::ranges::sort(findings.files);
  const auto there = [&](io::FileSystem& files, const auto&) {
    return check_there(files, study.data.name, wanted, context.today());
  };
  UXI_TRY_VOID(keep_new(context, options.findings, findings, there));
  UXI_TRY_VOID(apply_baseline(context, options.findings, findings));
  if (options.findings.write_baseline) return status_of(options.findings, findings);
  return print_findings(context, options.findings, std::move(findings));
}

void declare_insight_assumptions(Flags& flags, InsightAssumptionsOptions& options) {
  flags.choice("--format", {"text", "csv", "json"}, options.format, "how they are printed");
  flags.describe(
      "What the team assumed, which insights support or contradict it, and how many participants "
      "had spoken for and against it after each session. The evidence of an insight speaks as the "
      "insight does, what it lists under `against` the other way.");
}

Result<ExitStatus> run_insight_assumptions(const InsightAssumptionsOptions& options,
                                           Context& context) {
  UXI_TRY(const InsightStudy study, load_insight_study(context));
  const report::ReportInput input = study.input(context.today());
  const report::Quotes quotes(input);
  const report::Population people(input, quotes);
  const auto ledger = report::assumption_ledger(input, people);
  if (options.format == "json") {
    context.print(as_json(ledger));
  } else {
    context.print(options.format == "csv" ? as_csv(ledger) : as_text(ledger, context.out_style()));
  }
  if (ledger.empty()) context.note("the plan has no assumptions");
  return ExitStatus::done;
}

}  // namespace uxi::cli
