// Ctrl-C ends a lint inside a long guide, with nothing printed and nothing written; so it does the
// lint of a plan or a screener, and a check. And how often a lint asks git.
#include <doctest/doctest.h>
#include <map>
#include <sstream>
#include <string>

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

namespace {

/// A repository at `/` whose one commit has other words in every guide: what git says of it.
struct OneCommit {
  std::map<std::string, std::string> texts;  ///< by path
  int cat_files = 0;

  io::ProcessResult answer(const io::ProcessRequest& request) {
    const std::string& verb = request.argv.at(2);
    io::ProcessResult said;
    if (verb == "rev-parse") {
      const bool root = request.argv.back() == "--show-toplevel";
      said.out = root ? "/\n" : request.argv.back() == "--show-prefix" ? "\n" : "c0\n";
    } else if (verb == "merge-base") {
      said.out = "c0\n";
    } else if (verb == "cat-file") {
      ++cat_files;
      const bool whole = request.argv.back() == "--batch";
      std::istringstream ids(request.input);
      for (std::string path; std::getline(ids, path);) {
        const std::string& text = texts.at(path);
        said.out += path + " blob " + std::to_string(text.size()) + "\n";
        if (whole) said.out += text + "\n";
      }
    }
    for (const auto& [path, text] : texts) {
      if (verb == "ls-tree") said.out += "100644 blob " + path + "\t" + path + '\0';
      if (verb == "diff-index") said.out += path + '\0';
    }
    return said;
  }
};

}  // namespace

TEST_CASE("cli: --since asks git for all old guides at once, renamed ones too") {
  const auto files = io::memory_files();
  OneCommit commit;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    const std::string old = "- What broke?\n- Who saw number " + number + "?\n- Do you like it?\n";
    commit.texts[(i < 30 ? "old-guide" : "guide") + number + ".md"] = old;
    REQUIRE(files->write((i < 30 ? "new-guide" : "guide") + number + ".md",
                         old + "- Do you use number " + number + "?\n"));
  }
  test::TestEnv world(*files);
  world.env.run_process = [&](const io::ProcessRequest& request) -> Result<io::ProcessResult> {
    return commit.answer(request);
  };
  CHECK(cli::run({"guide", "lint", "--since", "main", "."}, world.env) == 0);
  CHECK(world.err() == "60 suggestions in 60 files\n");
  CHECK(commit.cat_files == 2);
}

}  // namespace uxi::cli
