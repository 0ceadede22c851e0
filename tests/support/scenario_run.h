// Runs a scenario in a fresh temporary folder: inside this process, or with a built `uxi`.
#pragma once

#include <string>

#include "support/scenario.h"
#include "support/undo_walk.h"

namespace uxi::test {

struct RunOptions {
  std::string source_folder;  ///< where `(from ...)` counts from
  std::string program;        ///< a built uxi; empty: in this process
  UndoWalk* walk = nullptr;   ///< judges every command that changes files, where there is one
};

/// The same scenario with what really came out. Throws std::runtime_error where the runner itself
/// fails.
[[nodiscard]] Scenario run_scenario(const Scenario& scenario, const RunOptions& options);

}  // namespace uxi::test
