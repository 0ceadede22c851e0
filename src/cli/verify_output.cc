#include "cli/verify_output.h"

#include <algorithm>

#include "cli/findings.h"
#include "format/edit.h"
#include "format/json.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

void place_json(format::json::Writer& json, const SourceFile& source, Span span) {
  const Position at = source.position(span.begin);
  const Position end = source.position(span.end);
  json.field("path", source.path()).field("line", at.line).field("column", at.column);
  json.field("end_line", end.line).field("end_column", end.column);
}

void quote_json(format::json::Writer& json, const SourceFile& source,
                const report::QuoteCheck& check) {
  json.begin_object();
  place_json(json, source, check.span);
  json.field("quote", check.quote).field("verdict", to_string(check.verdict));
  json.field("reference", check.reference).field("referenced", check.referenced);
  json.key("elsewhere").begin_array();
  for (const std::string& turn : check.elsewhere) json.value(turn);
  json.end_array();
  const bool differs = check.verdict != report::QuoteVerdict::proved;
  json.field("nearest", differs ? check.nearest : std::string()).field("why", check.why);
  json.field("dropped_negation", check.dropped_negation).end_object();
}

void figure_json(format::json::Writer& json, const SourceFile& source,
                 const report::FigureClaim& claim) {
  json.begin_object();
  place_json(json, source, claim.span);
  json.field("claimed", claim.claimed).field("of", claim.of).field("found", claim.found);
  json.field("right", claim.right).end_object();
}

}  // namespace

bool Verified::proved() const {
  return std::ranges::all_of(quotes,
                             [](const report::QuoteCheck& check) {
                               return check.verdict == report::QuoteVerdict::proved;
                             }) &&
         std::ranges::all_of(figures, &report::FigureClaim::right);
}

std::vector<Diagnostic> Verified::findings() const {
  Diagnostics findings;
  report::report_checks(source, quotes, findings);
  report::report_figures(source, figures, findings);
  findings.sort();
  return findings.items();
}

std::string verified_json(const std::vector<Verified>& all) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("quotes").begin_array();
  for (const Verified& one : all) {
    for (const report::QuoteCheck& check : one.quotes) quote_json(json, one.source, check);
  }
  json.end_array().key("figures").begin_array();
  for (const Verified& one : all) {
    for (const report::FigureClaim& claim : one.figures) figure_json(json, one.source, claim);
  }
  json.end_array().end_object();
  return json.text();
}

void print_verified(Context& context, const std::vector<Verified>& all) {
  for (const Verified& one : all) {
    context.print(findings_text(one.findings(), context.out_style(), out_place(context)));
    context.env().out.flush();
    const auto proved =
        std::ranges::count(one.quotes, report::QuoteVerdict::proved, &report::QuoteCheck::verdict);
    std::string line = one.source.path() + ": " + std::to_string(proved) + " of " +
                       text::counted(one.quotes.size(), "quote") + " proved";
    if (!one.figures.empty()) {
      const auto right = std::ranges::count(one.figures, true, &report::FigureClaim::right);
      line += ", " + std::to_string(right) + " of " + text::counted(one.figures.size(), "number");
    }
    context.note(line);
  }
}

report::Findings verified_findings(const std::vector<Verified>& all) {
  report::Findings findings{.command = "uxi verify"};
  for (const Verified& one : all) {
    std::ranges::copy(one.findings(), std::back_inserter(findings.list));
    findings.files.push_back(one.source.path());
    findings.sources.push_back(&one.source);
  }
  std::ranges::sort(findings.files);
  return findings;
}

Result<WithReferences> with_references(const Verified& report) {
  WithReferences out;
  std::vector<Edit> edits;
  for (const report::QuoteCheck& check : report.quotes) {
    if (check.verdict != report::QuoteVerdict::proved || check.referenced) continue;
    if (!check.elsewhere.empty()) {
      const Position at = report.source.position(check.span.begin);
      out.ambiguous.push_back(report.source.path() + ":" + std::to_string(at.line) + ":" +
                              std::to_string(at.column) + ": stands at `" + check.reference +
                              "` and `" + text::join(check.elsewhere, "`, `") +
                              "`; write the one that is meant");
      continue;
    }
    ++out.added;
    if (!check.session_beside.empty()) {
      edits.push_back({check.session_beside, check.reference});
    } else {
      edits.push_back({{check.closed_at, check.closed_at}, " (" + check.reference + ")"});
    }
  }
  UXI_TRY(out.text, format::apply_edits(report.source.text(), std::move(edits)));
  return out;
}

}  // namespace uxi::cli
