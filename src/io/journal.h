// Changes to several files that happen as one: all of them, or none, also after a kill or a full disk.
//
// A change set is staged in `.uxi/journal/<id>/`: every new content is written and synced, then a manifest
// with the hash of what each file held and will hold, then the renames, then the manifest goes. The next
// writer that finds a manifest rolls it forward where every staged file is whole, back otherwise. What was
// there before is kept in `.uxi/undo/<n>/` for `uxi undo`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/files.h"
#include "uxi/error.h"

namespace uxi::io {

/// One file of a change set; `path` is relative to the workspace. No `after` means removal.
struct FileChange {
  std::string path;
  std::optional<std::string> before;  ///< what it held when it was read; nothing = was not there
  std::optional<std::string> after;

  friend bool operator==(const FileChange&, const FileChange&) = default;
};

/// What a command did, for `uxi log` and `uxi undo`.
struct UndoEntry {
  int number = 0;           ///< from 1, rising
  std::string command;      ///< `tag add`
  std::vector<FileChange> changes;
};

/// The lock, journal and undo of one workspace. Writers: `lock`, read again, build changes, `commit`.
class Journal {
 public:
  /// `root` is the workspace. Nothing is touched yet.
  Journal(FileSystem& files, std::string root);

  /// Takes `.uxi/lock` and settles what a killed command left behind. `conflict` when another `uxi`
  /// holds it for longer than `wait_ms`; `denied` on a read-only folder.
  [[nodiscard]] Result<std::unique_ptr<FileLock>> lock(int wait_ms = 5000);

  /// Writes all changes as one, under the lock. `conflict` (naming the file) where a file no longer
  /// holds its `before`; then nothing was written. On any other failure every file is as it was.
  [[nodiscard]] Result<void> commit(const std::string& command,
                                    const std::vector<FileChange>& changes);

  /// Settles a broken change set; the names of the files it put right, and how. Called by `lock`.
  [[nodiscard]] Result<std::vector<std::string>> recover();

  /// Newest first.
  [[nodiscard]] Result<std::vector<UndoEntry>> history();
  /// Takes entry `number` back (as a change set of its own, so undo can be undone). `conflict` where
  /// a file was changed since.
  [[nodiscard]] Result<UndoEntry> undo(int number);

 private:
  FileSystem* files_;
  std::string root_;
};

}  // namespace uxi::io
