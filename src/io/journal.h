// Changes to several files that happen as one: all of them, or none, also after a kill or a full
// disk.
//
// A change set is staged in `.uxi/journal/<n>/`: every old and new content is written and synced,
// then a manifest with the hash of what each file held and will hold, then the new contents are
// renamed to their places, then the folder is renamed to `.uxi/undo/<n>/`, where `uxi undo` finds
// the old contents. The next writer that finds a manifest in the journal rolls it forward where
// every staged file is whole, back otherwise. See manifest.h for the format.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"
#include "uxi/error.h"

namespace uxi::io {

/// One file of a change set; `path` is relative to the workspace. No `after` means removal.
struct FileChange {
  std::string path;
  std::optional<std::string> before =
      {};  ///< what it held when it was read; nothing = was not there
  std::optional<std::string> after = {};
  std::optional<unsigned> mode = {};  ///< permission bits of a new file; an old one keeps its own

  friend bool operator==(const FileChange&, const FileChange&) = default;
};

enum class ChangeKind { created, changed, removed };

/// What happened to one file, without its contents.
struct UndoFile {
  std::string path;
  ChangeKind kind = ChangeKind::changed;

  friend bool operator==(const UndoFile&, const UndoFile&) = default;
};

/// Whether a change set can be taken back later. `nothing` is for `forget`: the old contents go,
/// and of the entry only the command's name stays.
enum class Keep { undo, nothing };

/// What a command did, for `uxi log` and `uxi undo`.
struct UndoEntry {
  int number = 0;               ///< from 1, rising
  std::string command;          ///< `tag add`
  std::vector<UndoFile> files;  ///< none where nothing is kept
  Keep keep = Keep::undo;

  friend bool operator==(const UndoEntry&, const UndoEntry&) = default;
};

/// So many undo entries are kept; the oldest go.
inline constexpr int kUndoEntries = 50;

/// The lock, journal and undo of one workspace. Writers: `lock`, read again, build changes,
/// `commit`. Everything but `history` wants the lock held.
class Journal {
 public:
  /// `root` is the workspace. Nothing is touched yet.
  Journal(FileSystem& files, std::string root);

  /// Takes `.uxi/lock` and settles what a killed command left behind (see `settled`). `conflict`
  /// when another `uxi` holds it for longer than `wait_ms`; `denied` on a read-only folder.
  [[nodiscard]] Result<std::unique_ptr<FileLock>> lock(int wait_ms = 5000);

  /// What the last `lock` put right, a line for each file: `a.yaml: finished`. To be shown to the
  /// person.
  [[nodiscard]] const std::vector<std::string>& settled() const { return settled_; }

  /// Writes all changes as one, under the lock; folders are made as needed, changes that change
  /// nothing are left out. `conflict` (naming the file) where a file no longer holds its `before`;
  /// then nothing was written. `usage` where a path is absolute, leaves the workspace, is in
  /// `.uxi/`, or is there twice. On any other failure every file is as it was.
  [[nodiscard]] Result<void> commit(const std::string& command,
                                    const std::vector<FileChange>& changes, Keep keep = Keep::undo);

  /// Settles a broken change set: a line for each file it put right, or left because somebody had
  /// changed it since. Called by `lock`.
  [[nodiscard]] Result<std::vector<std::string>> recover();

  /// Whether a killed command left something behind, or one is at work. For commands that only
  /// read: they take the lock in that case, and read what is whole.
  [[nodiscard]] bool unsettled();

  /// Newest first.
  [[nodiscard]] Result<std::vector<UndoEntry>> history();
  /// Takes entry `number` back, as a change set of its own, so that undo can be undone; gives the
  /// entry back. `conflict` where a file was changed since, `not_found` where there is no such
  /// entry, `unsupported` where nothing of it was kept.
  [[nodiscard]] Result<UndoEntry> undo(int number);

  /// The undo entries in which `about` holds for a file's path and what it held before.
  [[nodiscard]] Result<std::vector<int>> holding(
      const std::function<bool(std::string_view path, std::string_view bytes)>& about);
  /// Removes them, and what is left of entries that were being removed. The number of entries that
  /// went.
  [[nodiscard]] Result<int> forget(
      const std::function<bool(std::string_view path, std::string_view bytes)>& about);

 private:
  FileSystem* files_;
  std::string root_;
  std::vector<std::string> settled_;
};

}  // namespace uxi::io
