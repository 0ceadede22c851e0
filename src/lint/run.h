// The engine that every lint shares: settings, rules, and what they find in a subject.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lint/check.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "uxi/diagnostic.h"

namespace uxi::lint {

/// What a rule found, before waivers.
struct Candidate {
  const Rule* rule;
  Hit hit;
  Severity severity;
};

/// A setting or a waiver means the rule: by its id, or by `group/*`.
[[nodiscard]] bool names(std::string_view setting, std::string_view id);
/// The severity that settings leave a rule with; nothing where it is off. A rule that is off unless
/// wanted is wanted by its own name only.
[[nodiscard]] std::optional<Severity> severity_of(const RuleInfo& info, bool probe,
                                                  const LintOptions& options);
/// Those that ship and those of `options`, which win.
[[nodiscard]] std::vector<const Rule*> all_rules(const LintOptions& options);

/// Whether a waiver that names `rule`, or `group/*`, names one of those, or of another lint.
[[nodiscard]] bool is_known_rule(std::string_view rule, const LintOptions& options);
/// ``did you mean `wording/closed-yes-no`?`` for a slip of it, or for `closed-yes-no`; or nothing.
[[nodiscard]] std::string nearest_rule(std::string_view rule, const LintOptions& options);

/// What the rules that are on find; of each family the strongest about a sentence.
[[nodiscard]] std::vector<Candidate> find_all(const Subject& subject);
/// As findings, sorted by place.
[[nodiscard]] std::vector<Diagnostic> make_diagnostics(const Subject& subject,
                                                       const std::vector<Candidate>& candidates);

}  // namespace uxi::lint
