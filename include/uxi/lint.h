// Linting of guides, plans and screeners: the rules as values, and what they find.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/guide.h"
#include "uxi/screener.h"
#include "uxi/source.h"
#include "uxi/study.h"

namespace uxi::lint {

/// How sure a rule is of itself: high where grammar or arithmetic decides, medium where closed word
/// lists and context do, low where words only hint.
enum class Confidence { low, medium, high };
[[nodiscard]] std::string_view to_string(Confidence confidence);

/// What a rule can look at.
enum class Target { guide, plan, screener };
[[nodiscard]] std::string_view to_string(Target target);

/// A guide (or one sentence of one) or a screener.yaml and, where the rule needs it, a study.yaml;
/// or that alone. In bad ones the words that are found fault with stand in `⟦` and `⟧`.
struct RuleExample {
  std::string_view guide;
  std::string_view study;     ///< empty where the rule needs none
  std::string_view screener;  ///< of rules about screeners

  [[nodiscard]] Target target() const;
  /// The text that is judged; the others stand beside it.
  [[nodiscard]] std::string_view text() const;
};

/// What a person can know of a rule; `guide rules`, `guide explain` and uxi-rules(7) are made from
/// it.
struct RuleInfo {
  std::string_view id;      ///< `wording/leading-tag`
  std::string_view family;  ///< `leading`
  std::string_view title;
  Severity severity = Severity::warning;
  Severity severity_of_probes = Severity::warning;
  bool on = true;  ///< otherwise only a setting that names the rule turns it on
  Confidence confidence = Confidence::medium;
  std::string_view check;    ///< its check kind: `phrase`, `form`, ...
  std::string_view lints;    ///< `guide`, `plan`, `screener`, `guide, screener`
  std::string_view applies;  ///< where it looks, in words
  std::string_view message;  ///< with `{match}` and other places still open
  std::string_view suggestion;
  std::string_view why;
  std::string_view source;
  std::span<const RuleExample> good;
  std::span<const RuleExample> bad;
  std::span<const std::string_view> see;
};

/// The rules that ship with the program, sorted by id.
[[nodiscard]] std::span<const RuleInfo> rules();
/// One of them, or null.
[[nodiscard]] const RuleInfo* find_rule(std::string_view id);

/// `rule` is an id or `group/*`; without a severity the rule is off.
struct RuleSetting {
  std::string rule;
  std::optional<Severity> severity;
};

/// A rule together with its check, as the engine holds it (lint/rule.h, lint/rule_file.h).
struct Rule;

struct LintOptions {
  std::vector<RuleSetting> settings;               ///< later ones win
  std::vector<std::shared_ptr<const Rule>> extra;  ///< a workspace's own rules
  std::optional<GuideMode> mode;                   ///< wins over front matter and study
  std::vector<std::string> product_names;
  std::vector<std::string> jargon_allowed;
  std::vector<std::string> known_rules = {};  ///< ids of other lints that a waiver may name
  /// Asked now and then on long files; where it says so, the rest is left out, and what was found
  /// is worth nothing.
  std::function<bool()> stop = {};
};

/// Every finding of the rules that are on, but for those waived, sorted by place. One sentence
/// yields at most one finding of a family. `study` may be null: then the coverage rules rest. A
/// setting that names no rule is not an error here: `unknown_rules` says which do.
[[nodiscard]] std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide,
                                                 const Study* study, const LintOptions& options);

/// The same for a plan; `study` was read from `source`. Waivers are comments there, which
/// `apply_comment_waivers` (lint/comment_waiver.h) takes care of.
[[nodiscard]] std::vector<Diagnostic> lint_plan(const SourceFile& source, const Study& study,
                                                const LintOptions& options);

/// The same for a screener. `study` may be null: then nothing is said of segments and quotas that
/// only a plan could tell.
[[nodiscard]] std::vector<Diagnostic> lint_screener(const SourceFile& source,
                                                    const Screener& screener, const Study* study,
                                                    const LintOptions& options);

/// What is known of every rule that may run: those that ship, and `extra`. Sorted by id; views into
/// `options`.
[[nodiscard]] std::vector<RuleInfo> rules_of(const LintOptions& options);

/// The ids and `group/*` of `settings` that fit no rule.
[[nodiscard]] std::vector<std::string> unknown_rules(const LintOptions& options);

}  // namespace uxi::lint
