// What `uxi verify` says of reports, as text, JSON and findings; and the references it can add.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "report/figure_claim.h"
#include "report/findings.h"
#include "report/verify.h"

namespace uxi::cli {

/// One report and what became of its quotes and numbers.
struct Verified {
  SourceFile source;
  std::vector<report::QuoteCheck> quotes = {};
  std::vector<report::FigureClaim> figures = {};

  [[nodiscard]] bool proved() const;
  [[nodiscard]] std::vector<Diagnostic> findings() const;  ///< sorted
};

[[nodiscard]] std::string verified_json(const std::vector<Verified>& all);
/// Findings, each with what the transcript has; a remark for each report on how much is proved.
void print_verified(Context& context, const std::vector<Verified>& all);
[[nodiscard]] report::Findings verified_findings(const std::vector<Verified>& all);

/// The report with a reference behind each proved quote that has none. Quotes that stand in several
/// places are left, and `ambiguous` says so for each.
struct WithReferences {
  std::string text;
  std::size_t added = 0;
  std::vector<std::string> ambiguous = {};
};
[[nodiscard]] Result<WithReferences> with_references(const Verified& report);

}  // namespace uxi::cli
