// What only a disk has: links, pipes, devices, permissions, other processes.
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/files.h"
#include "io/system_error.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"

using namespace uxi;
using namespace uxi::io;

namespace {

/// Runs `body` in a process of its own that is not root; its result is the exit status.
template <class Body>
int as_nobody(Body body) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(99);
    ::_exit(body());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("io: a pipe or a device is refused without waiting for it") {
  const test::TempFolder folder;
  const auto files = real_files();
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(to_string(files->read(folder / "pipe").error()) ==
        (folder / "pipe") +
            ": error: cannot be read: it is a pipe or a device, not a file; "
            "`-` reads standard input where a command takes it");
  CHECK(files->write(folder / "pipe", "x").error().kind == ErrorKind::io);
  CHECK(replace_file(*files, folder / "pipe", "x").error().kind == ErrorKind::io);
  CHECK(files->read("/dev/zero").error().kind == ErrorKind::io);
  CHECK(files->read("/dev/null").error().kind == ErrorKind::io);
  CHECK(files->list(folder.path()).value().at(0).kind == FileKind::other);
  CHECK(walk(*files, folder.path(), {}).value().empty());
}

TEST_CASE("io: a file whose size the system does not tell is read to its end") {
  const auto files = real_files();
  if (!exists(*files, "/proc/self/status")) return;
  CHECK(files->info("/proc/self/status")->size == 0);
  CHECK(files->read("/proc/self/status")->size() > 100);
  CHECK(files->read("/proc/self/status", 10).error().kind == ErrorKind::limit);
}

TEST_CASE("io: a file is replaced through a link, which stays") {
  const test::TempFolder folder;
  const auto files = real_files();
  REQUIRE(files->make_folders(folder / "real"));
  REQUIRE(files->write(folder / "real/f", "old", 0640));
  std::filesystem::create_symlink("real/f", folder / "link");
  REQUIRE(replace_file(*files, folder / "link", "new"));
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(files->read(folder / "real/f").value() == "new");
  CHECK(files->info(folder / "real/f")->mode == 0640);
  CHECK(files->list(folder / "real")->size() == 1);
}

TEST_CASE("io: links are listed as links, walked as files, never followed to folders") {
  const test::TempFolder folder;
  const auto files = real_files();
  REQUIRE(files->make_folders(folder / "d"));
  REQUIRE(files->write(folder / "d/f", "x"));
  std::filesystem::create_symlink("d/f", folder / "file-link");
  std::filesystem::create_symlink(".", folder / "circle");
  std::filesystem::create_symlink("nowhere", folder / "dangling");
  CHECK(files->list(folder.path())->at(0).kind == FileKind::link);
  // circle, d, dangling, file-link
  const auto items = files->survey(folder.path()).value();
  CHECK(items.at(0).info->kind == FileKind::folder);
  CHECK_FALSE(items.at(2).info.has_value());
  CHECK(items.at(3).entry.kind == FileKind::link);
  CHECK(items.at(3).info->size == 1);
  CHECK(walk(*files, folder.path(), {}).value() == std::vector<std::string>{"d/f", "file-link"});
  CHECK(files->info(folder / "dangling").error().kind == ErrorKind::not_found);
  REQUIRE(files->remove(folder / "file-link"));
  CHECK(exists(*files, folder / "d/f"));
}

TEST_CASE("io: what the system does not allow is denied") {
  const test::TempFolder folder;
  const auto files = real_files();
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  REQUIRE(files->make_folders(folder / "closed", 0755));
  REQUIRE(files->write(folder / "closed/secret", "x", 0600));
  REQUIRE(::chmod((folder / "closed").c_str(), 0555) == 0);
  const int status = as_nobody([&] {
    const bool owner = ::geteuid() != 65534;  // the test did not run as root
    const auto read = files->read(folder / "closed/secret");
    const auto write = replace_file(*files, folder / "closed/new", "x");
    const bool read_denied = owner || (!read && read.error().kind == ErrorKind::denied);
    const std::string wanted =
        (folder / "closed/new") + ": error: cannot be written: permission denied";
    return read_denied && !write && to_string(write.error()) == wanted ? 0 : 1;
  });
  CHECK(status == 0);
  REQUIRE(::chmod((folder / "closed").c_str(), 0755) == 0);
}

TEST_CASE("io: a replaced file is old and whole after a failure, and nothing is left beside it") {
  const test::TempFolder folder;
  const auto disk = real_files();
  for (int at = 1; at <= 3; ++at) {
    REQUIRE(disk->write(folder / "f", "old"));
    test::FailingFiles files(*disk, {.at = at, .kind = ErrorKind::denied});
    const auto replaced = replace_file(files, folder / "f", "new");
    CAPTURE(at);
    CHECK(replaced.error().kind == ErrorKind::denied);
    CHECK(disk->read(folder / "f").value() == (at == 3 ? "new" : "old"));
    CHECK(disk->list(folder.path())->size() == 1);
  }
}

TEST_CASE("io: the one that waits for a lock is told who holds it") {
  const test::TempFolder folder;
  const auto files = real_files();
  const auto lock = files->lock(folder / "lock", 0);
  REQUIRE(lock);
  CHECK(files->lock(folder / "lock", 5).error().message ==
        "is held by process " + std::to_string(::getpid()));
}

TEST_CASE("io: a lock goes with its process") {
  const test::TempFolder folder;
  const auto files = real_files();
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = files->lock(folder / "lock", 0);
    ::usleep(50'000);
    ::_exit(lock ? 0 : 1);  // no destructor runs
  }
  CHECK(files->lock(folder / "lock", 5000));
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(files->lock(folder / "lock", 0));
}

TEST_CASE("io: the system's errors have kinds and words") {
  struct Row {
    int number;
    ErrorKind kind;
    std::string text;
  };
  const std::vector<Row> rows = {
      {ENOENT, ErrorKind::not_found, "f: error: cannot be written: no such file or folder"},
      {ENOSPC, ErrorKind::io, "f: error: cannot be written: no space left on device"},
      {EROFS, ErrorKind::denied, "f: error: cannot be written: read-only file system"},
      {EACCES, ErrorKind::denied, "f: error: cannot be written: permission denied"},
      {EPERM, ErrorKind::denied, "f: error: cannot be written: permission denied"},
      {EISDIR, ErrorKind::io, "f: error: cannot be written: it is a folder"},
      {EXDEV, ErrorKind::unsupported,
       "f: error: cannot be written: it would go to another file system"},
  };
  for (const Row& row : rows) {
    const Error error = system_error("f", "cannot be written", row.number).value();
    CHECK(error.kind == row.kind);
    CHECK(to_string(error) == row.text);
  }
}
