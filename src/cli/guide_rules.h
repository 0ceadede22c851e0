// `uxi guide rules` and `uxi guide explain`: what the rules are and why, those of the workspace
// among them; and whether their examples hold.
#pragma once

#include <string>
#include <vector>

#include "cli/findings.h"

namespace uxi::cli {

struct GuideRulesOptions {
  std::vector<std::string> words;  ///< `test` and ids of rules
  std::string format = "text";
};
void declare_guide_rules(Flags& flags, GuideRulesOptions& options);
[[nodiscard]] Result<ExitStatus> run_guide_rules(const GuideRulesOptions& options,
                                                 Context& context);

struct GuideExplainOptions {
  std::string rule;
  bool all = false;  ///< its examples
  std::string format = "text";
};
void declare_guide_explain(Flags& flags, GuideExplainOptions& options);
[[nodiscard]] Result<ExitStatus> run_guide_explain(const GuideExplainOptions& options,
                                                   Context& context);

}  // namespace uxi::cli
