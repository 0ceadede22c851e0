// Findings about a guide as a file, which no sentence of it has: it is no text or not UTF-8,
// it is empty, nothing is asked in it, a merge left its marks in it, it lost a question for
// consent. They are explained, set and listed as rules are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/guide.h"
#include "uxi/lint.h"
#include "uxi/source.h"

namespace uxi::lint {

/// Sorted by id.
[[nodiscard]] std::span<const RuleInfo> file_rules();

/// What a finding says; the rule's own words where there is no message.
struct FileFindingWords {
  std::string message = {};
  std::string suggestion = {};
};

/// A finding of the file rule `id`, as severe as `options` want it and no worse than `at_most`;
/// nothing where it is off.
[[nodiscard]] std::optional<Diagnostic> file_finding(std::string_view id, const SourceFile& source,
                                                     Span span, const LintOptions& options,
                                                     FileFindingWords words = {},
                                                     std::optional<Severity> at_most = {});

/// Marks that a merge left in a guide; and, in one of which nothing is asked, that, with the reason
/// where one is seen. Without `sure` that it is meant as a guide, only where one is seen.
[[nodiscard]] std::vector<Diagnostic> file_findings(const SourceFile& source, const Guide& guide,
                                                    bool sure, const LintOptions& options);

}  // namespace uxi::lint
