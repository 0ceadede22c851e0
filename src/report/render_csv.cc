// CSV: of each kind of report the one table in it that people take further, a row a thing.
#include <fmt/core.h>

#include "format/csv.h"
#include "report/escape.h"
#include "report/phrasing.h"
#include "report/render.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

using Row = std::vector<std::string>;

std::string line(Row cells) {
  for (std::string& cell : cells) cell = text::replace_all(clean(cell), "\t", " ");
  return format::csv::write_row(cells, true);
}

std::string mark(const std::optional<Located<int>>& value) {
  return value ? std::to_string(value->value) : std::string();
}

std::string insights_sheet(const Draft& draft) {
  std::string out =
      line({"insight", "statement", "kind", "participants", "of", "evidence", "against",
            "customer_importance", "team_value", "effort", "score", "recommendation", "decision",
            "owner", "due", "kpi", "before", "target", "after"});
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    const Insight& insight = *ranked.file.value;
    const Kpi kpi = insight.kpi.value_or(Kpi{});
    out += line({insight.id, insight.statement.value, insight.kind.value,
                 std::to_string(draft.people.behind(insight.evidence).size()),
                 std::to_string(draft.people.size()), std::to_string(insight.evidence.size()),
                 std::to_string(insight.against.size()), mark(insight.customer_importance),
                 mark(insight.team_value), mark(insight.effort),
                 ranked.score ? short_number(*ranked.score) : "", insight.recommendation.value,
                 insight.decision.value, insight.owner.value,
                 insight.due ? to_string(*insight.due) : "", kpi.name, kpi.before, kpi.target,
                 kpi.after});
  }
  return out;
}

/// The themes that hold a highlight, by name.
std::map<HighlightRef, Row> themes_of(const Draft& draft) {
  std::map<HighlightRef, Row> themes;
  for (const Theme* theme : draft.input.themes) {
    for (const Text& name : theme->members) {
      auto ref = parse_highlight_ref(name.value);
      if (!ref) continue;
      ref->session.study.clear();
      themes[*ref].push_back(title_or_id(theme->name, theme->id));
    }
  }
  return themes;
}

/// Beyond the team with no column that tells who or where.
std::string quotes_sheet(Draft& draft, std::string_view session) {
  const bool team = draft.input.audience == ShareConsent::team;
  Row head{"quote", "who"};
  if (draft.input.audience != ShareConsent::everyone) head.emplace_back("segment");
  head.insert(head.end(), {"themes", "codes"});
  if (team) head.insert(head.end(), {"reference", "time", "highlight"});
  std::string out = line(head);
  const auto themes = themes_of(draft);
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    if (!session.empty() && tagged.file->session != session) continue;
    const ProvedQuote& proved =
        draft.quotes.prove({{"", tagged.file->session}, tagged.highlight->id});
    draft.left_out.add(proved);
    if (!proved.proved()) continue;
    const Quote quote = draft.dress_with_codes(proved);
    Row words;
    for (const QuoteLine& said : quote.lines) words.push_back(said.words);
    const auto in = themes.find(proved.highlight);
    Row row{text::join(words, " / "), quote.who};
    if (draft.input.audience != ShareConsent::everyone) row.push_back(quote.segment);
    row.push_back(in == themes.end() ? "" : text::join(in->second, "; "));
    row.push_back(text::join(quote.codes, "; "));
    if (team) {
      row.push_back(quote.reference);
      row.push_back(quote.time ? to_clock(*quote.time) : "");
      row.push_back(proved.highlight.id);
    }
    out += line(std::move(row));
  }
  return out;
}

std::string codes_sheet(const Draft& draft, bool definitions) {
  Row head{"code", "name", "participants", "of"};
  for (const SegmentPeople& segment : draft.people.segments()) {
    if (!segment.people.empty()) head.push_back(segment.id.empty() ? "no segment" : segment.id);
  }
  if (definitions) head.insert(head.end(), {"use_when", "not_when", "marker", "retired"});
  std::string out = line(head);
  if (draft.input.codebook == nullptr) return out;
  for (const Code& code : draft.input.codebook->codes) {
    const auto people = draft.people.with_code(code.path.value);
    Row row{code.path.value, code.name.value, std::to_string(people.size()),
            std::to_string(draft.people.size())};
    const auto counts = draft.people.by_segment(people);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (!draft.people.segments()[i].people.empty()) row.push_back(std::to_string(counts[i]));
    }
    if (definitions) {
      row.insert(row.end(), {code.use_when.value, code.not_when.value, code.marker ? "yes" : "no",
                             code.retired ? "yes" : "no"});
    }
    out += line(std::move(row));
  }
  return out;
}

}  // namespace

std::string to_csv(const ReportInput& input, ReportKind kind) {
  Draft draft(input);
  switch (kind) {
    case ReportKind::summary: return insights_sheet(draft);
    case ReportKind::full: return quotes_sheet(draft, "");
    case ReportKind::session: return quotes_sheet(draft, input.session);
    case ReportKind::topline: return codes_sheet(draft, false);
    case ReportKind::codebook: return codes_sheet(draft, true);
  }
  return {};
}

}  // namespace uxi::report
