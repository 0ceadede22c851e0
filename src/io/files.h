// The one door to files. Everything above takes a `FileSystem&`; tests hand in one in memory, or
// one that fails on purpose.
//
// Paths are byte strings (UTF-8 by habit) with `/`; relative ones count from the process's working
// folder, which the empty path names too. An error has the path as it was given in `Error::path`
// and the system's reason in the message: `a/b.yaml: error: cannot be written: permission denied`.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::io {

enum class FileKind { file, folder, link, other };

/// What a file looks like from outside; enough for git's racy-clean rule.
struct FileInfo {
  FileKind kind = FileKind::file;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< since 1970-01-01 UTC
  std::int64_t changed_ns = 0;   ///< ctime
  std::uint64_t inode = 0;
  unsigned mode = 0;  ///< permission bits
};

/// One name in a folder; `kind` is of the link itself, not of what it points to.
struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::file;
};

/// One name in a folder, and what `info` says of it; nothing where that says why not.
struct FolderItem {
  FolderEntry entry;
  std::optional<FileInfo> info;
};

/// Held while it lives; the lock goes when it is destroyed or the process dies.
class FileLock {
 public:
  FileLock() = default;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  virtual ~FileLock() = default;
};

/// Largest file that is read unless a caller asks for more.
inline constexpr std::uint64_t kReadLimit = std::uint64_t{64} << 20U;

class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  /// The whole file. `limit` where it is larger, `not_found`, `denied`, or `io`. Folders, pipes and
  /// devices are refused (`io`) without opening them, so that nothing waits for a writer.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                 std::uint64_t limit = kReadLimit) = 0;
  /// Follows links. `not_found` where there is nothing.
  [[nodiscard]] virtual Result<FileInfo> info(const std::string& path) = 0;
  /// Names in a folder, sorted by byte; without `.` and `..`.
  [[nodiscard]] virtual Result<std::vector<FolderEntry>> list(const std::string& path) = 0;
  /// `list`, with the `info` of each name: one walk through the folder instead of a way to each
  /// file.
  [[nodiscard]] virtual Result<std::vector<FolderItem>> survey(const std::string& path);
  /// Creates or cuts a file and syncs it to the disk. Not atomic: see `replace_file`. With `mode`
  /// the file has exactly these permission bits afterwards; without, an old file keeps its own and
  /// a new one has 0666 less the umask. A full disk is `io`.
  [[nodiscard]] virtual Result<void> write(const std::string& path, std::string_view bytes,
                                           std::optional<unsigned> mode = {}) = 0;
  /// Renames over whatever file is there. `unsupported` from one file system to another.
  [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  /// Removes a file, a link (not what it points to) or an empty folder; `not_found` where there is
  /// nothing.
  [[nodiscard]] virtual Result<void> remove(const std::string& path) = 0;
  /// Creates a folder and those above it; no error where it is there.
  [[nodiscard]] virtual Result<void> make_folders(const std::string& path,
                                                  unsigned mode = 0777) = 0;
  /// Makes the names in a folder durable.
  [[nodiscard]] virtual Result<void> sync_folder(const std::string& path) = 0;
  /// Sets the time of last change to now, the bytes untouched.
  [[nodiscard]] virtual Result<void> touch(const std::string& path) = 0;
  /// An exclusive lock (flock) on `path`, which is created with mode 0600 and stays. Waits up to
  /// `wait_ms`, then `conflict`, naming the process that holds it.
  [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                                               int wait_ms) = 0;
  /// The path with links and `..` resolved; `not_found` where it does not exist.
  [[nodiscard]] virtual Result<std::string> real_path(const std::string& path) = 0;
};

[[nodiscard]] bool exists(FileSystem& files, const std::string& path);
[[nodiscard]] bool is_folder(FileSystem& files, const std::string& path);

/// Puts `bytes` at `path` so that a reader sees the old file or the new one, never a part:
/// temporary file in the same folder, sync, rename, sync of the folder. Follows a link at `path`;
/// an old file keeps its mode, a new one gets `mode`, or 0666 less the umask. On failure the old
/// file is untouched and the temporary one gone; only when the last sync fails the new file is
/// there already.
[[nodiscard]] Result<void> replace_file(FileSystem& files, const std::string& path,
                                        std::string_view bytes, std::optional<unsigned> mode = {});

/// Every file below `folder`, as paths relative to it, sorted by byte. Skips names that start with
/// `.`, folders of any depth whose name is in `skip_folders`, pipes and devices; a link to a file
/// counts as a file, one to a folder is not followed; at most `kWalkDepth` folders deep (else
/// `limit`).
inline constexpr int kWalkDepth = 32;
[[nodiscard]] Result<std::vector<std::string>> walk(FileSystem& files, const std::string& folder,
                                                    const std::vector<std::string>& skip_folders);

/// The same, without the folders for which `skip` says so (their path as seen from `folder`).
[[nodiscard]] Result<std::vector<std::string>> walk_pruned(
    FileSystem& files, const std::string& folder,
    const std::function<bool(const std::string& path)>& skip);

/// The disk of this machine.
[[nodiscard]] std::unique_ptr<FileSystem> real_files();
/// A file system in memory, for tests. Its working folder is `/`, its umask 022, and its clock
/// moves on by a second at each change, from 2026-06-01.
[[nodiscard]] std::unique_ptr<FileSystem> memory_files();

}  // namespace uxi::io
