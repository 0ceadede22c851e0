// A rule as people and programs read it: text, Markdown, JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/finding_text.h"
#include "cli/style.h"
#include "uxi/lint.h"

namespace uxi::cli {

/// A rule, and what settings make of it where we stand.
struct RuleHere {
  lint::RuleInfo info;
  std::optional<Severity> severity = {};  ///< nothing where it is off
  std::optional<Severity> severity_of_probes = {};
  bool set = false;           ///< uxi.yaml says so, for all files
  bool set_for_some = false;  ///< and something else for some files
};

/// A line each: id, severity, title; on a terminal a title goes on where it started.
[[nodiscard]] std::string rules_text(const std::vector<RuleHere>& rules, TextPlace place);
/// A table.
[[nodiscard]] std::string rules_markdown(const std::vector<RuleHere>& rules);
/// `{"version": 1, "rules": [...]}`, see uxi-json(5).
[[nodiscard]] std::string rules_json(const std::vector<RuleHere>& rules);

/// What there is to say of one: the reason, the facts, and of bad and of good examples the first
/// few, which are the plainest, or `all`.
[[nodiscard]] std::string rule_text(const RuleHere& here, bool all, const Style& style);
[[nodiscard]] std::string rule_markdown(const RuleHere& here, bool all);

}  // namespace uxi::cli
