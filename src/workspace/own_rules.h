// Rules and words that a workspace adds to those that ship: templates/rules/GROUP/NAME.yaml and
// templates/words/NAME.txt of its own, rule sets of others that uxi.yaml names by path, and
// vocabularies that stand in uxi.yaml itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lint/rule.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// A rule of the workspace and the file it stands in; no rule where the file is faulty.
struct OwnRule {
  std::string id;
  SourceFile source;
  std::shared_ptr<const lint::Rule> rule;
};

/// What was found, later sources winning: rule sets in their order, then the workspace's own. What
/// is wrong with a file is in `faults` (`rule/...`, `yaml/...`).
struct OwnRules {
  std::vector<OwnRule> rules;  ///< sorted by id
  /// Rules that ship, compiled anew because they use a list that has changed.
  std::vector<std::shared_ptr<const lint::Rule>> recompiled;
  Diagnostics faults;
};
/// `not_found` where uxi.yaml names a rule set that is not there.
[[nodiscard]] Result<OwnRules> load_own_rules(const Workspace& workspace,
                                              const LintSettings& settings);

/// Adds them to `settings.options`; what is wrong goes to `diagnostics`, names of uxi.yaml that fit
/// no rule or no list of words among it.
[[nodiscard]] Result<void> add_own_rules(const Workspace& workspace, LintSettings& settings,
                                         Diagnostics& diagnostics);

}  // namespace uxi::workspace
