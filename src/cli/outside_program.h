// A program that the person named behind `--exec --`: it gets JSON lines and writes some back.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace uxi::cli {

/// One JSON document on one line, with its line end.
[[nodiscard]] std::string on_one_line(const std::string& json);

/// Runs `program` with `input` on its standard input: no shell, and of the environment only PATH,
/// HOME, LANG and TMPDIR. `not_found` where there is no such program, `limit` where it takes over
/// five minutes or writes over 64 MiB; that it failed is the result's exit status.
[[nodiscard]] Result<io::ProcessResult> run_program(Context& context,
                                                    const std::vector<std::string>& program,
                                                    std::string input);

/// The same for what it writes: `io` where it failed, too.
[[nodiscard]] Result<std::string> ask_program(Context& context,
                                              const std::vector<std::string>& program,
                                              std::string input);

}  // namespace uxi::cli
