#include "report/build.h"

#include <fmt/core.h>

#include "report/narrative.h"
#include "report/phrasing.h"
#include "report/section.h"
#include "report/verify.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

/// Words that somebody typed into prose, of a person who did not agree that these readers see
/// them: quotes of highlights are left out by themselves, these only their writer can take out.
void refuse_words(const ReportInput& input, const SourceFile& source, Diagnostics& diagnostics) {
  auto checks = verify_text(source, input.transcripts, input.sessions,
                            {.audience = input.audience, .today = input.today});
  if (!checks) {
    diagnostics.report(source, {}, Severity::error, "report/limit", checks.error().message,
                       checks.error().hint);
    return;
  }
  std::erase_if(*checks,
                [](const QuoteCheck& check) { return check.verdict != QuoteVerdict::no_consent; });
  report_checks(source, *checks, diagnostics);
}

void look_beyond_team(const ReportInput& input, const SourceFile& source,
                      Diagnostics& diagnostics) {
  if (input.audience == ShareConsent::team) return;
  warn_of_handles(source, diagnostics);
  refuse_words(input, source, diagnostics);
}

void warn_beyond_team(const ReportInput& input, Diagnostics& diagnostics) {
  if (input.narrative != nullptr) look_beyond_team(input, *input.narrative, diagnostics);
  for (const RankedInsight& ranked : ranked_insights(input)) {
    if (ranked.file.source != nullptr) look_beyond_team(input, *ranked.file.source, diagnostics);
  }
}

}  // namespace

Document start_document(const ReportInput& input, ReportKind kind) {
  Document document;
  document.kind = kind;
  document.study = input.study->name;
  document.title = input.study->title.value.empty() ? input.study->name : input.study->title.value;
  document.audience = input.audience;
  document.date = input.today;
  document.made_from = input.made_from;
  document.contents = kind == ReportKind::full;
  return document;
}

Document build_summary(const ReportInput& whole) {
  ReportInput input = whole;
  std::erase_if(input.insights, is_draft);
  Draft draft(input);
  Document document = start_document(input, ReportKind::summary);
  document.subtitle = people_sentence(draft);
  Blocks& blocks = document.blocks;
  if (!input.study->questions.empty()) blocks.push_back(decisions(draft, 2));
  const auto insights = ranked_insights(input);
  if (!insights.empty()) blocks.push_back(draft.heading(2, "What we learned"));
  for (std::size_t i = 0; i < insights.size() && i < kSummaryInsights; ++i) {
    blocks.push_back(insight_card(draft, insights[i].file,
                                  {.level = 3, .evidence = {.most = 2}, .against = {.most = 1}}));
  }
  if (insights.size() > kSummaryInsights) {
    blocks.push_back(
        paragraph(fmt::format("{} more in the full report.",
                              text::counted(insights.size() - kSummaryInsights, "insight")),
                  Tone::note));
  }
  append(blocks, certainty_section(draft, false));
  append(blocks, limits_section(draft));
  document.left_out = draft.left_out.sentence();
  return document;
}

std::optional<Document> build_full(const ReportInput& input, Diagnostics& diagnostics) {
  Draft draft(input);
  Diagnostics found;
  Document document = start_document(input, ReportKind::full);
  document.subtitle = people_sentence(draft);
  Blocks& blocks = document.blocks;
  if (input.narrative != nullptr) {
    Prose prose = fill_narrative(*input.narrative, draft, found);
    if (prose.title) document.title = *prose.title;
    append(blocks, std::move(prose.blocks));
  }
  // All quotes come last and are made first: the matrix points into them.
  Blocks evidence = draft.sections_used.contains("quotes") ? Blocks() : evidence_section(draft);
  for (const NamedSection& section : named_sections()) {
    if (section.name == "quotes" || draft.sections_used.contains(section.name)) continue;
    append(blocks, section.make(draft, found));
  }
  append(blocks, std::move(evidence));
  document.left_out = draft.left_out.sentence();
  warn_beyond_team(input, found);
  const bool broken = found.has_errors();
  diagnostics.append(found.items());
  if (broken) return std::nullopt;
  return document;
}

std::optional<Document> build_from_text(const ReportInput& input, const SourceFile& text,
                                        Diagnostics& diagnostics) {
  Draft draft(input);
  Diagnostics found;
  Document document = start_document(input, ReportKind::full);
  document.subtitle = people_sentence(draft);
  Prose prose = fill_narrative(text, draft, found);
  if (prose.title) document.title = *prose.title;
  document.blocks = std::move(prose.blocks);
  document.left_out = draft.left_out.sentence();
  look_beyond_team(input, text, found);
  const bool broken = found.has_errors();
  diagnostics.append(found.items());
  if (broken) return std::nullopt;
  return document;
}

}  // namespace uxi::report
