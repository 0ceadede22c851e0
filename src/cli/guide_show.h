// uxi guide show.
#pragma once

#include "cli/command.h"

namespace uxi::cli {

struct GuideShowOptions {
  std::string path;
  std::string format = "text";
  bool sheet = false;
  bool notes = false;
};
void declare_guide_show(Flags& flags, GuideShowOptions& options);
[[nodiscard]] Result<ExitStatus> run_guide_show(const GuideShowOptions& options, Context& context);

}  // namespace uxi::cli
