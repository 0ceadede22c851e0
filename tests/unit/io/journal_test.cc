// Change sets as commands see them: what is written, refused, kept and taken back.
#include "io/journal.h"

#include <doctest/doctest.h>
#include <filesystem>

#include "io/change_set.h"
#include "io/path.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"

using namespace uxi;
using namespace uxi::io;

namespace {

using Contents = std::vector<std::pair<std::string, std::string>>;

/// Every visible file of the workspace `w` and what it holds.
Contents contents(FileSystem& files) {
  Contents all;
  const auto names = walk(files, "w", {});
  for (const std::string& name : *names) all.emplace_back(name, files.read("w/" + name).value());
  return all;
}

/// A workspace in memory with two files.
struct Workspace {
  Workspace() {
    REQUIRE(files->make_folders("w/tags"));
    REQUIRE(files->write("w/a", "A1", 0600));
    REQUIRE(files->write("w/tags/b", "B1"));
  }
  Result<void> commit(const std::vector<FileChange>& changes, const std::string& command = "test",
                      Keep keep = Keep::undo) {
    const auto lock = journal.lock(0);
    REQUIRE(lock);
    return journal.commit(command, changes, keep);
  }

  std::unique_ptr<FileSystem> files = memory_files();
  Journal journal{*files, "w"};
};

const std::vector<FileChange> kThree = {{.path = "a", .before = "A1", .after = "A2"},
                                        {.path = "tags/b", .before = "B1"},
                                        {.path = "new/deep/c", .after = "C"}};

}  // namespace

TEST_CASE("io: a change set creates, changes and removes files") {
  Workspace w;
  REQUIRE(w.commit(kThree));
  CHECK(contents(*w.files) == Contents{{"a", "A2"}, {"new/deep/c", "C"}});
  CHECK(w.files->info("w/a")->mode == 0600);
  CHECK(w.files->info("w/new/deep/c")->mode == 0644);
  CHECK(w.files->list("w/.uxi/journal")->empty());
  CHECK_FALSE(w.journal.unsettled());
}

TEST_CASE("io: the folder of the journal is for its owner alone") {
  Workspace w;
  REQUIRE(w.commit(kThree));
  for (const char* folder : {"w/.uxi", "w/.uxi/journal", "w/.uxi/undo", "w/.uxi/undo/1"}) {
    CHECK(w.files->info(folder)->mode == 0700);
  }
  CHECK(w.files->info("w/.uxi/lock")->mode == 0600);
  CHECK(w.files->info("w/.uxi/undo/1/manifest")->mode == 0600);
}

TEST_CASE("io: a new file gets the mode that was asked for") {
  Workspace w;
  REQUIRE(w.commit({{.path = "private", .after = "x", .mode = 0600}}));
  CHECK(w.files->info("w/private")->mode == 0600);
}

TEST_CASE("io: a file that does not hold what was read is a conflict and nothing is written") {
  struct Row {
    FileChange change;
    std::string message;
  };
  const std::vector<Row> rows = {
      {{.path = "tags/b", .before = "B0", .after = "x"}, "was changed meanwhile"},
      {{.path = "tags/b", .before = "B", .after = "x"}, "was changed meanwhile"},
      {{.path = "tags/b", .after = "x"}, "was created meanwhile"},
      {{.path = "gone", .before = "x", .after = "y"}, "was removed meanwhile"},
  };
  for (const Row& row : rows) {
    Workspace w;
    const Contents before = contents(*w.files);
    const auto done = w.commit({{.path = "a", .before = "A1", .after = "A2"}, row.change});
    REQUIRE_FALSE(done);
    CHECK(done.error() == Error{.kind = ErrorKind::conflict,
                                .message = row.message,
                                .path = "w/" + row.change.path,
                                .hint = "nothing was written; run the command again"});
    CHECK(contents(*w.files) == before);
    CHECK(w.journal.history()->empty());
  }
}

TEST_CASE("io: a change outside the workspace or twice is refused") {
  Workspace w;
  for (const char* path : {"", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", ".", "..", ".uxi",
                           ".uxi/undo/1/manifest", "a/"}) {
    CAPTURE(path);
    const auto done = w.commit({{.path = path, .after = "x"}});
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == ErrorKind::usage);
  }
  const FileChange change{.path = "n", .after = "x"};
  CHECK(w.commit({change, change}).error().kind == ErrorKind::usage);
  CHECK(w.commit({{.path = "tags", .after = "x"}}).error().kind == ErrorKind::io);
}

TEST_CASE("io: changes that change nothing leave nothing behind") {
  Workspace w;
  REQUIRE(w.commit({}));
  REQUIRE(w.commit({{.path = "a", .before = "A1", .after = "A1"}, {.path = "no"}}));
  CHECK(w.journal.history()->empty());
  CHECK(w.commit({{.path = "a", .before = "A0", .after = "A0"}}).error().kind ==
        ErrorKind::conflict);
}

TEST_CASE("io: history tells what was done, newest first, and undo takes it back") {
  Workspace w;
  const Contents before = contents(*w.files);
  REQUIRE(w.commit(kThree, "first"));
  const Contents after = contents(*w.files);
  REQUIRE(w.commit({{.path = "d", .after = "D"}}, "second"));
  const UndoEntry first{1,
                        "first",
                        {{"a", ChangeKind::changed},
                         {"tags/b", ChangeKind::removed},
                         {"new/deep/c", ChangeKind::created}}};
  CHECK(w.journal.history().value() ==
        std::vector<UndoEntry>{{2, "second", {{"d", ChangeKind::created}}}, first});
  REQUIRE(w.journal.undo(2));
  CHECK(contents(*w.files) == after);
  CHECK(w.journal.undo(1).value() == first);
  CHECK(contents(*w.files) == before);
  CHECK(w.files->info("w/a")->mode == 0600);
  CHECK_FALSE(exists(*w.files, "w/new"));
  CHECK(w.journal.history()->front().command == "undo 1");
  REQUIRE(w.journal.undo(4));
  CHECK(contents(*w.files) == after);
}

TEST_CASE("io: undo refuses where a file was changed since") {
  Workspace w;
  REQUIRE(w.commit(kThree));
  CHECK(w.journal.undo(7).error().kind == ErrorKind::not_found);
  const std::vector<std::pair<std::string, std::string>> edits = {
      {"w/a", "edited by hand"}, {"w/tags/b", "back"}, {"w/new/deep/c", ""}};
  for (const auto& [path, text] : edits) {
    const auto held = w.files->read(path);
    REQUIRE(w.files->write(path, text));
    const auto done = w.journal.undo(1);
    REQUIRE_FALSE(done);
    CHECK(to_string(done.error()) == path + ": error: was changed since; nothing was taken back");
    if (held) REQUIRE(w.files->write(path, *held));
    if (!held) REQUIRE(w.files->remove(path));
  }
  CHECK(w.journal.undo(1));
}

TEST_CASE("io: undo removes only folders that it made and that are empty") {
  Workspace w;
  REQUIRE(w.commit({{.path = "n/m/f", .after = "x"}, {.path = "tags/g", .after = "x"}}));
  REQUIRE(w.files->write("w/n/mine", ""));
  REQUIRE(w.journal.undo(1));
  CHECK(exists(*w.files, "w/n/mine"));
  CHECK_FALSE(exists(*w.files, "w/n/m"));
  CHECK(exists(*w.files, "w/tags"));
}

TEST_CASE("io: a damaged undo entry is told, not trusted") {
  Workspace w;
  REQUIRE(w.commit(kThree));
  REQUIRE(w.files->write("w/.uxi/undo/1/0.old", "A?"));
  CHECK(to_string(w.journal.undo(1).error()) == "w/.uxi/undo/1/0.old: error: is damaged");
  REQUIRE(w.files->write("w/.uxi/undo/1/manifest", "?"));
  CHECK(to_string(w.journal.history().error()) ==
        "w/.uxi/undo/1/manifest: error: is damaged; "
        "save what you need of `w/.uxi/undo/1` and remove that folder");
}

TEST_CASE("io: the last fifty changes are kept") {
  Workspace w;
  std::optional<std::string> before = "A1";
  for (int i = 1; i <= kUndoEntries + 5; ++i) {
    const std::string after = "A" + std::to_string(i + 1);
    REQUIRE(w.commit({{.path = "a", .before = before, .after = after}}));
    before = after;
  }
  const auto history = w.journal.history().value();
  CHECK(history.size() == kUndoEntries);
  CHECK(history.front().number == kUndoEntries + 5);
  CHECK(history.back().number == 6);
}

TEST_CASE("io: what is to be forgotten leaves nothing to undo") {
  Workspace w;
  REQUIRE(w.commit({{.path = "a", .before = "A1", .after = "A2"}}));
  REQUIRE(w.commit({{.path = "tags/b", .before = "B1", .after = "B2"}}));
  REQUIRE(w.commit({{.path = "a", .before = "A2"}}, "forget", Keep::nothing));
  CHECK_FALSE(exists(*w.files, "w/a"));
  CHECK(w.files->list("w/.uxi/journal")->empty());
  // What was done stays in the log, without a file.
  CHECK(w.journal.history()->size() == 3);
  CHECK(w.journal.history()->front() ==
        UndoEntry{.number = 3, .command = "forget", .files = {}, .keep = Keep::nothing});
  CHECK(w.journal.undo(3).error() == Error{.kind = ErrorKind::unsupported,
                                           .message = "`uxi forget` cannot be taken back",
                                           .hint = "what it removed is kept nowhere"});
  const auto about_a = [](std::string_view path, std::string_view bytes) {
    return path == "a" && bytes == "A1";
  };
  CHECK(w.journal.holding(about_a).value() == std::vector<int>{1});
  CHECK(w.journal.forget(about_a).value() == 1);
  CHECK(w.journal.history()->size() == 2);
  CHECK(w.journal.history()->back().number == 2);
  CHECK_FALSE(exists(*w.files, "w/.uxi/undo/1"));
}

TEST_CASE("io: forgetting that was killed at any change can be done again") {
  const auto everything = [](std::string_view, std::string_view) { return true; };
  for (int at = 1;; ++at) {
    Workspace w;
    REQUIRE(w.commit(kThree));
    test::FailingFiles files(*w.files, {.at = at, .mode = test::FailureMode::die_before});
    try {
      if (Journal(files, "w").forget(everything)) break;
    } catch (const test::Killed&) {
      REQUIRE(w.journal.history());
      REQUIRE(w.journal.forget(everything));
      CHECK(w.files->list("w/.uxi/undo")->empty());
    }
  }
}

TEST_CASE("io: the steps of a change set are in the order that a power cut asks for") {
  Workspace w;
  const auto lock = w.journal.lock(0);
  test::FailingFiles files(*w.files, {});
  REQUIRE(Journal(files, "/w").commit("test", kThree));
  std::string log = files.log();
  // The name of the temporary file beside the manifest has the number of this process in it.
  for (std::size_t at = log.find("/."); at != std::string::npos; at = log.find("/.", at + 1)) {
    const std::size_t end = log.find(".uxi-tmp", at);
    if (log.compare(at, 5, "/.uxi") != 0 && end != std::string::npos)
      log.replace(at + 1, end - at - 1, "");
  }
  CHECK(log ==
        // Contents first; every write is synced.
        "make /w/.uxi/journal/1\n"
        "make /w/.uxi/undo\n"
        "write /w/.uxi/journal/1/0.old\n"
        "write /w/.uxi/journal/1/0.new\n"
        "write /w/.uxi/journal/1/1.old\n"
        "write /w/.uxi/journal/1/2.new\n"
        "sync /w/.uxi\n"
        "sync /w/.uxi/journal\n"
        // Then the manifest, as one.
        "write /w/.uxi/journal/1/.uxi-tmp\n"
        "rename /w/.uxi/journal/1/.uxi-tmp /w/.uxi/journal/1/manifest\n"
        "sync /w/.uxi/journal/1\n"
        // Then the files.
        "rename /w/.uxi/journal/1/0.new /w/a\n"
        "remove /w/tags/b\n"
        "make /w/new/deep\n"
        "rename /w/.uxi/journal/1/2.new /w/new/deep/c\n"
        "sync /w\n"
        "sync /w/new\n"
        "sync /w/new/deep\n"
        "sync /w/tags\n"
        // Then the change has happened.
        "rename /w/.uxi/journal/1 /w/.uxi/undo/1\n"
        "sync /w/.uxi/undo\n"
        "sync /w/.uxi/journal\n");
}

TEST_CASE("io: a workspace that is not there or held by another cannot be locked") {
  Workspace w;
  CHECK(Journal(*w.files, "nowhere").lock(0).error().kind == ErrorKind::not_found);
  const auto lock = w.journal.lock(0);
  CHECK(w.journal.lock(0).error().kind == ErrorKind::conflict);
}

TEST_CASE("io: a change set reaches over file systems by writing") {
  Workspace w;
  // `private/` may be a link: here every rename out of the journal leads to another file system.
  class Apart final : public test::FailingFiles {
   public:
    using FailingFiles::FailingFiles;
    Result<void> rename(const std::string& from, const std::string& to) override {
      const bool out = from.find("/.uxi/journal/") != std::string::npos &&
                       to.find("/.uxi/") == std::string::npos;
      if (out) return fail_at(ErrorKind::unsupported, from, "to another file system");
      return FailingFiles::rename(from, to);
    }
  };
  Apart files(*w.files, {});
  Journal journal(files, "w");
  const auto lock = journal.lock(0);
  REQUIRE(journal.commit("test", kThree));
  CHECK(contents(*w.files) == Contents{{"a", "A2"}, {"new/deep/c", "C"}});
  CHECK(w.files->info("w/a")->mode == 0600);
  CHECK(w.files->list("w/.uxi/undo/1")->size() == 3);
  REQUIRE(journal.undo(1));
  CHECK(contents(*w.files) == Contents{{"a", "A1"}, {"tags/b", "B1"}});
}

TEST_CASE("io: a change set goes through links and leaves them") {
  const test::TempFolder folder;
  const auto files = real_files();
  REQUIRE(files->make_folders(folder / "w"));
  REQUIRE(files->make_folders(folder / "elsewhere"));
  REQUIRE(files->write(folder / "elsewhere/f", "1"));
  std::filesystem::create_symlink("../elsewhere", folder / "w/private");
  std::filesystem::create_symlink("private/f", folder / "w/link");
  Journal journal(*files, folder / "w");
  const auto lock = journal.lock(0);
  REQUIRE(journal.commit("test", {{.path = "link", .before = "1", .after = "2"},
                                  {.path = "private/d/g", .after = "G"}}));
  CHECK(std::filesystem::is_symlink(folder / "w/link"));
  CHECK(files->read(folder / "elsewhere/f").value() == "2");
  CHECK(files->read(folder / "elsewhere/d/g").value() == "G");
  REQUIRE(journal.undo(1));
  CHECK(files->read(folder / "elsewhere/f").value() == "1");
  CHECK(files->list(folder / "elsewhere")->size() == 1);
}
