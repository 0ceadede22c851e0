// The parts of the full report by name, in its order.
#include <array>
#include <fmt/core.h>

#include "report/section.h"

namespace uxi::report {
namespace {

/// Insights that the text before has not shown.
Blocks insights_section(Draft& draft, Diagnostics& diagnostics) {
  const bool some_used = !draft.insights_used.empty();
  Blocks cards;
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    if (draft.insights_used.contains(ranked.file.value->id)) continue;
    cards.push_back(insight_card(
        draft, ranked.file,
        {.level = 3, .evidence = {.most = 5}, .against = {.most = 3}, .body = &diagnostics}));
  }
  if (cards.empty()) return {};
  Blocks blocks;
  blocks.push_back(draft.heading(2, some_used ? "Further insights" : "What we learned"));
  blocks.push_back(paragraph(fmt::format("In order of {}.", kScoreFormula), Tone::note));
  append(blocks, std::move(cards));
  return blocks;
}

Blocks decisions_section(Draft& draft, Diagnostics& /*diagnostics*/) {
  if (draft.input.study->questions.empty()) return {};
  return {decisions(draft, 2)};
}

Blocks certainty_with_numbers(Draft& draft, Diagnostics& /*diagnostics*/) {
  return certainty_section(draft, true);
}

/// A section that reads nothing that somebody wrote.
template <Blocks (*Make)(Draft&)>
Blocks plain_section(Draft& draft, Diagnostics& /*diagnostics*/) {
  return Make(draft);
}

constexpr auto kSections = std::to_array<NamedSection>({
    {"decisions", decisions_section},
    {"insights", insights_section},
    {"plan", plain_section<plan_section>},
    {"priorities", plain_section<priority_section>},
    {"themes", plain_section<themes_section>},
    {"matrix", plain_section<matrix_section>},
    {"codes", plain_section<codes_section>},
    {"feedback", plain_section<feedback_section>},
    {"change", plain_section<time_section>},
    {"assumptions", plain_section<assumptions_section>},
    {"method", plain_section<method_section>},
    {"people", plain_section<people_section>},
    {"talk", plain_section<talk_section>},
    {"certainty", certainty_with_numbers},
    {"limits", plain_section<limits_section>},
    {"quotes", plain_section<evidence_section>},
});

}  // namespace

std::span<const NamedSection> named_sections() { return kSections; }

}  // namespace uxi::report
