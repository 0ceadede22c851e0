// Every command is told of: a man page that names all its options, a golden case, a place in
// uxi(1).
#include <doctest/doctest.h>

#include "cli/command.h"
#include "cli/help.h"
#include "meta/tree.h"
#include "text/strings.h"

namespace uxi::meta {
namespace {

/// mdoc and man write a hyphen of an option as `\-`; the words are what counts.
std::string page(const std::string& name) {
  return text::replace_all(read(top() / "man" / name), "\\-", "-");
}

void check_flags(const cli::Flags& flags, const std::string& text, const std::string& where) {
  for (const cli::Flag& flag : flags.flags()) {
    for (const std::string_view name : text::split(flag.names, ',')) {
      CHECK_MESSAGE(text.find(name) != std::string::npos, where << " lacks " << std::string(name));
    }
  }
}

}  // namespace

TEST_CASE("commands: each has a man page with every action and option, and a golden case") {
  const std::string overview = page("uxi.1");
  for (const cli::Command& command : cli::all_commands()) {
    const std::string name = "uxi-" + std::string(command.name) + ".1";
    CAPTURE(name);
    REQUIRE(std::filesystem::exists(top() / "man" / name));
    const std::string text = page(name);
    CHECK(overview.find(std::string(command.name)) != std::string::npos);
    if (command.declare) {
      cli::Flags flags;
      (void)command.declare(flags);
      check_flags(flags, text, name);
    }
    for (const cli::Action& action : command.actions) {
      CHECK_MESSAGE(text.find(action.name) != std::string::npos,
                    name << " lacks the action " << std::string(action.name));
      cli::Flags flags;
      (void)action.declare(flags);
      check_flags(flags, text, name);
    }
    const auto cases = top() / "tests/e2e" / command.name;
    CHECK_MESSAGE((std::filesystem::is_directory(cases) && !std::filesystem::is_empty(cases)),
                  "tests/e2e has no case for " << std::string(command.name));
  }
}

TEST_CASE("commands: every one of them stands in the overview") {
  const auto commands = cli::all_commands();
  const std::string overview = cli::overview(commands, {});
  for (const cli::Command& command : commands) {
    CHECK(overview.find("\n  " + std::string(command.name)) != std::string::npos);
  }
}

TEST_CASE("commands: help fits 80 columns") {
  for (const cli::Command& command : cli::all_commands()) {
    std::vector<const cli::Action*> actions{nullptr};
    for (const cli::Action& action : command.actions) actions.push_back(&action);
    for (const cli::Action* action : actions) {
      const std::string help = cli::command_help(command, action);
      for (const std::string_view line : text::split(help, '\n')) {
        CHECK_MESSAGE(line.size() <= 80, std::string(line));
      }
    }
  }
}

}  // namespace uxi::meta
