// `uxi screen lint`.
#pragma once

#include "cli/file_lint.h"

namespace uxi::cli {

struct ScreenLintOptions : FileLintOptions {};
void declare_screen_lint(Flags& flags, ScreenLintOptions& options);
[[nodiscard]] Result<ExitStatus> run_screen_lint(const ScreenLintOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
