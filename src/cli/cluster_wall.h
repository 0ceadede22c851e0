// What a person does at the wall: `uxi cluster accept|move|merge|split|name`, and asks of it:
// `explain|stability`.
#pragma once

#include <vector>

#include "cli/command.h"

namespace uxi::cli {

[[nodiscard]] std::vector<Action> wall_actions();

}  // namespace uxi::cli
