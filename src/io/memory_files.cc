// Files in memory that behave as a disk does, down to the errors. One map of absolute, normalised
// paths; a folder's content is the run of paths that start with its own.
#include <algorithm>
#include <cerrno>
#include <map>
#include <set>

#include "io/files.h"
#include "io/path.h"
#include "io/system_error.h"

namespace uxi::io {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kStart = 1'780'272'000 * kSecond;  // 2026-06-01T00:00:00Z
constexpr unsigned kUmask = 022;

struct Node {
  FileInfo info;
  std::string bytes;
};

/// Gives the lock back. The set is shared, because a lock may outlive the file system.
class MemoryLock final : public FileLock {
 public:
  MemoryLock(std::shared_ptr<std::set<std::string>> held, std::string path)
      : held_(std::move(held)), path_(std::move(path)) {}
  MemoryLock(const MemoryLock&) = delete;
  MemoryLock& operator=(const MemoryLock&) = delete;
  ~MemoryLock() override { held_->erase(path_); }

 private:
  std::shared_ptr<std::set<std::string>> held_;
  std::string path_;
};

std::string absolute(const std::string& path) { return normalised("/" + path); }

class MemoryFiles final : public FileSystem {
 public:
  MemoryFiles() { create("/", FileKind::folder, 0777); }

  Result<std::string> read(const std::string& path, std::uint64_t limit) override {
    static constexpr std::string_view kWhat = "cannot be read";
    const int error = lookup_error(absolute(path));
    if (error != 0) return system_error(path, kWhat, error);
    const Node& node = nodes_.at(absolute(path));
    if (node.info.kind == FileKind::folder) return system_error(path, kWhat, EISDIR);
    if (node.bytes.size() > limit) return too_large(path, limit);
    return node.bytes;
  }

  Result<FileInfo> info(const std::string& path) override {
    const int error = lookup_error(absolute(path));
    if (error != 0) return system_error(path, "cannot be looked at", error);
    return nodes_.at(absolute(path)).info;
  }

  Result<std::vector<FolderEntry>> list(const std::string& path) override {
    const std::string folder = absolute(path);
    int error = lookup_error(folder);
    if (error == 0 && !is_folder_at(folder)) error = ENOTDIR;
    if (error != 0) return system_error(path, "cannot be listed", error);
    std::vector<FolderEntry> entries;
    for (const auto& [name, node] : nodes_) {
      if (name != "/" && parent(name) == folder)
        entries.push_back({file_name(name), node.info.kind});
    }
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
  }

  Result<void> write(const std::string& path, std::string_view bytes,
                     std::optional<unsigned> mode) override {
    static constexpr std::string_view kWhat = "cannot be written";
    const std::string name = absolute(path);
    int error = lookup_error(name);
    if (error == 0 && is_folder_at(name)) error = EISDIR;
    if (error == ENOENT && is_folder_at(parent(name))) {
      create(name, FileKind::file, 0666);
      error = 0;
    }
    if (error != 0) return system_error(path, kWhat, error);
    Node& node = nodes_.at(name);
    node.bytes = bytes;
    node.info.size = bytes.size();
    if (mode) node.info.mode = *mode;
    node.info.modified_ns = node.info.changed_ns = next_time();
    return {};
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    const std::string source = absolute(from);
    const std::string target = absolute(to);
    if (const int error = rename_error(source, target)) {
      return system_error(from, "cannot be renamed to `" + to + "`", error);
    }
    if (source == target) return {};
    nodes_.erase(target);
    std::vector<std::string> moved;
    for (const auto& [name, node] : nodes_) {
      if (name == source || name.starts_with(source + "/")) moved.push_back(name);
    }
    for (const std::string& name : moved) {
      auto node = nodes_.extract(name);
      node.key() = target + name.substr(source.size());
      nodes_.insert(std::move(node));
    }
    nodes_.at(target).info.changed_ns = next_time();
    return {};
  }

  Result<void> remove(const std::string& path) override {
    const std::string name = absolute(path);
    int error = lookup_error(name);
    if (error == 0 && has_children(name)) error = ENOTEMPTY;
    if (error == 0 && name == "/") error = EBUSY;
    if (error != 0) return system_error(path, "cannot be removed", error);
    nodes_.erase(name);
    return {};
  }

  Result<void> make_folders(const std::string& path, unsigned mode) override {
    const std::string name = absolute(path);
    if (lookup_error(name) == EINVAL) return system_error(path, "cannot be made", EINVAL);
    for (std::size_t end = 1; end != std::string::npos && name != "/";) {
      end = name.find('/', end + 1);
      const std::string part = name.substr(0, end);
      const auto found = nodes_.find(part);
      if (found == nodes_.end()) {
        create(part, FileKind::folder, mode);
      } else if (found->second.info.kind != FileKind::folder) {
        if (part != name) return system_error(path, "cannot be made", ENOTDIR);
        return fail_at(ErrorKind::io, path, "cannot be made: there is a file of this name");
      }
    }
    return {};
  }

  Result<void> sync_folder(const std::string& path) override {
    const std::string name = absolute(path);
    int error = lookup_error(name);
    if (error == 0 && !is_folder_at(name)) error = ENOTDIR;
    if (error != 0) return system_error(path, "cannot be synced", error);
    return {};
  }

  Result<void> touch(const std::string& path) override {
    const int error = lookup_error(absolute(path));
    if (error != 0) return system_error(path, "cannot be touched", error);
    FileInfo& info = nodes_.at(absolute(path)).info;
    info.modified_ns = info.changed_ns = next_time();
    return {};
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path, int) override {
    const std::string name = absolute(path);
    if (!exists(*this, path)) UXI_TRY_VOID(write(path, "", 0600));
    if (is_folder_at(name)) return system_error(path, "cannot be locked", EISDIR);
    // Everybody is of this process here: to wait would be for ever.
    if (!held_->insert(name).second) {
      return fail_at(ErrorKind::conflict, path, "is held by this process",
                     "try again when that is done");
    }
    return std::make_unique<MemoryLock>(held_, name);
  }

  Result<std::string> real_path(const std::string& path) override {
    const int error = lookup_error(absolute(path));
    if (error != 0) return system_error(path, "cannot be resolved", error);
    return absolute(path);
  }

 private:
  std::int64_t next_time() { return kStart + kSecond * ++changes_; }

  void create(const std::string& name, FileKind kind, unsigned mode) {
    const std::int64_t now = next_time();
    nodes_[name].info = {.kind = kind,
                         .modified_ns = now,
                         .changed_ns = now,
                         .inode = ++inodes_,
                         .mode = mode & ~kUmask};
  }

  [[nodiscard]] bool is_folder_at(const std::string& name) const {
    const auto found = nodes_.find(name);
    return found != nodes_.end() && found->second.info.kind == FileKind::folder;
  }

  [[nodiscard]] bool has_children(const std::string& name) const {
    const std::string prefix = name == "/" ? name : name + "/";
    const auto next = nodes_.upper_bound(prefix);
    return next != nodes_.end() && next->first.starts_with(prefix);
  }

  /// 0, ENOENT, or ENOTDIR where a file stands where a folder should.
  [[nodiscard]] int lookup_error(const std::string& name) const {
    if (name.find('\0') != std::string::npos) return EINVAL;
    if (nodes_.contains(name)) return 0;
    std::string above = parent(name);
    while (!nodes_.contains(above)) above = parent(above);
    return is_folder_at(above) ? ENOENT : ENOTDIR;
  }

  [[nodiscard]] int rename_error(const std::string& source, const std::string& target) const {
    if (const int error = lookup_error(source)) return error;
    const int error = lookup_error(target);
    if (error == ENOENT && !is_folder_at(parent(target))) return ENOENT;
    if (error != 0 && error != ENOENT) return error;
    if (target.starts_with(source == "/" ? source : source + "/")) return EINVAL;
    if (error == ENOENT || source == target) return 0;
    if (is_folder_at(target) && !is_folder_at(source)) return EISDIR;
    if (!is_folder_at(target) && is_folder_at(source)) return ENOTDIR;
    return is_folder_at(target) && has_children(target) ? ENOTEMPTY : 0;
  }

  std::map<std::string, Node> nodes_;
  std::shared_ptr<std::set<std::string>> held_ = std::make_shared<std::set<std::string>>();
  std::int64_t changes_ = 0;
  std::uint64_t inodes_ = 0;
};

}  // namespace

std::unique_ptr<FileSystem> memory_files() { return std::make_unique<MemoryFiles>(); }

}  // namespace uxi::io
