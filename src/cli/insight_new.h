// uxi insight new: a finding with its evidence filled in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct InsightNewOptions {
  std::string id;
  std::string statement;
  std::string kind = "finding";
  std::string theme;
  std::string code;
  std::optional<std::string> where;
  std::vector<std::string> evidence;
  std::vector<std::string> against;
  std::vector<std::string> questions;
  std::vector<std::string> assumptions;
  bool dry_run = false;
};
void declare_insight_new(Flags& flags, InsightNewOptions& options);
[[nodiscard]] Result<ExitStatus> run_insight_new(const InsightNewOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
