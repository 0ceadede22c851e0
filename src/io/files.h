// The one door to files. Everything above takes a `FileSystem&`; tests hand in one in memory, or one
// that fails on purpose.
//
// Paths are UTF-8 strings with `/`; relative ones count from the process's working folder. Errors name
// the path and the system's reason.
#pragma once

#include <cstdint>
#include <memory>
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

  /// The whole file. `limit` where it is larger, `not_found`, `denied`, or `io` (a folder, say).
  [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                 std::uint64_t limit = kReadLimit) = 0;
  /// Follows links. `not_found` where there is nothing.
  [[nodiscard]] virtual Result<FileInfo> info(const std::string& path) = 0;
  /// Names in a folder, sorted by byte; without `.` and `..`.
  [[nodiscard]] virtual Result<std::vector<FolderEntry>> list(const std::string& path) = 0;
  /// Creates or cuts a file and syncs it to the disk. Not atomic: see `replace_file`.
  [[nodiscard]] virtual Result<void> write(const std::string& path, std::string_view bytes,
                                           unsigned mode = 0666) = 0;
  /// Renames over whatever is there, within one file system.
  [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  /// Removes a file or an empty folder; `not_found` where there is nothing.
  [[nodiscard]] virtual Result<void> remove(const std::string& path) = 0;
  /// Creates a folder and those above it; no error where it is there.
  [[nodiscard]] virtual Result<void> make_folders(const std::string& path, unsigned mode = 0777) = 0;
  /// Makes the names in a folder durable.
  [[nodiscard]] virtual Result<void> sync_folder(const std::string& path) = 0;
  /// Sets the time of last change to now, the bytes untouched.
  [[nodiscard]] virtual Result<void> touch(const std::string& path) = 0;
  /// An exclusive lock (flock) on `path`, which is created. Waits up to `wait_ms`, then `conflict`.
  [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                                               int wait_ms) = 0;
  /// The path with links and `..` resolved; `not_found` where it does not exist.
  [[nodiscard]] virtual Result<std::string> real_path(const std::string& path) = 0;
};

[[nodiscard]] bool exists(FileSystem& files, const std::string& path);
[[nodiscard]] bool is_folder(FileSystem& files, const std::string& path);

/// Puts `bytes` at `path` so that a reader sees the old file or the new one, never a part: temporary
/// file in the same folder, sync, rename, sync of the folder. Follows a link at `path`; keeps its mode.
[[nodiscard]] Result<void> replace_file(FileSystem& files, const std::string& path,
                                        std::string_view bytes);

/// Every file below `folder`, as paths relative to it, sorted. Skips names that start with `.` and
/// those in `skip_folders`; does not follow links to folders; at most `kWalkDepth` deep (else `limit`).
inline constexpr int kWalkDepth = 32;
[[nodiscard]] Result<std::vector<std::string>> walk(FileSystem& files, const std::string& folder,
                                                    const std::vector<std::string>& skip_folders);

/// The disk of this machine.
[[nodiscard]] std::unique_ptr<FileSystem> real_files();
/// A file system in memory, for tests and for `--dry-run`.
[[nodiscard]] std::unique_ptr<FileSystem> memory_files();

}  // namespace uxi::io
