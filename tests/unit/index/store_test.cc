#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

#include "index/db.h"
#include "io/files.h"
#include "support/index_workspace.h"

namespace uxi::index {
namespace {

using Names = std::vector<std::string>;

Names databases(const test::TestWorkspace& workspace) {
  Names names;
  for (const auto& entry : std::filesystem::directory_iterator(workspace.real(".uxi")))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  std::erase(names, "index.lock");
  std::erase_if(names, [](const std::string& name) {
    return name.ends_with("-shm") || name.ends_with("-wal");
  });
  return names;
}

std::size_t charges(const Sources& sources) {
  Index index = test::fresh_index(sources);
  return test::found_by(index, "charge").size();
}

}  // namespace

TEST_CASE("index: it lies in .uxi, for its owner alone") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  CHECK(charges(workspace.sources()) == 3);
  CHECK(charges(workspace.sources()) == 3);
  CHECK(databases(workspace) == Names{"index-v6-1.db"});
  CHECK(workspace.files().info(".uxi/index-v6-1.db")->mode == 0600);
  CHECK(workspace.files().info(".uxi")->mode == 0700);
}

TEST_CASE("index: what cannot be used is left for the next number") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  CHECK(charges(workspace.sources()) == 3);
  SUBCASE("no database") {
    workspace.put(".uxi/index-v6-1.db", "not a database at all, but long enough");
  }
  SUBCASE("nothing in it yet") { workspace.put(".uxi/index-v6-1.db", ""); }
  SUBCASE("another program's") {
    REQUIRE(Db::open(workspace.real(".uxi/index-v6-1.db"))->run("PRAGMA application_id = 5"));
  }
  SUBCASE("another schema") {
    REQUIRE(Db::open(workspace.real(".uxi/index-v6-1.db"))->run("PRAGMA user_version = 7"));
  }
  SUBCASE("another version of the program") {
    REQUIRE(Db::open(workspace.real(".uxi/index-v6-1.db"))->run("UPDATE origin SET program = '0'"));
  }
  CHECK(charges(workspace.sources()) == 3);
  CHECK(databases(workspace) == Names{"index-v6-2.db"});
}

TEST_CASE("index: old schemas are removed, newer ones are not ours to judge") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  workspace.put(".uxi/index-v2-9.db", "old");
  workspace.put(".uxi/index-v2-9.db-wal", "old");
  workspace.put(".uxi/index-v6-3.db-wal", "of a database that somebody removed");
  workspace.put(".uxi/index-v7-1.db", "new");
  workspace.put(".uxi/undo", "not ours");
  CHECK(charges(workspace.sources()) == 3);
  CHECK(databases(workspace) == Names{"index-v6-4.db", "index-v7-1.db", "undo"});
}

TEST_CASE("index: damage that shows late leads to a new index") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  std::string turns;
  for (int i = 1; i < 400; ++i)
    turns += "**P** Words that fill a page of the database. ^" + std::to_string(i) + "\n\n";
  workspace.put("studies/billing/transcripts/P11.md", turns);
  CHECK(charges(workspace.sources()) == 3);
  std::string bytes = workspace.read(".uxi/index-v6-1.db");
  constexpr std::size_t kPage = 4096;
  for (std::size_t at = 40 * kPage; at < bytes.size(); ++at) bytes[at] = '\x55';
  workspace.put(".uxi/index-v6-1.db", bytes);
  auto index = Index::open(workspace.sources());
  REQUIRE(index.has_value());
  CHECK(index->is_sound() == false);
  REQUIRE(index->refresh().has_value());
  CHECK(test::found_by(*index, "charge OR words").size() == 402);
  CHECK(databases(workspace) == Names{"index-v6-2.db"});
}

TEST_CASE("index: what was just made is sound, whatever the files say") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  workspace.put(
      "codebook.yaml",
      "codes:\n  pain/late: {name: Late, use_when: It came late, aliases: [late, slow]}\n");
  CHECK(charges(workspace.sources()) == 3);
  auto index = Index::open(workspace.sources());
  REQUIRE(index.has_value());
  CHECK(index->is_sound() == true);
}

TEST_CASE("index: a rebuild starts from nothing") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  const auto before = test::rows_of(workspace, index);
  const auto report = index.rebuild();
  REQUIRE(report.has_value());
  CHECK(report->made);
  CHECK(report->read == 11);
  CHECK(index.path() == ".uxi/index-v6-2.db");
  CHECK(test::rows_of(workspace, index) == before);
  CHECK(databases(workspace) == Names{"index-v6-2.db"});
}

TEST_CASE("index: where the workspace cannot be written it lies in the cache, or in memory") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  test::ReadOnlyFiles files(workspace.files());
  const test::TempFolder cache;
  Sources sources = workspace.sources();
  sources.files = &files;
  sources.cache_folder = cache.path();
  {
    Index index = test::fresh_index(sources);
    CHECK(index.path().starts_with(cache.path() + "/uxi/"));
    CHECK(test::found_by(index, "charge").size() == 3);
  }
  auto again = Index::open(sources);
  REQUIRE(again.has_value());
  CHECK(again->refresh()->made == false);

  sources.cache_folder = "";
  Index index = test::fresh_index(sources);
  CHECK(index.path().empty());
  CHECK(test::found_by(index, "charge").size() == 3);
  workspace.put("studies/billing/transcripts/P01.md", "**P** No more. ^1\n");
  REQUIRE(index.refresh().has_value());
  CHECK(test::found_by(index, "charge").size() == 2);
  CHECK_FALSE(io::exists(workspace.files(), ".uxi"));
}

TEST_CASE("index: files that are only in memory are indexed in memory") {
  const auto files = io::memory_files();
  REQUIRE(files->make_folders("studies/a/transcripts").has_value());
  REQUIRE(files->write("studies/a/study.yaml", "title: A\n").has_value());
  REQUIRE(files->write("studies/a/transcripts/P01.md", "**P** A charge. ^1\n").has_value());
  Index index = test::fresh_index({.files = files.get(), .find_place = test::place_of});
  CHECK(index.path().empty());
  CHECK(test::found_by(index, "charge") == Names{"a/P01#1"});
}

}  // namespace uxi::index
