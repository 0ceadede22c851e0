// `uxi guide lint`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/findings.h"

namespace uxi::cli {

struct GuideLintOptions {
  std::vector<std::string> paths;
  std::optional<std::string> stdin_path;  ///< asks for stdin where no path is named
  bool force_exclude = false;
  bool fix = false;
  bool diff = false;
  std::optional<int> jobs;
  FindingsOptions findings;
};
void declare_guide_lint(Flags& flags, GuideLintOptions& options);
[[nodiscard]] Result<ExitStatus> run_guide_lint(const GuideLintOptions& options, Context& context);

}  // namespace uxi::cli
