// uxi insight edit: fields by flags, or the whole file in one's own editor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct InsightEditOptions {
  std::string id;
  std::string kind, customers, team, effort;  ///< empty where not given
  std::optional<std::string> statement, recommendation, decision, owner, due, state, kpi, before,
      target, after;
  std::vector<std::string> evidence, against, questions, assumptions, audience, removed;
  bool dry_run = false;
};
void declare_insight_edit(Flags& flags, InsightEditOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_edit(const InsightEditOptions& options,
                                                  Context& context);

}  // namespace uxi::cli
