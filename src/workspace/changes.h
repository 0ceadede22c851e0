// What a command is about to change: collected first, shown as a diff or written as one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/journal.h"
#include "uxi/error.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// The folder that git ignores and only its owner may read.
inline constexpr std::string_view kPrivate = "private";

/// Changes to files of one workspace; paths are relative to its root. New files in `private/` are
/// for their owner alone.
class Changes {
 public:
  /// `path` is to hold `after`. A file that holds it already is left out.
  [[nodiscard]] Result<void> put(const Workspace& workspace, std::string_view path,
                                 std::string after);
  /// The same where its bytes are at hand: `before` is what they were when they were read.
  void replace(std::string_view path, std::string_view before, std::string after);
  void add(io::FileChange change);
  [[nodiscard]] Result<void> remove(const Workspace& workspace, std::string_view path);

  /// Whether something in `private/` is to change.
  [[nodiscard]] bool touches_private() const;
  [[nodiscard]] bool empty() const { return files_.empty(); }
  [[nodiscard]] const std::vector<io::FileChange>& files() const { return files_; }
  /// Unified diffs, one file after the other.
  [[nodiscard]] std::string diff() const;

 private:
  std::vector<io::FileChange> files_;
};

}  // namespace uxi::workspace
