// What README.md shows is true: its console blocks are run one after the other in a copy of the
// example study and must print what stands there. With UXI_UPDATE=1 they are written anew.
//
// A block holds `$ ` lines and what each prints, standard output first. `$ echo TEXT > FILE` writes
// a file and `$ echo $?` is the last exit status; every other command is one of the runner's
// (support/scenario.h). What is not shown must not happen: without `echo $?` the status is 0.
#include <cstdlib>
#include <doctest/doctest.h>
#include <optional>
#include <utility>

#include "meta/tree.h"
#include "support/scenario_run.h"
#include "text/strings.h"

namespace uxi::meta {
namespace {

constexpr std::string_view kFence = "```console\n";

/// A `$ ` line, and what stands under it.
struct Entry {
  std::string command;
  std::string output;
};

/// The parts of the README around and in its console blocks, in order.
struct Session {
  std::vector<std::string> between;  ///< one more than blocks
  std::vector<std::vector<Entry>> blocks;
};

std::vector<Entry> read_block(std::string_view text) {
  std::vector<Entry> entries;
  for (std::string_view line : text::split(text, '\n')) {
    if (line.starts_with("$ ")) {
      entries.push_back({std::string(line.substr(2)), {}});
    } else {
      REQUIRE_MESSAGE(!entries.empty(), "a console block begins with `$ `");
      entries.back().output += std::string(line) + "\n";
    }
  }
  return entries;
}

Session read_session(const std::string& readme) {
  Session session;
  std::size_t at = 0;
  for (std::size_t from = readme.find(kFence); from != std::string::npos;
       from = readme.find(kFence, at)) {
    from += kFence.size();
    const std::size_t close = readme.find("\n```", from);
    REQUIRE(close != std::string::npos);
    session.between.push_back(readme.substr(at, from - at));
    session.blocks.push_back(read_block(std::string_view(readme).substr(from, close - from)));
    at = close + 1;
  }
  session.between.push_back(readme.substr(at));
  return session;
}

std::string write_session(const Session& session) {
  std::string out = session.between.front();
  for (std::size_t i = 0; i < session.blocks.size(); ++i) {
    for (const Entry& entry : session.blocks[i]) out += "$ " + entry.command + "\n" + entry.output;
    out += session.between[i + 1];
  }
  return out;
}

/// The file that `echo TEXT > FILE` writes.
std::optional<test::ScenarioFile> written_by(const std::string& command) {
  const std::vector<std::string> words = test::shell_words(command);
  if (words.size() != 4 || words[0] != "echo" || words[2] != ">") return std::nullopt;
  return test::ScenarioFile{.path = words[3], .text = words[1] + "\n"};
}

test::Scenario scenario_of(const Session& session) {
  test::Scenario scenario;
  std::vector<test::ScenarioFile> files{{.path = ".", .text = {}, .from = "examples/larder"},
                                        {.path = "private", .text = {}, .from = "examples/raw"}};
  for (const auto& block : session.blocks) {
    for (const Entry& entry : block) {
      if (auto file = written_by(entry.command)) {
        files.push_back(*std::move(file));
      } else if (entry.command != "echo $?") {
        scenario.steps.push_back({.command = entry.command, .files = std::move(files)});
        files.clear();
      }
    }
  }
  return scenario;
}

/// The session with what really came out. A status that no `echo $?` shows is printed, so that it
/// is seen.
Session with_outputs(Session session, const test::Scenario& ran) {
  std::size_t next = 0;
  std::string* unseen = nullptr;
  int status = 0;
  const auto show = [&] {
    if (unseen != nullptr && status != 0)
      *unseen += "(exit status " + std::to_string(status) + ")\n";
    unseen = nullptr;
  };
  for (auto& block : session.blocks) {
    for (Entry& entry : block) {
      entry.output.clear();
      if (entry.command == "echo $?") {
        entry.output = std::to_string(status) + "\n";
        unseen = nullptr;
        continue;
      }
      show();
      if (written_by(entry.command)) continue;
      const test::ScenarioStep& step = ran.steps[next++];
      entry.output = step.out + step.err;
      status = step.status;
      unseen = &entry.output;
    }
  }
  show();
  return session;
}

}  // namespace

TEST_CASE("readme: commands print what stands there") {
  const auto path = top() / "README.md";
  const std::string readme = read(path);
  const Session wanted = read_session(readme);
  REQUIRE(wanted.blocks.size() >= 5);
  const test::Scenario ran =
      test::run_scenario(scenario_of(wanted), {.source_folder = UXI_SOURCE_FOLDER, .program = {}});
  const Session got = with_outputs(wanted, ran);
  if (std::getenv("UXI_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << write_session(got);
    return;
  }
  for (std::size_t i = 0; i < wanted.blocks.size(); ++i) {
    for (std::size_t j = 0; j < wanted.blocks[i].size(); ++j) {
      INFO("$ " << wanted.blocks[i][j].command);
      CHECK(wanted.blocks[i][j].output == got.blocks[i][j].output);
    }
  }
}

}  // namespace uxi::meta
