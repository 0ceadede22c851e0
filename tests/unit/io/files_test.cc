// What every file system promises, held against the disk and the one in memory alike.
#include "io/files.h"

#include <doctest/doctest.h>
#include <functional>

#include "io/path.h"
#include "support/temp_folder.h"

using namespace uxi;
using namespace uxi::io;

namespace {

/// Runs the same test over both systems; `at` turns a short path into one of the test's own folder.
void on_both(
    const std::function<void(FileSystem&, const std::function<std::string(std::string)>&)>& test) {
  SUBCASE("disk") {
    const test::TempFolder folder;
    const auto files = real_files();
    test(*files, [&](const std::string& path) { return join(folder.path(), path); });
  }
  SUBCASE("memory") {
    const auto files = memory_files();
    test(*files, [](const std::string& path) { return join("/", path); });
  }
}

template <class T>
ErrorKind kind_of(const Result<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().kind;
}

using At = std::function<std::string(std::string)>;

}  // namespace

TEST_CASE("io: a file is read as it was written") {
  on_both([](FileSystem& files, const At& at) {
    const std::string bytes("a\0b\r\n\xff", 6);
    REQUIRE(files.write(at("f"), bytes));
    CHECK(files.read(at("f")).value() == bytes);
    REQUIRE(files.write(at("f"), "short"));
    CHECK(files.read(at("f")).value() == "short");
    REQUIRE(files.write(at("f"), ""));
    CHECK(files.read(at("f")).value().empty());
  });
}

TEST_CASE("io: a file over the limit is refused and one at the limit is read") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.write(at("f"), "12345"));
    CHECK(files.read(at("f"), 5).value() == "12345");
    const auto larger = files.read(at("f"), 4);
    CHECK(larger.error() == Error{.kind = ErrorKind::limit,
                                  .message = "cannot be read: larger than 4 bytes",
                                  .path = at("f")});
  });
}

TEST_CASE("io: what is not there or no file says so") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/e")));
    REQUIRE(files.write(at("f"), "x"));
    CHECK(to_string(files.read(at("no")).error()) ==
          at("no") + ": error: cannot be read: no such file or folder");
    CHECK(to_string(files.read(at("d")).error()) ==
          at("d") + ": error: cannot be read: it is a folder");
    CHECK(to_string(files.write(at("no/f"), "x").error()) ==
          at("no/f") + ": error: cannot be written: no such file or folder");
    CHECK(to_string(files.remove(at("d")).error()) ==
          at("d") + ": error: cannot be removed: the folder is not empty");
    CHECK(kind_of(files.info(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.info(at("f/no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.read(at("f/no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.list(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.list(at("f"))) == ErrorKind::not_found);
    CHECK(kind_of(files.write(at("d"), "x")) == ErrorKind::io);
    CHECK(kind_of(files.remove(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.rename(at("no"), at("x"))) == ErrorKind::not_found);
    CHECK(kind_of(files.rename(at("f"), at("d"))) == ErrorKind::io);
    CHECK(kind_of(files.rename(at("d"), at("d/e/x"))) == ErrorKind::io);
    CHECK(kind_of(files.make_folders(at("f"))) == ErrorKind::io);
    CHECK(kind_of(files.make_folders(at("f/x"))) == ErrorKind::not_found);
    CHECK(kind_of(files.touch(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.sync_folder(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.real_path(at("no"))) == ErrorKind::not_found);
    CHECK(kind_of(files.lock(at("d"), 0)) == ErrorKind::io);
    CHECK(kind_of(files.lock(at("no/lock"), 0)) == ErrorKind::not_found);
  });
}

TEST_CASE("io: a path with a NUL byte is refused, not cut") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.write(at("f"), "x"));
    const std::string path = at("f") + std::string("\0.md", 4);
    CHECK(kind_of(files.read(path)) == ErrorKind::io);
    CHECK(kind_of(files.info(path)) == ErrorKind::io);
    CHECK(kind_of(files.list(path)) == ErrorKind::io);
    CHECK(kind_of(files.write(path, "y")) == ErrorKind::io);
    CHECK(kind_of(files.remove(path)) == ErrorKind::io);
    CHECK(kind_of(files.rename(path, at("g"))) == ErrorKind::io);
    CHECK(kind_of(files.rename(at("f"), path)) == ErrorKind::io);
    CHECK(kind_of(files.make_folders(path)) == ErrorKind::io);
    CHECK(kind_of(files.touch(path)) == ErrorKind::io);
    CHECK(kind_of(files.sync_folder(path)) == ErrorKind::io);
    CHECK(kind_of(files.real_path(path)) == ErrorKind::io);
    CHECK(kind_of(files.lock(path, 0)) == ErrorKind::io);
    CHECK(files.read(at("f")).value() == "x");
  });
}

TEST_CASE("io: a folder lists its own names in order") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/b/deep")));
    for (const char* name : {"d/c", "d/B", "d/.a", "d/b.md", "d/b/x", "dd"}) {
      REQUIRE(files.write(at(name), ""));
    }
    std::string names;
    const auto entries = files.list(at("d"));
    for (const FolderEntry& entry : *entries) {
      names += entry.name + (entry.kind == FileKind::folder ? "/ " : " ");
    }
    CHECK(names == ".a B b/ b.md c ");
  });
}

TEST_CASE("io: a survey lists a folder with what is known of each name") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/b/deep")));
    REQUIRE(files.write(at("d/c"), "four"));
    REQUIRE(files.write(at("d/B"), "", 0600));
    const auto items = files.survey(at("d"));
    const auto entries = files.list(at("d"));
    REQUIRE(items.has_value());
    REQUIRE(items->size() == entries->size());
    for (std::size_t i = 0; i < items->size(); ++i) {
      const FolderItem& item = (*items)[i];
      CHECK(item.entry.name == (*entries)[i].name);
      CHECK(item.entry.kind == (*entries)[i].kind);
      REQUIRE(item.info.has_value());
      const auto info = files.info(at("d/" + item.entry.name));
      CHECK(item.info->kind == info->kind);
      CHECK(item.info->size == info->size);
      CHECK(item.info->modified_ns == info->modified_ns);
      CHECK(item.info->changed_ns == info->changed_ns);
      CHECK(item.info->inode == info->inode);
      CHECK(item.info->mode == info->mode);
    }
    CHECK(kind_of(files.survey(at("no"))) == ErrorKind::not_found);
  });
}

TEST_CASE("io: a rename takes over files and moves folders whole") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/e")));
    REQUIRE(files.make_folders(at("empty")));
    REQUIRE(files.write(at("d/e/f"), "deep"));
    REQUIRE(files.write(at("d.x"), "beside"));
    REQUIRE(files.write(at("a"), "new"));
    REQUIRE(files.write(at("b"), "old"));
    REQUIRE(files.rename(at("a"), at("b")));
    CHECK_FALSE(exists(files, at("a")));
    CHECK(files.read(at("b")).value() == "new");
    REQUIRE(files.rename(at("d"), at("empty")));
    CHECK(files.read(at("empty/e/f")).value() == "deep");
    CHECK_FALSE(exists(files, at("d")));
    CHECK(files.read(at("d.x")).value() == "beside");
    CHECK(kind_of(files.rename(at("empty"), at("b"))) == ErrorKind::not_found);
    REQUIRE(files.rename(at("b"), at("b")));
    CHECK(files.read(at("b")).value() == "new");
  });
}

TEST_CASE("io: files and empty folders are removed") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/e")));
    REQUIRE(files.make_folders(at("d/e")));
    REQUIRE(files.write(at("d/f"), "x"));
    REQUIRE(files.remove(at("d/f")));
    REQUIRE(files.remove(at("d/e")));
    REQUIRE(files.remove(at("d")));
    CHECK_FALSE(exists(files, at("d")));
  });
}

TEST_CASE("io: info tells kind, size, times, inode and mode") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.write(at("f"), "12345", 0640));
    REQUIRE(files.write(at("g"), ""));
    const FileInfo first = files.info(at("f")).value();
    CHECK(first.kind == FileKind::file);
    CHECK(first.size == 5);
    CHECK(first.mode == 0640);
    CHECK(first.inode != files.info(at("g"))->inode);
    CHECK(first.modified_ns > 0);
    REQUIRE(files.make_folders(at("d"), 0700));
    CHECK(files.info(at("d"))->mode == 0700);
    CHECK(is_folder(files, at("d")));
    CHECK_FALSE(is_folder(files, at("f")));

    REQUIRE(files.write(at("f"), "1"));
    CHECK(files.info(at("f"))->mode == 0640);
    CHECK(files.info(at("f"))->inode == first.inode);
    const std::int64_t before = files.info(at("f"))->modified_ns;
    REQUIRE(files.touch(at("f")));
    CHECK(files.info(at("f"))->modified_ns >= before);
    CHECK(files.read(at("f")).value() == "1");
  });
}

TEST_CASE("io: a lock is held by one until it goes") {
  on_both([](FileSystem& files, const At& at) {
    {
      const auto lock = files.lock(at("lock"), 0);
      REQUIRE(lock);
      const auto second = files.lock(at("lock"), 20);
      CHECK(kind_of(second) == ErrorKind::conflict);
      CHECK(second.error().message.starts_with("is held by "));
      CHECK(files.lock(at("other"), 0));
    }
    CHECK(files.lock(at("lock"), 0));
    CHECK(files.info(at("lock"))->mode == 0600);
  });
}

TEST_CASE("io: a path is resolved") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.make_folders(at("d/e")));
    CHECK(files.real_path(at("d/./e/..")).value() == at("d"));
  });
}

TEST_CASE("io: a file is replaced as one and keeps its mode") {
  on_both([](FileSystem& files, const At& at) {
    REQUIRE(files.write(at("f"), "old", 0600));
    REQUIRE(replace_file(files, at("f"), "new"));
    CHECK(files.read(at("f")).value() == "new");
    CHECK(files.info(at("f"))->mode == 0600);
    REQUIRE(replace_file(files, at("g"), "first", 0640));
    CHECK(files.info(at("g"))->mode == 0640);
    CHECK(files.list(at(""))->size() == 2);

    const auto failed = replace_file(files, at("no/f"), "x");
    CHECK(to_string(failed.error()) ==
          at("no/f") + ": error: cannot be written: no such file or folder");
    REQUIRE(files.make_folders(at("d")));
    CHECK(kind_of(replace_file(files, at("d"), "x")) == ErrorKind::io);
    REQUIRE(replace_file(files, at(std::string(255, 'n')), "a long name"));
  });
}

TEST_CASE("io: a walk finds files in order and skips what is hidden or to be skipped") {
  on_both([](FileSystem& files, const At& at) {
    for (const char* folder : {"w/a/b", "w/.uxi", "w/private", "w/a/private", "w/empty"}) {
      REQUIRE(files.make_folders(at(folder)));
    }
    for (const char* name : {"w/z.md", "w/a/b/c.md", "w/a/.hidden", "w/.uxi/lock", "w/private/x",
                             "w/a/private/y", "w/a.md", "w/a/private.md"}) {
      REQUIRE(files.write(at(name), ""));
    }
    CHECK(walk(files, at("w"), {"private"}).value() ==
          std::vector<std::string>{"a.md", "a/b/c.md", "a/private.md", "z.md"});
    CHECK(kind_of(walk(files, at("no"), {})) == ErrorKind::not_found);
  });
}

TEST_CASE("io: a walk stops at the depth it states") {
  on_both([](FileSystem& files, const At& at) {
    std::string path = "w";
    for (int depth = 0; depth < kWalkDepth; ++depth) path += "/d";
    REQUIRE(files.make_folders(at(path)));
    REQUIRE(files.write(at(path + "/f"), ""));
    CHECK(walk(files, at("w"), {})->size() == 1);
    REQUIRE(files.make_folders(at(path + "/d")));
    CHECK(kind_of(walk(files, at("w"), {})) == ErrorKind::limit);
  });
}
