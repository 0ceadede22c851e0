// Commands of one's own: a program `uxi-NAME` in PATH runs as `uxi NAME`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/env.h"
#include "uxi/error.h"

namespace uxi::cli {

/// The program for a command's name: the first `uxi-NAME` that may be run, in a folder of PATH that
/// is absolute (a program must not come from whatever folder one stands in). Names are words of
/// letters, digits, `-` and `_`; nothing for any other, and where there is none.
[[nodiscard]] std::optional<std::string> find_path_command(io::Env& env, std::string_view name);
/// Names of all there are, sorted.
[[nodiscard]] std::vector<std::string> path_commands(io::Env& env);
/// Runs it on our own input and output, in `folder` or where we stand; gives back its exit status.
[[nodiscard]] Result<int> run_path_command(io::Env& env, const std::string& program,
                                           const std::string& folder,
                                           std::vector<std::string> arguments);

}  // namespace uxi::cli
