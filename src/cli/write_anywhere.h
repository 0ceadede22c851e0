// Files that a command may change whether they lie in a workspace or not: guides are linted, and
// mended, where they lie.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "uxi/error.h"

namespace uxi::cli {

/// What a file, named as the person wrote it, is to hold.
struct NewText {
  std::string path;
  std::optional<std::string> before;  ///< its bytes when they were read; nothing = was not there
  std::string text;
};

/// Writes them: those of a workspace as one change that `uxi undo` takes back there, others one by
/// one.
/// With `dry_run` the differences are printed and nothing is written. Whether anything differed.
/// `conflict` where a file no longer holds its `before`.
[[nodiscard]] Result<bool> write_anywhere(Context& context, std::string_view command, bool dry_run,
                                          const std::vector<NewText>& texts);

}  // namespace uxi::cli
