// The index as commands use it: opened, brought up to date, and told how to find highlights.
#pragma once

#include "cli/context.h"
#include "index/index.h"

namespace uxi::cli {

/// Where the index lies, and with what it is made; not refreshed yet.
[[nodiscard]] Result<index::Index> open_index(Context& context,
                                              const workspace::Workspace& workspace);

/// Prints what could not be read: the index says nothing of these files, so a command that goes on
/// has not done all of it. Prints which files have errors, too.
void print_unread(Context& context, const workspace::Workspace& workspace,
                  const index::Refreshed& report);

/// `open_index`, refreshed; notes which sessions consent keeps from being found. `is_whole` is
/// false where files could not be read, or what a person agreed to; they were printed.
struct Indexed {
  index::Index index;
  bool is_whole = true;
};
[[nodiscard]] Result<Indexed> fresh_index(Context& context, const workspace::Workspace& workspace);

}  // namespace uxi::cli
