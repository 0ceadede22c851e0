// A program that the person named behind `--exec --`: it gets JSON lines and writes some back.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace uxi::cli {

/// One JSON document on one line, with its line end.
[[nodiscard]] std::string on_one_line(const std::string& json);

/// Runs `program` with `input` on its standard input, and gives what it writes: no shell, and of
/// the environment only PATH, HOME, LANG and TMPDIR. `not_found` where there is no such program,
/// `io` where it fails, `limit` where it takes over five minutes or writes over 64 MiB.
[[nodiscard]] Result<std::string> ask_program(Context& context,
                                              const std::vector<std::string>& program,
                                              std::string input);

}  // namespace uxi::cli
