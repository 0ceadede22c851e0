// A program `uxi-NAME` in PATH is a command: arguments and exit status go through, and it shadows
// nothing.
#include <doctest/doctest.h>

#include "cli/run.h"
#include "support/test_env.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

/// A world with programs in two folders of PATH, and what was run in it.
struct World {
  std::unique_ptr<io::FileSystem> files = io::memory_files();
  test::TestEnv test;
  std::vector<io::ProcessRequest> ran;

  World() : test(*files, "", {{"PATH", "bin:/one:/two:/none:"}}) {
    for (const char* folder : {"bin", "/one", "/two"}) REQUIRE(files->make_folders(folder));
    put("/two/uxi-hello", 0755);
    put("/one/uxi-plain", 0644);
    put("/two/uxi-search", 0755);
    put("bin/uxi-here", 0755);
    test.env.working_folder = "/home";
    test.env.run_process = [this](const io::ProcessRequest& request) {
      ran.push_back(request);
      return Result<io::ProcessResult>(io::ProcessResult{.exit_status = 7});
    };
  }

  void put(const std::string& path, unsigned mode) {
    REQUIRE(files->write(path, "#!/bin/sh\n", mode));
  }
};

}  // namespace

TEST_CASE("cli: a program in PATH runs with its arguments, and its status is ours") {
  World world;
  CHECK(run({"hello", "-x", "--help", "a b"}, world.test.env) == 7);
  REQUIRE(world.ran.size() == 1);
  CHECK(world.ran[0].argv == std::vector<std::string>{"/two/uxi-hello", "-x", "--help", "a b"});
  CHECK(world.ran[0].folder == "/home");
  CHECK(world.ran[0].on_our_terminal);
  CHECK(run({"-C", "there", "-q", "hello", "x"}, world.test.env) == 7);
  CHECK(world.ran.at(1).argv == std::vector<std::string>{"/two/uxi-hello", "-q", "x"});
  CHECK(world.ran.at(1).folder == "/home/there");
  CHECK(run({"help", "hello"}, world.test.env) == 7);
  CHECK(world.ran.at(2).argv == std::vector<std::string>{"/two/uxi-hello", "--help"});
}

TEST_CASE("cli: what is no program in a folder of PATH is no command") {
  World world;
  // Not to be run, from a folder that is not absolute, with a slash, and one that is built in.
  for (const char* name : {"plain", "here", "../two/uxi-hello", "two/hello", ""}) {
    CAPTURE(name);
    CHECK(run({name}, world.test.env) == 2);
  }
  CHECK(run({"search", "--help"}, world.test.env) == 0);
  CHECK(world.ran.empty());
}

TEST_CASE("cli: the overview lists programs of one's own, and none that a command hides") {
  World world;
  CHECK(run({"help"}, world.test.env) == 0);
  CHECK(text::contains(world.test.out(), "your own\n  hello"));
  CHECK_FALSE(text::contains(world.test.out(), "uxi-search in PATH"));
  CHECK_FALSE(text::contains(world.test.out(), "uxi-plain"));
}

}  // namespace uxi::cli
