// Insights as cards, the decisions they are for, and the plan that follows from them.
#include <algorithm>
#include <fmt/core.h>

#include "report/phrasing.h"
#include "report/prose.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

bool is_for(const Insight& insight, const std::string& readers) {
  return readers.empty() || insight.audience.empty() ||
         std::find(insight.audience.begin(), insight.audience.end(), readers) !=
             insight.audience.end();
}

/// `5 of 8 participants: regular 2 of 4, lapsed 3 of 4`
std::string heard_from(const Draft& draft, const std::set<std::string>& people) {
  std::string out = draft.people.of_all(people);
  const auto counts = draft.people.by_segment(people);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const SegmentPeople& segment = draft.people.segments()[i];
    if (segment.id.empty() || segment.people.empty()) continue;
    parts.push_back(fmt::format("{} {} of {}", segment.id, counts[i], segment.people.size()));
  }
  return parts.size() < 2 ? out : out + ": " + text::join(parts, ", ");
}

/// `Bounce rate: 0.38 before, 0.5 wanted, 0.44 now`
std::string measure(const Kpi& kpi) {
  std::vector<std::string> parts;
  if (!kpi.before.empty()) parts.push_back(kpi.before + " before");
  if (!kpi.target.empty()) parts.push_back(kpi.target + " wanted");
  if (!kpi.after.empty()) parts.push_back(kpi.after + " after");
  return parts.empty() ? kpi.name : kpi.name + ": " + text::join(parts, ", ");
}

std::string priority(const Insight& insight) {
  const auto value = score(insight);
  if (!value) return "not scored";
  return fmt::format("{} (importance {} × value {} ÷ effort {})", short_number(*value),
                     insight.customer_importance->value, insight.team_value->value,
                     insight.effort->value);
}

/// `product, by 15 July 2026`
std::string owner_and_day(const Insight& insight) {
  if (!insight.due) return insight.owner.value;
  const std::string day = "by " + long_date(*insight.due);
  return insight.owner.value.empty() ? day : insight.owner.value + ", " + day;
}

Block facts_of(const Insight& insight) {
  Facts facts;
  const auto add = [&](const char* label, std::string value) {
    if (!value.empty()) facts.items.emplace_back(label, plain(std::move(value)));
  };
  add("What to do", insight.recommendation.value);
  add("Decided", insight.decision.value);
  add("Owner", owner_and_day(insight));
  add("Measure", insight.kpi ? measure(*insight.kpi) : std::string());
  add("Priority", priority(insight));
  return {std::move(facts)};
}

void add_quotes(Draft& draft, const Insight& insight, const CardOptions& options, Blocks& blocks) {
  append(blocks, draft.choose_quotes(insight.evidence, options.evidence));
  QuoteChoice against = options.against;
  against.against = true;
  Blocks other_side = draft.choose_quotes(insight.against, against);
  if (!other_side.empty()) {
    blocks.push_back(paragraph("What speaks against it", Tone::label));
    append(blocks, std::move(other_side));
  }
}

}  // namespace

std::vector<RankedInsight> ranked_insights(const ReportInput& input) {
  std::vector<InsightFile> wanted;
  std::copy_if(input.insights.begin(), input.insights.end(), std::back_inserter(wanted),
               [&](const InsightFile& file) { return is_for(*file.value, input.readers); });
  return rank(wanted);
}

Block insight_card(Draft& draft, const InsightFile& file, const CardOptions& options) {
  const Insight& insight = *file.value;
  draft.insights_used.insert(insight.id);
  Group card{GroupKind::insight, draft.unique_id("insight-" + slug(insight.id)), {}};
  Blocks& blocks = card.blocks;
  blocks.push_back(draft.heading(options.level, title_or_id(insight.statement, insight.id)));
  const auto people = draft.people.behind(insight.evidence);
  blocks.push_back(
      insight.evidence.empty()
          ? paragraph("No highlights are linked to this insight as evidence.", Tone::note)
          : paragraph("Heard from " + heard_from(draft, people) + ".", Tone::note));
  add_quotes(draft, insight, options, blocks);
  if (options.body != nullptr && file.source != nullptr) {
    append(blocks,
           read_prose(*file.source, {.level = options.level + 1}, draft, *options.body).blocks);
  }
  blocks.push_back(facts_of(insight));
  return {std::move(card)};
}

Block decisions(Draft& draft, int level) {
  Group group{GroupKind::decision, draft.unique_id("decisions"), {}};
  group.blocks.push_back(draft.heading(level, "What this study decides"));
  Facts facts;
  for (const ResearchQuestion& question : draft.input.study->questions) {
    facts.items.emplace_back(title_or_id(question.text, question.id.value),
                             plain(question.decision.value));
  }
  group.blocks.push_back({std::move(facts)});
  return {std::move(group)};
}

Blocks plan_section(Draft& draft) {
  Table table{"Who does what by when", {{"What to do"}, {"Owner"}, {"By"}, {"Measure"}}, {}};
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    const Insight& insight = *ranked.file.value;
    if (insight.recommendation.value.empty()) continue;
    table.rows.push_back({insight.recommendation.value, insight.owner.value,
                          insight.due ? long_date(*insight.due) : "",
                          insight.kpi ? measure(*insight.kpi) : ""});
  }
  Blocks measures = measures_section(draft);
  if (table.rows.empty() && measures.empty()) return {};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "What to do next"));
  if (!table.rows.empty()) blocks.push_back({std::move(table)});
  append(blocks, std::move(measures));
  return blocks;
}

}  // namespace uxi::report
