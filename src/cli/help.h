// `uxi help`, `uxi VERB --help`: made from the same declarations that parse.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

/// Options that every command takes, for parsing and for help.
void declare_shared(Flags& flags, SharedOptions& shared, std::string& today);

/// The overview: commands by stage of a study's life, then the person's own (`path_commands`), of
/// which those that are called like one of ours are left out.
[[nodiscard]] std::string overview(const std::vector<Command>& commands,
                                   const std::vector<std::string>& own);
/// Help of one command; of one of its actions where `action` is not null.
[[nodiscard]] std::string command_help(const Command& command, const Action* action);

}  // namespace uxi::cli
