// Files that fail, or a process that dies, at a chosen change to the disk.
#pragma once

#include <string>

#include "io/files.h"

namespace uxi::test {

/// Thrown where a process would have been killed. Nothing else throws it.
struct Killed {};

enum class FailureMode {
  fail_once,   ///< the n-th change fails, those after it work again
  fail_on,     ///< the n-th change and all after it fail
  full_disk,   ///< from the n-th change on there is no room: writes and new folders fail
  die_before,  ///< the process is killed before the n-th change; of a write, after half of it
  die_after,   ///< the process is killed just after the n-th change
};

/// When and how. `at` counts changes (writes, renames, removals, new folders, syncs, touches) from
/// 1; 0 is never.
struct FailurePlan {
  int at = 0;
  FailureMode mode = FailureMode::fail_once;
  ErrorKind kind = ErrorKind::io;
  std::string reason = "it fails on purpose";
};

/// Passes everything on to `base`, which must outlive it, until the plan says otherwise. After a
/// death every call throws `Killed`: what is dead does nothing more, not even tidy up.
class FailingFiles : public io::FileSystem {
 public:
  FailingFiles(io::FileSystem& base, FailurePlan plan) : base_(&base), plan_(plan) {}

  /// Changes asked for so far.
  [[nodiscard]] int changes() const { return changes_; }
  /// What they were, a line each: `write w/a`, `rename w/b w/c`.
  [[nodiscard]] const std::string& log() const { return log_; }
  /// Whether the plan came to pass.
  [[nodiscard]] bool failed() const { return plan_.at > 0 && changes_ >= plan_.at; }

  Result<std::string> read(const std::string& path, std::uint64_t limit) override;
  Result<io::FileInfo> info(const std::string& path) override;
  Result<std::vector<io::FolderEntry>> list(const std::string& path) override;
  Result<void> write(const std::string& path, std::string_view bytes,
                     std::optional<unsigned> mode) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> make_folders(const std::string& path, unsigned mode) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> touch(const std::string& path) override;
  Result<std::unique_ptr<io::FileLock>> lock(const std::string& path, int wait_ms) override;
  Result<std::string> real_path(const std::string& path) override;

 private:
  template <class Change>
  Result<void> change(const std::string& what, const std::string& path, Change make);
  void check_alive() const;

  io::FileSystem* base_;
  FailurePlan plan_;
  int changes_ = 0;
  std::string log_;
  bool dead_ = false;
};

}  // namespace uxi::test
