// The parts that reports are put together from; each gives blocks, headings included.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/draft.h"
#include "report/rank.h"
#include "uxi/diagnostic.h"

namespace uxi::report {

struct CardOptions {
  int level = 3;  ///< of its heading
  QuoteChoice evidence = {};
  QuoteChoice against = {};
  Diagnostics* body =
      nullptr;  ///< where given, the insight's free text is in it, and findings go there
};
/// An insight: statement, who it comes from, quotes for and against, what to do about it.
[[nodiscard]] Block insight_card(Draft& draft, const InsightFile& file, const CardOptions& options);
/// Those of the input that are meant for its readers, ranked.
[[nodiscard]] std::vector<RankedInsight> ranked_insights(const ReportInput& input);

/// What each research question decides.
[[nodiscard]] Block decisions(Draft& draft, int level);
/// Recommendation, owner, day and measure of each insight, in a table.
[[nodiscard]] Blocks plan_section(Draft& draft);
[[nodiscard]] Blocks themes_section(Draft& draft);
/// The themes with nothing above them, those of most people first.
[[nodiscard]] std::vector<const Theme*> top_themes(const Draft& draft);
/// Its members and those of the themes below it.
[[nodiscard]] std::vector<HighlightRef> members_of(const ReportInput& input, const Theme& theme);
/// Participants with each of the codes that most have, as bars; at most `most` of them.
[[nodiscard]] Block codes_figure(Draft& draft, std::size_t most);
/// People with each code, by segment.
[[nodiscard]] Block codes_table(Draft& draft);
[[nodiscard]] Blocks codes_section(Draft& draft);
[[nodiscard]] Block saturation_figure(Draft& draft);
/// The measure of success and saturation, each in a sentence; `with_numbers` adds curve and table.
[[nodiscard]] Blocks certainty_section(Draft& draft, bool with_numbers);
/// What the team believed, and what the insights say to it.
[[nodiscard]] Blocks assumptions_section(Draft& draft);
[[nodiscard]] Blocks method_section(Draft& draft);
/// Insights by effort and by what they are worth; none where fewer than two are scored.
[[nodiscard]] Blocks priority_section(Draft& draft);
/// People against themes, a quote in each cell; none for everybody's eyes. To be made behind
/// `evidence_section`, whose quotes it points to.
[[nodiscard]] Blocks matrix_section(Draft& draft);
/// Every quote that may be shown, by theme (by code where there are no themes).
[[nodiscard]] Blocks evidence_section(Draft& draft);
/// How many participants speak of each accepted theme, beside how many answers of each table of
/// feedback fit it.
[[nodiscard]] Blocks feedback_section(Draft& draft);
/// Themes and codes from period to period, people who came again, measures before and after.
[[nodiscard]] Blocks time_section(Draft& draft);
[[nodiscard]] Blocks measures_section(Draft& draft);
/// Who talked how much: by session for the team, by segment for others.
[[nodiscard]] Blocks talk_section(Draft& draft);
[[nodiscard]] Blocks people_section(Draft& draft);
/// What the reader must not read into it. To be made last: it tells what was left out before.
[[nodiscard]] Blocks limits_section(Draft& draft);

/// A part of the full report that a text may ask for by name: `{{section themes}}`.
struct NamedSection {
  std::string_view name;
  Blocks (*make)(Draft& draft, Diagnostics& diagnostics) = nullptr;
};
/// All of them, in the order of the full report.
[[nodiscard]] std::span<const NamedSection> named_sections();

/// `8 participants took part: 4 regular, 4 lapsed.`
[[nodiscard]] std::string people_sentence(const Draft& draft);
/// The study's measure of success against its target; empty where the plan has none, and
/// where only some highlights count.
[[nodiscard]] std::string success_sentence(const Draft& draft);
/// Empty where saturation was not measured or is not claimed.
[[nodiscard]] std::string saturation_sentence(const ReportInput& input);

}  // namespace uxi::report
