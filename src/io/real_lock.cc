// flock(2): it goes with the process, however that ends. The file holds the number of the process
// that has the lock, for the message to the one that waits; it is never removed, because somebody
// may wait on it.
#include "io/real_lock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fcntl.h>
#include <fmt/core.h>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <utility>

#include "io/file_descriptor.h"
#include "io/system_error.h"

namespace uxi::io {
namespace {

class RealLock final : public FileLock {
 public:
  explicit RealLock(FileDescriptor file) : file_(std::move(file)) {}

 private:
  FileDescriptor file_;
};

/// The digits in the lock file; empty where the holder has not written them yet.
std::string holder(const FileDescriptor& file) {
  std::array<char, 20> buffer{};
  const ssize_t length =
      without_interrupts([&] { return ::pread(file.number(), buffer.data(), buffer.size(), 0); });
  const std::string_view text(buffer.data(),
                              static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
  return std::string(text.substr(0, text.find_first_not_of("0123456789")));
}

/// Polls, because a waiting flock cannot be given an end. 0, or an errno.
int wait_for_lock(const FileDescriptor& file, int wait_ms) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + milliseconds(wait_ms);
  for (auto pause = milliseconds(1);; pause = std::min(pause * 2, milliseconds(50))) {
    if (without_interrupts([&] { return ::flock(file.number(), LOCK_EX | LOCK_NB); }) == 0)
      return 0;
    if (errno != EWOULDBLOCK) return errno;
    const auto left = duration_cast<milliseconds>(end - steady_clock::now());
    if (left <= milliseconds(0)) return EWOULDBLOCK;
    std::this_thread::sleep_for(std::min(pause, left));
  }
}

/// 0, or an errno.
int write_holder(const FileDescriptor& file) {
  const std::string text = fmt::format("{}\n", ::getpid());
  if (::ftruncate(file.number(), 0) != 0) return errno;
  const ssize_t written =
      without_interrupts([&] { return ::pwrite(file.number(), text.data(), text.size(), 0); });
  return written < 0 ? errno : 0;
}

}  // namespace

Result<std::unique_ptr<FileLock>> lock_file(const std::string& path, int wait_ms) {
  static constexpr std::string_view kWhat = "cannot be locked";
  FileDescriptor file(without_interrupts(
      [&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600); }));
  if (!file.is_open()) return system_error(path, kWhat, errno);
  int error = wait_for_lock(file, wait_ms);
  if (error == EWOULDBLOCK) {
    const std::string process = holder(file);
    return fail_at(ErrorKind::conflict, path,
                   process.empty() ? "is held by another process"
                                   : fmt::format("is held by process {}", process),
                   "try again when that is done");
  }
  // Who holds it is only for a message: a disk too full for it must not keep `undo` from making
  // room.
  if (error == 0) error = write_holder(file);
  if (error != 0 && error != ENOSPC && error != EDQUOT) return system_error(path, kWhat, error);
  return std::make_unique<RealLock>(std::move(file));
}

}  // namespace uxi::io
