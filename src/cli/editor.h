// A file in the person's own editor.
#pragma once

#include <string>

#include "cli/context.h"

namespace uxi::cli {

/// $VISUAL, else $EDITOR, else vi. `usage` where there is no terminal and none is set.
[[nodiscard]] Result<std::string> find_editor(Context& context);

/// Opens `path` (from the working folder) in `editor`, a command that may have arguments, and waits
/// until it is closed. `io` where it ends with a status other than 0, and what `run_process` says
/// where it cannot be run.
[[nodiscard]] Result<void> open_editor(Context& context, const std::string& editor,
                                       const std::string& path);

/// Asks on the terminal; the answer is yes unless it starts with `n`. Without a terminal it is no.
[[nodiscard]] bool ask_yes(Context& context, const std::string& question);

}  // namespace uxi::cli
