// Every call goes to the files below, with the path joined; errors get the old name back.
#include "io/rooted_files.h"

#include <utility>

#include "io/path.h"

namespace uxi::io {
namespace {

class RootedFiles final : public FileSystem {
 public:
  RootedFiles(FileSystem& base, std::string folder) : base_(&base), folder_(std::move(folder)) {}

  Result<std::string> read(const std::string& path, std::uint64_t limit) override {
    return named(base_->read(at(path), limit), path);
  }
  Result<FileInfo> info(const std::string& path) override {
    return named(base_->info(at(path)), path);
  }
  Result<std::vector<FolderEntry>> list(const std::string& path) override {
    return named(base_->list(at(path)), path);
  }
  Result<std::vector<FolderItem>> survey(const std::string& path) override {
    return named(base_->survey(at(path)), path);
  }
  Result<void> write(const std::string& path, std::string_view bytes,
                     std::optional<unsigned> mode) override {
    return named(base_->write(at(path), bytes, mode), path);
  }
  Result<void> rename(const std::string& from, const std::string& to) override {
    return named(base_->rename(at(from), at(to)), from);
  }
  Result<void> remove(const std::string& path) override {
    return named(base_->remove(at(path)), path);
  }
  Result<void> make_folders(const std::string& path, unsigned mode) override {
    return named(base_->make_folders(at(path), mode), path);
  }
  Result<void> sync_folder(const std::string& path) override {
    return named(base_->sync_folder(at(path)), path);
  }
  Result<void> touch(const std::string& path) override {
    return named(base_->touch(at(path)), path);
  }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path, int wait_ms) override {
    return named(base_->lock(at(path), wait_ms), path);
  }
  Result<std::string> real_path(const std::string& path) override {
    return named(base_->real_path(at(path)), path);
  }

 private:
  [[nodiscard]] std::string at(const std::string& path) const {
    return path.empty() ? folder_ : join(folder_, path);
  }
  /// People know the path they wrote, not the one it was turned into.
  template <class T>
  Result<T> named(Result<T> result, const std::string& path) const {
    if (!result && result.error().path == at(path)) result.error().path = path;
    return result;
  }

  FileSystem* base_;
  std::string folder_;
};

}  // namespace

std::unique_ptr<FileSystem> rooted_files(FileSystem& base, std::string folder) {
  return std::make_unique<RootedFiles>(base, std::move(folder));
}

}  // namespace uxi::io
