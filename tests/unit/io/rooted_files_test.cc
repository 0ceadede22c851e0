// The same files seen from another folder.
#include "io/rooted_files.h"

#include <doctest/doctest.h>

#include "io/journal.h"

using namespace uxi;
using namespace uxi::io;

TEST_CASE("io: relative paths count from the folder, absolute ones pass, errors keep the name") {
  const auto base = memory_files();
  REQUIRE(base->make_folders("/w/d"));
  const auto files = rooted_files(*base, "/w");
  REQUIRE(files->write("d/f", "x", 0600));
  CHECK(base->read("/w/d/f").value() == "x");
  CHECK(base->info("/w/d/f")->mode == 0600);
  CHECK(files->read("/w/d/f").value() == "x");
  CHECK(files->list("")->size() == 1);
  REQUIRE(files->rename("d/f", "g"));
  CHECK(files->read("no").error().path == "no");
  CHECK(walk(*files, "", {}).value() == std::vector<std::string>{"g"});
}

TEST_CASE("io: a workspace may be the folder itself") {
  const auto base = memory_files();
  REQUIRE(base->make_folders("/w"));
  const auto files = rooted_files(*base, "/w");
  for (const char* root : {"", "."}) {
    Journal journal(*files, root);
    const auto lock = journal.lock(0);
    REQUIRE(lock);
    REQUIRE(journal.commit("test", {{.path = "d/f", .after = "x"}}));
    CHECK(base->read("/w/d/f").value() == "x");
    REQUIRE(journal.undo(journal.history()->front().number));
    CHECK_FALSE(exists(*base, "/w/d"));
  }
}
