// uxi help: the overview, what one command takes, or a topic: templates/help/<topic>.txt.
#include "cli/help.h"

#include <algorithm>

#include "base/embedded.h"
#include "cli/path_command.h"
#include "text/nearest.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> words;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("COMMAND", options.words,
                  "a command, and one of its actions; or `query`, the query language");
  flags.example("uxi help");
  flags.example("uxi help tag add");
  flags.example("uxi help query");
}

template <class List>
std::string hint(const std::string& name, const List& list, const std::string& lister) {
  std::vector<std::string> names;
  for (const auto& item : list) names.emplace_back(item.name);
  const std::string nearest = text::did_you_mean(name, names);
  return nearest.empty() ? "`" + lister + "` lists them" : nearest;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const std::vector<Command> commands = all_commands();
  if (options.words.empty()) {
    context.print(overview(commands, path_commands(context.env())));
    return ExitStatus::done;
  }
  if (const auto topic = embedded_file("help/" + options.words[0] + ".txt")) {
    context.page(*topic);
    return ExitStatus::done;
  }
  const auto command = std::ranges::find(commands, options.words[0], &Command::name);
  if (command == commands.end()) {
    if (const auto program = find_path_command(context.env(), options.words[0])) {
      UXI_TRY(const int status, run_path_command(context.env(), *program, "", {"--help"}));
      return static_cast<ExitStatus>(status);
    }
    return fail(ErrorKind::usage, "there is no command `" + options.words[0] + "`",
                hint(options.words[0], commands, "uxi help"));
  }
  const Action* action = nullptr;
  if (options.words.size() > 1) {
    const auto found = std::ranges::find(command->actions, options.words[1], &Action::name);
    if (found == command->actions.end()) {
      return fail(ErrorKind::usage,
                  "`uxi " + options.words[0] + "` has no action `" + options.words[1] + "`",
                  hint(options.words[1], command->actions, "uxi help " + options.words[0]));
    }
    action = &*found;
  }
  context.page(command_help(*command, action));
  return ExitStatus::done;
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .summary = "say what there is, and what a command takes",
          .stage = Stage::start,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
