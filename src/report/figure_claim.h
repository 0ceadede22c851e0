// Numbers that a report claims, with what they count beside them: `7 of 12 participants
// (pain/approval)`, `11 highlights (theme charged-twice)`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/passage.h"
#include "report/population.h"
#include "uxi/diagnostic.h"

namespace uxi::report {

/// A number that names a code, a theme, an insight or a segment in brackets right behind it.
struct FigureClaim {
  Span span = {};  ///< in the report: `7 of 12 participants`
  std::string claimed = {};
  std::string of = {};     ///< `pain/approval`, `theme charged-twice`
  std::string found = {};  ///< as the study has it
  bool right = false;
};

/// Those of the report, in order. Numbers may be written as words up to twelve; what stands in
/// brackets and is no name of the study makes no claim. `limit` as `verify_text`.
[[nodiscard]] Result<std::vector<FigureClaim>> check_figures(const SourceFile& report,
                                                             const ReportInput& input);

/// Errors `figure/wrong` for those that are not right.
void report_figures(const SourceFile& report, const std::vector<FigureClaim>& claims,
                    Diagnostics& diagnostics);

}  // namespace uxi::report
