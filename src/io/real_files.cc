// The disk, through POSIX. Every call goes on after a signal, and every descriptor closes on exec.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "io/file_descriptor.h"
#include "io/files.h"
#include "io/path.h"
#include "io/real_lock.h"
#include "io/system_error.h"

namespace uxi::io {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISDIR(mode)) return FileKind::folder;
  if (S_ISLNK(mode)) return FileKind::link;
  return FileKind::other;
}

FileInfo info_of(const struct stat& status) {
  return {.kind = kind_of(status.st_mode),
          .size = static_cast<std::uint64_t>(status.st_size),
          .modified_ns = nanoseconds(status.st_mtim),
          .changed_ns = nanoseconds(status.st_ctim),
          .inode = status.st_ino,
          .mode = status.st_mode & 07777U};
}

/// What the system gets: the empty path names the working folder.
const char* system_path(const std::string& path) { return path.empty() ? "." : path.c_str(); }

/// The system would cut the path at a NUL byte and open another file. 0, or an errno.
int path_error(const std::string& path) {
  return path.find('\0') == std::string::npos ? 0 : EINVAL;
}

/// 0, or an errno.
int status_of(const std::string& path, struct stat& status) {
  if (const int error = path_error(path)) return error;
  return ::stat(system_path(path), &status) == 0 ? 0 : errno;
}

tl::unexpected<Error> not_a_file(const std::string& path, std::string_view what, mode_t mode) {
  if (S_ISDIR(mode)) return system_error(path, what, EISDIR);
  return fail_at(ErrorKind::io, path, std::string(what) + ": it is a pipe or a device, not a file",
                 "`-` reads standard input where a command takes it");
}

FileKind kind_of_entry(int folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG: return FileKind::file;
    case DT_DIR: return FileKind::folder;
    case DT_LNK: return FileKind::link;
    case DT_UNKNOWN: break;  // some file systems leave it to us
    default: return FileKind::other;
  }
  struct stat status = {};
  if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return FileKind::other;
  return kind_of(status.st_mode);
}

/// Calls `take(descriptor of the folder, entry)` for each name but `.` and `..`.
template <class Take>
Result<void> each_entry(const std::string& path, Take take) {
  static constexpr std::string_view kWhat = "cannot be listed";
  if (const int error = path_error(path)) return system_error(path, kWhat, error);
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(system_path(path)), ::closedir);
  if (!folder) return system_error(path, kWhat, errno);
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") take(::dirfd(folder.get()), *entry);
  }
  if (errno != 0) return system_error(path, kWhat, errno);
  return {};
}

/// Writes, sets the mode, syncs, closes. 0, or an errno.
int fill(FileDescriptor file, std::string_view bytes, std::optional<unsigned> mode) {
  if (mode && ::fchmod(file.number(), *mode & 07777U) != 0) return errno;
  while (!bytes.empty()) {
    const ssize_t written =
        without_interrupts([&] { return ::write(file.number(), bytes.data(), bytes.size()); });
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (without_interrupts([&] { return ::fsync(file.number()); }) != 0) return errno;
  return file.close() ? 0 : errno;
}

/// Makes one folder and those above it. 0, or an errno.
int make_folder(const std::string& path, mode_t mode) {
  if (::mkdir(path.c_str(), mode) == 0) return 0;
  if (errno == ENOENT) {
    const std::string above = parent(path);
    if (above.empty() || above == path) return ENOENT;
    if (const int error = make_folder(above, mode)) return error;
    return ::mkdir(path.c_str(), mode) == 0 || errno == EEXIST ? 0 : errno;
  }
  const int error = errno;
  struct stat status = {};
  if (status_of(path, status) == 0 && S_ISDIR(status.st_mode)) return 0;
  return error;
}

class RealFiles final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path, std::uint64_t limit) override {
    static constexpr std::string_view kWhat = "cannot be read";
    struct stat status = {};
    // Opening a pipe waits for its writer, and opening a device may do something: look first.
    if (const int error = status_of(path, status)) return system_error(path, kWhat, error);
    if (!S_ISREG(status.st_mode)) return not_a_file(path, kWhat, status.st_mode);
    const FileDescriptor file(without_interrupts(
        [&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); }));
    if (!file.is_open()) return system_error(path, kWhat, errno);
    if (static_cast<std::uint64_t>(status.st_size) > limit) return too_large(path, limit);

    // The size is a guess: the file may grow meanwhile, and files of /proc say 0.
    std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
    std::size_t length = 0;
    while (true) {
      const ssize_t got = without_interrupts(
          [&] { return ::read(file.number(), bytes.data() + length, bytes.size() - length); });
      if (got < 0) return system_error(path, kWhat, errno);
      if (got == 0) break;
      length += static_cast<std::size_t>(got);
      if (length > limit) return too_large(path, limit);
      if (length == bytes.size()) bytes.resize(bytes.size() + 65536);
    }
    bytes.resize(length);
    return bytes;
  }

  Result<FileInfo> info(const std::string& path) override {
    struct stat status = {};
    if (const int error = status_of(path, status)) {
      return system_error(path, "cannot be looked at", error);
    }
    return info_of(status);
  }

  Result<std::vector<FolderEntry>> list(const std::string& path) override {
    std::vector<FolderEntry> entries;
    UXI_TRY_VOID(each_entry(path, [&](int folder, const dirent& entry) {
      entries.push_back({entry.d_name, kind_of_entry(folder, entry)});
    }));
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
  }

  Result<std::vector<FolderItem>> survey(const std::string& path) override {
    std::vector<FolderItem> items;
    UXI_TRY_VOID(each_entry(path, [&](int folder, const dirent& entry) {
      struct stat status = {};
      const bool seen = ::fstatat(folder, entry.d_name, &status, 0) == 0;
      items.push_back({.entry = {entry.d_name, kind_of_entry(folder, entry)},
                       .info = seen ? std::optional(info_of(status)) : std::nullopt});
    }));
    std::ranges::sort(items, {},
                      [](const FolderItem& item) -> const std::string& { return item.entry.name; });
    return items;
  }

  Result<void> write(const std::string& path, std::string_view bytes,
                     std::optional<unsigned> mode) override {
    static constexpr std::string_view kWhat = "cannot be written";
    struct stat status = {};
    if (const int error = status_of(path, status); error != 0 && error != ENOENT) {
      return system_error(path, kWhat, error);
    } else if (error == 0 && !S_ISREG(status.st_mode)) {
      return not_a_file(path, kWhat, status.st_mode);
    }
    FileDescriptor file(without_interrupts([&] {
      return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY,
                    mode.value_or(0666) & 07777U);
    }));
    if (!file.is_open()) return system_error(path, kWhat, errno);
    if (const int error = fill(std::move(file), bytes, mode)) {
      return system_error(path, kWhat, error);
    }
    return {};
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    int error = std::max(path_error(from), path_error(to));
    if (error == 0 && ::rename(from.c_str(), to.c_str()) != 0) error = errno;
    if (error != 0) return system_error(from, "cannot be renamed to `" + to + "`", error);
    return {};
  }

  Result<void> remove(const std::string& path) override {
    int error = path_error(path);
    if (error == 0 && std::remove(path.c_str()) != 0) error = errno;
    if (error != 0) return system_error(path, "cannot be removed", error);
    return {};
  }

  Result<void> make_folders(const std::string& path, unsigned mode) override {
    int error = path_error(path);
    if (error == 0) error = make_folder(system_path(path), mode);
    if (error == EEXIST) {
      return fail_at(ErrorKind::io, path, "cannot be made: there is a file of this name");
    }
    if (error != 0) return system_error(path, "cannot be made", error);
    return {};
  }

  Result<void> sync_folder(const std::string& path) override {
    static constexpr std::string_view kWhat = "cannot be synced";
    if (const int error = path_error(path)) return system_error(path, kWhat, error);
    const FileDescriptor folder(without_interrupts(
        [&] { return ::open(system_path(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder.is_open()) return system_error(path, kWhat, errno);
    // EINVAL: this kind of file system has no sync of folders; there is nothing better to do.
    if (without_interrupts([&] { return ::fsync(folder.number()); }) != 0 && errno != EINVAL) {
      return system_error(path, kWhat, errno);
    }
    return {};
  }

  Result<void> touch(const std::string& path) override {
    int error = path_error(path);
    if (error == 0 && ::utimensat(AT_FDCWD, system_path(path), nullptr, 0) != 0) error = errno;
    if (error != 0) return system_error(path, "cannot be touched", error);
    return {};
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override {
    if (const int error = path_error(path)) return system_error(path, "cannot be locked", error);
    return lock_file(path, wait_ms);
  }

  Result<std::string> real_path(const std::string& path) override {
    static constexpr std::string_view kWhat = "cannot be resolved";
    if (const int error = path_error(path)) return system_error(path, kWhat, error);
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(system_path(path), nullptr),
                                                      std::free);
    if (!real) return system_error(path, kWhat, errno);
    return std::string(real.get());
  }
};

}  // namespace

std::unique_ptr<FileSystem> real_files() { return std::make_unique<RealFiles>(); }

}  // namespace uxi::io
