// One counter over all changes; the plan is looked at before and after each.
#include "support/failing_files.h"

namespace uxi::test {

void FailingFiles::check_alive() const {
  if (dead_) throw Killed();
}

template <class Change>
Result<void> FailingFiles::change(const std::string& what, const std::string& path, Change make) {
  check_alive();
  ++changes_;
  log_ += what + " " + path + "\n";
  const bool now = changes_ == plan_.at;
  const bool later = plan_.at > 0 && changes_ > plan_.at;
  if (now && plan_.mode == FailureMode::die_before) {
    dead_ = true;
    throw Killed();
  }
  const bool wants_room = what == "write" || what == "make";
  if ((now && plan_.mode == FailureMode::fail_once) ||
      ((now || later) && plan_.mode == FailureMode::fail_on) ||
      ((now || later) && plan_.mode == FailureMode::full_disk && wants_room)) {
    return fail_at(plan_.kind, path, "cannot be changed: " + plan_.reason);
  }
  Result<void> result = make();
  if (now && plan_.mode == FailureMode::die_after) {
    dead_ = true;
    throw Killed();
  }
  return result;
}

Result<std::string> FailingFiles::read(const std::string& path, std::uint64_t limit) {
  check_alive();
  return base_->read(path, limit);
}

Result<io::FileInfo> FailingFiles::info(const std::string& path) {
  check_alive();
  return base_->info(path);
}

Result<std::vector<io::FolderEntry>> FailingFiles::list(const std::string& path) {
  check_alive();
  return base_->list(path);
}

Result<void> FailingFiles::write(const std::string& path, std::string_view bytes,
                                 std::optional<unsigned> mode) {
  check_alive();
  // A disk that fills up, and a process that is killed, leave a part of the file.
  const bool breaks = changes_ + 1 == plan_.at && plan_.mode != FailureMode::die_after &&
                      plan_.kind != ErrorKind::denied;
  if (breaks) static_cast<void>(base_->write(path, bytes.substr(0, bytes.size() / 2), mode));
  return change("write", path, [&] { return base_->write(path, bytes, mode); });
}

Result<void> FailingFiles::rename(const std::string& from, const std::string& to) {
  return change("rename", from + " " + to, [&] { return base_->rename(from, to); });
}

Result<void> FailingFiles::remove(const std::string& path) {
  return change("remove", path, [&] { return base_->remove(path); });
}

Result<void> FailingFiles::make_folders(const std::string& path, unsigned mode) {
  return change("make", path, [&] { return base_->make_folders(path, mode); });
}

Result<void> FailingFiles::sync_folder(const std::string& path) {
  return change("sync", path, [&] { return base_->sync_folder(path); });
}

Result<void> FailingFiles::touch(const std::string& path) {
  return change("touch", path, [&] { return base_->touch(path); });
}

Result<std::unique_ptr<io::FileLock>> FailingFiles::lock(const std::string& path, int wait_ms) {
  check_alive();
  return base_->lock(path, wait_ms);
}

Result<std::string> FailingFiles::real_path(const std::string& path) {
  check_alive();
  return base_->real_path(path);
}

}  // namespace uxi::test
