// `uxi screen show`.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/context.h"

namespace uxi::cli {

struct ScreenShowOptions {
  std::string path;
  std::string format = "text";
};
void declare_screen_show(Flags& flags, ScreenShowOptions& options);
[[nodiscard]] Result<ExitStatus> run_screen_show(const ScreenShowOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
