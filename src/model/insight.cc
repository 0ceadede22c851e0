// Reads insights/<id>.md: front matter, then free Markdown.
#include "format/markdown.h"
#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"
#include "uxi/theme.h"

namespace uxi {
namespace {

enum class InsightKind { finding, need, symptom, opportunity };
constexpr auto kInsightKindNames = std::to_array<Named<InsightKind>>({
    {"finding", InsightKind::finding},
    {"need", InsightKind::need},
    {"symptom", InsightKind::symptom},
    {"opportunity", InsightKind::opportunity},
});

enum class Verdict { supports, contradicts };
constexpr auto kVerdictNames = std::to_array<Named<Verdict>>({
    {"supports", Verdict::supports},
    {"contradicts", Verdict::contradicts},
});

constexpr Bounds<int> kRating{.least = 1, .most = 5};

/// The word itself, where there was one of the table's.
template <class E, std::size_t N>
Text word(const std::optional<Located<E>>& value, const std::array<Named<E>, N>& names) {
  return value ? Text{std::string(name_of(names, value->value)), value->span} : Text{};
}

std::vector<Text> checked(Fields& fields, std::string_view key, const IdForm& form) {
  std::vector<Text> ids = fields.texts(key);
  for (const Text& id : ids) check_id(fields.reading(), id, form);
  return ids;
}

std::vector<std::pair<Text, Text>> read_verdicts(Fields& fields) {
  std::vector<std::pair<Text, Text>> out;
  const Reading& reading = fields.reading();
  for (const FieldEntry& entry : fields.entries("assumptions")) {
    check_id(reading, entry.key, kSlugForm);
    const auto verdict = read_choice(reading, entry.key.value, *entry.value, kVerdictNames);
    out.emplace_back(entry.key, word(verdict, kVerdictNames));
  }
  return out;
}

Kpi read_kpi(Fields& fields) {
  Kpi kpi;
  kpi.name = fields.required_text("name").value;
  kpi.before = fields.text("before").value;
  kpi.target = fields.text("target").value;
  kpi.after = fields.text("after").value;
  return kpi;
}

void read_evidence(Fields& fields, Insight& insight) {
  insight.questions = checked(fields, "questions", kSlugForm);
  insight.assumptions = read_verdicts(fields);
  insight.evidence = checked(fields, "evidence", kHighlightRefForm);
  insight.against = checked(fields, "against", kHighlightRefForm);
}

void read_action(Fields& fields, Insight& insight) {
  insight.customer_importance = fields.integer("customer_importance", kRating);
  insight.team_value = fields.integer("team_value", kRating);
  insight.effort = fields.integer("effort", kRating);
  insight.recommendation = fields.text("recommendation");
  insight.decision = fields.text("decision");
  insight.owner = fields.text("owner");
  if (const auto due = fields.date("due")) insight.due = due->value;
  fields.mapping("kpi", [&](Fields& f) { insight.kpi = read_kpi(f); });
  for (Text& audience : fields.texts("audience")) {
    insight.audience.push_back(std::move(audience.value));
  }
  insight.state = fields.text("state");
}

}  // namespace

Insight read_insight(const SourceFile& source, std::string id, Diagnostics& diagnostics) {
  Insight insight;
  insight.id = std::move(id);
  const Reading reading{source, diagnostics, "insight"};
  const format::markdown::FrontMatter front = format::markdown::front_matter(source.text());
  insight.body = source.text().substr(front.body);
  const auto tree = parse_front_matter(reading, front.yaml);
  if (!tree) return insight;
  Fields fields(reading, *tree);
  insight.statement = fields.required_text("statement");
  if (const auto* kind = fields.find("kind")) {
    insight.kind = word(read_choice(reading, "kind", *kind, kInsightKindNames), kInsightKindNames);
  }
  read_evidence(fields, insight);
  read_action(fields, insight);
  return insight;
}

}  // namespace uxi
