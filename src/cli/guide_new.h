// uxi guide new.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct GuideNewOptions {
  std::string path;
  std::string segment;
  std::string purpose;
  std::optional<int> minutes;
  bool dry_run = false;
};
void declare_guide_new(Flags& flags, GuideNewOptions& options);
[[nodiscard]] Result<ExitStatus> run_guide_new(const GuideNewOptions& options, Context& context);

}  // namespace uxi::cli
