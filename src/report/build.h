// The reports: one page for those who decide, everything for those who ask, one session, an early
// look, the codebook.
#pragma once

#include <optional>

#include "report/document.h"
#include "report/input.h"
#include "uxi/diagnostic.h"

namespace uxi::report {

/// At most this many insights stand in a summary (practice D1: three to ten).
inline constexpr std::size_t kSummaryInsights = 10;

/// One page: decisions, ranked insights with a quote for and one against each, what to do, the
/// measure of success, saturation in a sentence, limits.
[[nodiscard]] Document build_summary(const ReportInput& whole);

/// The researcher's own report first, where there is one, then method, people, saturation, insights
/// that she has not used, themes, codes, assumptions, limits. Nothing where her text holds a
/// reference that cannot be filled; `diagnostics` says which: `report/unknown-field`,
/// `report/unknown-insight`, `report/unknown-quote`, `report/unprovable-quote`,
/// `report/unknown-code`, `report/stands-alone`, `report/no-saturation`, `report/limit`. Beyond the
/// team `report/names-participant` warns of handles in prose, and `quote/no-consent` is an error:
/// words in somebody's prose whose speaker did not agree to these readers.
[[nodiscard]] std::optional<Document> build_full(const ReportInput& input,
                                                 Diagnostics& diagnostics);

/// One session (`input.session`): how it went and what was said; the debrief for the team only.
/// Nothing where there is no such session, or its debrief cannot be read (`diagnostics`).
[[nodiscard]] std::optional<Document> build_session(const ReportInput& input,
                                                    Diagnostics& diagnostics);

/// What is heard so far, with no conclusions: people, the codes of most of them, marked moments.
[[nodiscard]] Document build_topline(const ReportInput& input);

/// Every code: its definition, how many speak of it, and a quote.
[[nodiscard]] Document build_codebook(const ReportInput& input);

/// Somebody's own Markdown with fields filled in, as of the researcher's report.md, and nothing
/// else. Nothing where a field cannot be filled.
[[nodiscard]] std::optional<Document> build_from_text(const ReportInput& input,
                                                      const SourceFile& text,
                                                      Diagnostics& diagnostics);

/// A document of that kind with the study's title and nothing in it.
[[nodiscard]] Document start_document(const ReportInput& input, ReportKind kind);

}  // namespace uxi::report
