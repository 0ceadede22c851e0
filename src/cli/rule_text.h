// A rule as people and programs read it: text, Markdown, JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/finding_text.h"
#include "cli/style.h"
#include "uxi/lint.h"

namespace uxi::cli {

/// A line each: id, severity, title; on a terminal a title goes on where it started.
[[nodiscard]] std::string rules_text(const std::vector<lint::RuleInfo>& rules, TextPlace place);
/// A table.
[[nodiscard]] std::string rules_markdown(const std::vector<lint::RuleInfo>& rules);
/// `{"version": 1, "rules": [...]}`, see uxi-json(5).
[[nodiscard]] std::string rules_json(const std::vector<lint::RuleInfo>& rules);

/// All there is to say of one.
[[nodiscard]] std::string rule_text(const lint::RuleInfo& rule, const Style& style);
[[nodiscard]] std::string rule_markdown(const lint::RuleInfo& rule);

}  // namespace uxi::cli
