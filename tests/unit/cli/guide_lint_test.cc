// Ctrl-C ends a lint inside a long guide, with nothing printed and nothing written.
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

}  // namespace uxi::cli
