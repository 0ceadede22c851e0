// Which change `uxi undo` takes back next, and which one `--redo` brings back: undone changes and
// their undoings stay in the log, so that nothing is ever out of reach.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "io/journal.h"

namespace uxi::cli {

struct Undoing {
  std::set<int> taken_back;  ///< changes that stand undone
  std::optional<int> undo;   ///< the newest change that stands
  std::optional<int> redo;   ///< the newest undoing, where nothing was changed since
};
/// `entries` as `Journal::history` gives them, newest first.
[[nodiscard]] Undoing undoing_of(const std::vector<io::UndoEntry>& entries);

}  // namespace uxi::cli
