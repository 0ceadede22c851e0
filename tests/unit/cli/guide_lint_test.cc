// Ctrl-C ends a lint inside a long guide, with nothing printed and nothing written; so it does the
// lint of a plan or a screener, and a check.
#include <doctest/doctest.h>

#include "cli/run.h"
#include "support/test_env.h"

namespace uxi::cli {
namespace {

/// How often a lint of one guide, told to mend it, asks whether Ctrl-C was pressed, and what came
/// of it being so from the `from`-th time on.
struct Run {
  int asked = 0;
  int status = 0;
  std::string out;
  std::string err;
  std::string guide;
};

std::string long_guide() {
  std::string guide;
  for (int i = 0; i < 2000; ++i) guide += "- Is the letter clear?\n";
  return guide;
}

Run lint(const std::string& guide, int from) {
  const auto files = io::memory_files();
  REQUIRE(files->write("guide.md", guide));
  test::TestEnv world(*files);
  Run run;
  world.env.interrupted = [&] { return ++run.asked >= from; };
  run.status = cli::run({"guide", "lint", "--fix", "--jobs", "1", "--fail-on", "never", "guide.md"},
                        world.env);
  run.out = world.out();
  run.err = world.err();
  run.guide = *files->read("guide.md");
  return run;
}

}  // namespace

TEST_CASE("cli: Ctrl-C ends a lint inside a long guide, and nothing is printed or written") {
  const std::string guide = long_guide();
  const Run whole = lint(guide, 1'000'000);
  CHECK(whole.status == 0);
  CHECK(whole.guide != guide);
  REQUIRE(whole.asked > 100);
  for (const int from : {1, 3, 9, 12, 40, whole.asked / 2}) {
    CAPTURE(from);
    const Run stopped = lint(guide, from);
    CHECK(stopped.status == 130);
    CHECK(stopped.out == "");
    CHECK(stopped.err == "uxi: error: interrupted; nothing was changed\n");
    CHECK(stopped.guide == guide);
  }
}

TEST_CASE("cli: Ctrl-C ends a check, and the lint of a plan or a screener") {
  const auto files = io::memory_files();
  REQUIRE(files->write("uxi.yaml", ""));
  REQUIRE(files->make_folders("studies/bills"));
  REQUIRE(files->write("studies/bills/study.yaml", "title: Bills\nquestions:\n  - why?\n"));
  REQUIRE(files->write("studies/bills/screener.yaml", "title: Bills\nquestions: []\n"));
  REQUIRE(files->write("studies/bills/guide.md", long_guide()));
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"check"}, {"plan", "lint"}, {"screen", "lint"}}) {
    CAPTURE(command.front());
    int asked = 0;
    const auto run = [&](int from) {
      asked = 0;
      test::TestEnv world(*files);
      world.env.interrupted = [&] { return ++asked >= from; };
      const int status = cli::run(command, world.env);
      return status == 130 ? world.out() + world.err() : "went on: " + world.err();
    };
    CHECK(run(1'000'000).starts_with("went on: "));
    const int all = asked;
    REQUIRE(all > (command.front() == "check" ? 100 : 10));
    for (const int from : {1, 3, all / 2, all}) {
      CAPTURE(from);
      CHECK(run(from) == "uxi: error: interrupted\n");
    }
  }
}

}  // namespace uxi::cli
