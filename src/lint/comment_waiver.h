// `# uxi-disable RULE[, RULE] -- reason` in a YAML file: on a line of its own it silences findings
// of the next line, behind a line those of that line.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/source.h"

namespace uxi::lint {

struct CommentWaiver {
  std::vector<std::string> rules;
  std::string reason;  ///< empty where there is none; then it silences nothing
  Span span;           ///< the comment
  unsigned line = 0;   ///< the line it is about
};
[[nodiscard]] std::vector<CommentWaiver> find_comment_waivers(const SourceFile& source);

/// Takes the findings of `source` that its waivers silence off `findings`; adds
/// `lint/waiver-without-reason`, `lint/unknown-rule` and, where `looked_for` says that the rule was
/// among those that ran, `lint/unused-waiver`.
void apply_comment_waivers(const SourceFile& source, const LintOptions& options,
                           const std::function<bool(std::string_view rule)>& looked_for,
                           std::vector<Diagnostic>& findings);

}  // namespace uxi::lint
