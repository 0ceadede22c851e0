// How commands change files: under the lock, as one, with `--dry-run` as a diff.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "workspace/changes.h"

namespace uxi::cli {

/// `--dry-run` of a command that writes.
void declare_dry_run(Flags& flags, bool& dry_run);

/// A unified diff, to stdout, coloured on a terminal.
void print_diff(Context& context, const std::string& diff);

/// Takes the lock, lets `plan` read and say what is to change, and writes it, or prints it where
/// `dry_run`. `plan` runs under the lock, so what it reads is what it changes. Returns whether
/// anything changed.
[[nodiscard]] Result<bool> write_changes(Context& context, const workspace::Workspace& workspace,
                                         std::string_view command, bool dry_run,
                                         const std::function<Result<workspace::Changes>()>& plan);

}  // namespace uxi::cli
