// The promise of the journal, tried at every single change to the disk: all files old or all files
// new, after a failure, a full disk or a kill; and no edit of a person is ever lost.
#include <doctest/doctest.h>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include "io/journal.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"

using namespace uxi;
using namespace uxi::io;
using test::FailingFiles;
using test::FailureMode;
using test::FailurePlan;

namespace {

/// Every file below a folder and what it holds.
std::string contents(FileSystem& files, const std::string& root) {
  std::string all;
  const auto names = walk(files, root, {});
  for (const std::string& name : *names)
    all += name + "=" + files.read(root + "/" + name).value() + " ";
  return all;
}

const std::string kOld = "a=A-old sub/b=B-old ";
const std::string kNew = "a=A-new new/c=C ";

void make_workspace(FileSystem& files, const std::string& root) {
  REQUIRE(files.make_folders(root + "/sub"));
  REQUIRE(files.write(root + "/a", "A-old"));
  REQUIRE(files.write(root + "/sub/b", "B-old"));
}

/// One command: lock, then create a file, change one and remove one.
Result<void> command(FileSystem& files, const std::string& root, Keep keep) {
  Journal journal(files, root);
  UXI_TRY(const auto lock, journal.lock(0));
  return journal.commit("test",
                        {{.path = "a", .before = "A-old", .after = "A-new"},
                         {.path = "new/c", .after = "C"},
                         {.path = "sub/b", .before = "B-old"}},
                        keep);
}

/// Whether the command came to its end, well or with an error. No: it was killed.
bool survives(FileSystem& files, const std::string& root, Keep keep, Result<void>& result) {
  try {
    result = command(files, root, keep);
    return true;
  } catch (const test::Killed&) {
    return false;
  }
}

void check_settled(FileSystem& disk, const std::string& root) {
  Journal journal(disk, root);
  const auto lock = journal.lock(0);
  REQUIRE_MESSAGE(lock, to_string(lock.error()));
  CHECK_FALSE(journal.unsettled());
  const std::string now = contents(disk, root);
  CHECK((now == kOld || now == kNew));
  CHECK(exists(disk, root + "/new") == (now == kNew));
  REQUIRE(journal.history());
  CHECK((journal.history()->empty() || now == kNew));
}

/// Runs the command with the failure at change 1, 2, 3 and so on, until it comes too late to
/// happen.
void at_every_change(FileSystem& disk, const std::string& folder, FailureMode mode, ErrorKind kind,
                     Keep keep) {
  for (int at = 1;; ++at) {
    CAPTURE(at);
    const std::string root = folder + "/" + std::to_string(at);
    make_workspace(disk, root);
    FailingFiles files(disk, {.at = at, .mode = mode, .kind = kind});
    Result<void> result;
    const bool survived = survives(files, root, keep, result);
    if (survived && (result || mode == FailureMode::fail_once)) {
      CHECK(contents(disk, root) == (result ? kNew : kOld));
    }
    check_settled(disk, root);
    if (survived && result) CHECK(contents(disk, root) == kNew);
    if (!files.failed()) {
      CHECK(at > 15);  // the command is no shorter than that: the failures did happen
      return;
    }
  }
}

/// In memory, with and without undo; and on the disk, which is slow.
void on_both(const std::function<void(FileSystem&, const std::string&, Keep)>& test) {
  SUBCASE("memory") { test(*memory_files(), "/t", Keep::undo); }
  SUBCASE("memory, nothing kept") { test(*memory_files(), "/t", Keep::nothing); }
  SUBCASE("disk") {
    const test::TempFolder folder;
    test(*real_files(), folder.path(), Keep::undo);
  }
}

/// Kills the command at change `at`, in memory, and gives what it left.
std::unique_ptr<FileSystem> killed_at(int at) {
  auto disk = memory_files();
  make_workspace(*disk, "w");
  FailingFiles files(*disk, {.at = at, .mode = FailureMode::die_before});
  Result<void> result;
  survives(files, "w", Keep::undo, result);
  return disk;
}

}  // namespace

TEST_CASE("io: a command that fails at any change leaves all files old, or has done all") {
  on_both([](FileSystem& disk, const std::string& folder, Keep keep) {
    at_every_change(disk, folder + "/io", FailureMode::fail_once, ErrorKind::io, keep);
    at_every_change(disk, folder + "/apart", FailureMode::fail_once, ErrorKind::unsupported, keep);
  });
}

TEST_CASE("io: after a disk that stays broken from any change on, all files are old or all new") {
  on_both([](FileSystem& disk, const std::string& folder, Keep keep) {
    at_every_change(disk, folder, FailureMode::fail_on, ErrorKind::io, keep);
  });
}

TEST_CASE("io: after a kill at any change the next lock makes all files old or all new") {
  on_both([](FileSystem& disk, const std::string& folder, Keep keep) {
    at_every_change(disk, folder + "/before", FailureMode::die_before, ErrorKind::io, keep);
    at_every_change(disk, folder + "/after", FailureMode::die_after, ErrorKind::io, keep);
  });
}

TEST_CASE("io: a recovery that is killed at any change is settled by the one after it") {
  for (int first = 1; first <= 40; ++first) {
    for (int second = 1;; ++second) {
      CAPTURE(first);
      CAPTURE(second);
      const auto disk = killed_at(first);
      FailingFiles files(*disk, {.at = second, .mode = FailureMode::die_before});
      Result<void> result;
      survives(files, "w", Keep::undo, result);
      check_settled(*disk, "w");
      if (!files.failed()) break;
    }
  }
}

TEST_CASE("io: taking back after a failure may itself be killed at any change") {
  for (int fails = 1; fails <= 40; ++fails) {
    for (int dies = fails + 1;; ++dies) {
      CAPTURE(fails);
      CAPTURE(dies);
      const auto disk = memory_files();
      make_workspace(*disk, "w");
      FailingFiles dying(*disk, {.at = dies, .mode = FailureMode::die_before});
      FailingFiles failing(dying, {.at = fails, .mode = FailureMode::fail_once});
      Result<void> result;
      survives(failing, "w", Keep::undo, result);
      check_settled(*disk, "w");
      if (!dying.failed()) break;
    }
  }
}

TEST_CASE("io: a person's edit after a kill is left as it is, and named") {
  int seen = 0;
  for (int at = 1; at <= 40; ++at) {
    for (const char* path : {"a", "new/c", "sub/b"}) {
      CAPTURE(at);
      CAPTURE(path);
      const auto disk = killed_at(at);
      Journal journal(*disk, "w");
      if (!journal.unsettled()) continue;
      const std::string file = std::string("w/") + path;
      REQUIRE(disk->make_folders("w/new"));
      REQUIRE(disk->write(file, "edited by hand"));
      const auto lock = journal.lock(0);
      REQUIRE(lock);
      CHECK(disk->read(file).value() == "edited by hand");
      for (const std::string other : {"a", "new/c", "sub/b"}) {
        const auto held = disk->read("w/" + other);
        const std::string old = other == "a" ? "A-old" : "B-old";
        if (other != path) CHECK(held.value_or("-") == (other == "new/c" ? "-" : old));
      }
      const std::string line = std::string(path) + ": left as it is, because it was changed since";
      for (const std::string& settled : journal.settled()) seen += settled == line ? 1 : 0;
    }
  }
  CHECK(seen >= 9);  // three files, and at least three steps between manifest and end
}

TEST_CASE("io: the next command says what it finished and what it put back") {
  int finished = 0;
  int put_back = 0;
  for (int at = 1; at <= 40; ++at) {
    for (const bool whole : {true, false}) {
      const auto disk = killed_at(at);
      const auto left = disk->list("w/.uxi/journal/1");
      if (!left) continue;
      for (const FolderEntry& entry : *left) {
        const std::string path = "w/.uxi/journal/1/" + entry.name;
        if (!whole && entry.name.ends_with(".new")) REQUIRE(disk->write(path, "torn"));
      }
      Journal journal(*disk, "w");
      const auto lock = journal.lock(0);
      REQUIRE(lock);
      for (const std::string& line : journal.settled()) {
        finished += line == "a: finished" ? 1 : 0;
        put_back += line == "a: put back" ? 1 : 0;
      }
      const std::string now = contents(*disk, "w");
      CHECK((now == kOld || now == kNew));
    }
  }
  CHECK(finished > 0);
  CHECK(put_back > 0);
}

TEST_CASE("io: two processes that write at once lose nothing") {
  const test::TempFolder folder;
  const auto files = real_files();
  REQUIRE(files->write(folder / "count", "0"));
  static constexpr int kRounds = 50;
  const auto work = [&](const std::string& mine) {
    Journal journal(*files, folder.path());
    for (int i = 0; i < kRounds; ++i) {
      const auto lock = journal.lock(60'000);
      if (!lock) return 1;
      const auto before = files->read(folder / "count");
      const auto own = files->read(folder / mine);
      if (!before) return 2;
      const std::string after = std::to_string(std::stoi(*before) + 1);
      const std::vector<FileChange> changes = {{.path = "count", .before = *before, .after = after},
                                               {.path = mine,
                                                .before = own ? std::optional(*own) : std::nullopt,
                                                .after = own.value_or("") + "x"}};
      if (!journal.commit(mine, changes)) return 3;
    }
    return 0;
  };
  std::vector<pid_t> children;
  for (const char* name : {"one", "two"}) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work(name));
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  CHECK(files->read(folder / "count").value() == std::to_string(2 * kRounds));
  CHECK(files->read(folder / "one").value() == std::string(kRounds, 'x'));
  CHECK(files->read(folder / "two").value() == std::string(kRounds, 'x'));
}
