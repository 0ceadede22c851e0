// What stands in a pipe, for commands that take `-` for a file.
#pragma once

#include <cstdint>
#include <string>

#include "cli/context.h"
#include "io/files.h"

namespace uxi::cli {

/// All of standard input. `limit` where there are more bytes than that: a pipe may have no end.
[[nodiscard]] Result<std::string> read_stdin(Context& context,
                                             std::uint64_t limit = io::kReadLimit);

}  // namespace uxi::cli
