// The wall as a page, and what was moved on it.
#pragma once

#include "cli/command.h"

namespace uxi::cli {

/// `board` and `apply` of `uxi cluster`.
[[nodiscard]] std::vector<Action> board_actions();

}  // namespace uxi::cli
