// From words to a command: shared options, the table of commands, errors, exit status.
#include "cli/run.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/path_command.h"
#include "io/path.h"
#include "io/rooted_files.h"
#include "text/nearest.h"
#include "text/utf8.h"
#include "uxi/version.h"

namespace uxi::cli {

#include "commands.inc"

namespace {

/// The words of a command line, taken apart: shared options may stand before the command's name.
struct Words {
  std::vector<std::string> before;
  std::string verb;
  std::vector<std::string> behind;
};

bool takes_value(const std::string& word) {
  return word == "-C" || word == "--study" || word == "--coder" || word == "--today" ||
         word == "--color";
}

Words take_apart(const std::vector<std::string>& words) {
  Words out;
  std::size_t i = 0;
  while (i < words.size() && words[i].size() > 1 && words[i].front() == '-') {
    const std::size_t count = takes_value(words[i]) && i + 1 < words.size() ? 2 : 1;
    out.before.insert(out.before.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                      words.begin() + static_cast<std::ptrdiff_t>(i + count));
    i += count;
  }
  if (i < words.size()) out.verb = words[i++];
  out.behind.assign(words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
  return out;
}

bool has_word(const std::vector<std::string>& words, std::string_view a, std::string_view b) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return word == a || word == b; });
}

template <class List>
std::vector<std::string> names_of(const List& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.emplace_back(item.name);
  return names;
}

int print_error(const Error& error, io::Env& env) {
  Error shown = error;
  shown.message = text::printable(error.message);
  shown.path = text::printable(error.path);
  env.err << (error.path.empty() ? "uxi: " : "") << to_string(shown) << '\n';
  if (error.kind == ErrorKind::interrupted) return static_cast<int>(ExitStatus::interrupted);
  return static_cast<int>(ExitStatus::failed);
}

Result<Date> read_today(const std::string& text) {
  const auto date = parse_date(text);
  if (!date) {
    return fail(ErrorKind::usage, "--today: `" + text + "` is no date", "write it like 2026-03-14");
  }
  return *date;
}

/// What could not be done in part wins over a no.
Result<ExitStatus> run_whole(const Run& run, Context& context) {
  UXI_TRY(const ExitStatus status, run(context));
  return context.lacks_something() ? ExitStatus::failed : status;
}

/// Runs one command once its flags and action are known.
Result<ExitStatus> run_declared(const Command& command, const Action* action,
                                std::vector<std::string> words, io::Env& env) {
  Flags flags;
  const Run run = action != nullptr ? action->declare(flags) : command.declare(flags);
  SharedOptions shared;
  std::string today;
  declare_shared(flags, shared, today);
  bool help_wanted = false;
  auto parsed = flags.parse(words, help_wanted);
  if (help_wanted) {
    env.out << command_help(command, action);
    return ExitStatus::done;
  }
  if (!parsed) {
    Error error = std::move(parsed).error();
    if (error.hint.empty()) {
      error.hint = "see `uxi " + std::string(command.name) +
                   (action != nullptr ? " " + std::string(action->name) : "") + " --help`";
    }
    return tl::make_unexpected(std::move(error));
  }
  if (!today.empty()) {
    UXI_TRY(shared.today, read_today(today));
  }
  if (shared.folder.empty()) {
    Context context(env, std::move(shared));
    return run_whole(run, context);
  }
  if (!io::is_folder(env.files, shared.folder)) {
    return fail_at(ErrorKind::not_found, shared.folder, "there is no such folder");
  }
  const auto files = io::rooted_files(env.files, shared.folder);
  io::Env there{.files = *files,
                .in = env.in,
                .out = env.out,
                .err = env.err,
                .today = env.today,
                .monotonic_ns = env.monotonic_ns,
                .random64 = env.random64,
                .run_process = env.run_process,
                .interrupted = env.interrupted,
                .pager = env.pager,
                .terminal = env.terminal,
                .variables = env.variables,
                .working_folder = io::join(env.working_folder, shared.folder)};
  Context context(there, std::move(shared));
  return run_whole(run, context);
}

Result<ExitStatus> run_command(const Command& command, Words words, io::Env& env) {
  const Action* action = nullptr;
  if (!command.actions.empty()) {
    const auto name = words.behind.empty() ? std::string() : words.behind.front();
    const auto found = std::ranges::find(command.actions, name, &Action::name);
    if (found == command.actions.end()) {
      if (name == "--help" || name == "-h") {
        env.out << command_help(command, nullptr);
        return ExitStatus::done;
      }
      const std::string verb = "`uxi " + std::string(command.name) + "`";
      std::string hint = text::did_you_mean(name, names_of(command.actions));
      if (hint.empty()) hint = "see `uxi " + std::string(command.name) + " --help`";
      return fail(ErrorKind::usage,
                  name.empty() ? verb + " wants to know what to do"
                               : verb + " has no action `" + name + "`",
                  std::move(hint));
    }
    action = &*found;
    words.behind.erase(words.behind.begin());
  }
  std::vector<std::string> all = std::move(words.before);
  std::ranges::move(words.behind, std::back_inserter(all));
  return run_declared(command, action, std::move(all), env);
}

/// A command of the person's own. What stands in front of its name is handed on, but for `-C`,
/// which says where it runs; its exit status is ours.
Result<ExitStatus> run_program(const std::string& program, Words words, io::Env& env) {
  std::string folder;
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < words.before.size(); ++i) {
    if (words.before[i] == "-C" && i + 1 < words.before.size()) {
      folder = words.before[++i];
    } else {
      arguments.push_back(std::move(words.before[i]));
    }
  }
  std::ranges::move(words.behind, std::back_inserter(arguments));
  UXI_TRY(const int status, run_path_command(env, program, folder, std::move(arguments)));
  return static_cast<ExitStatus>(status);
}

Result<ExitStatus> run_words(const std::vector<std::string>& line, io::Env& env) {
  Words words = take_apart(line);
  const std::vector<Command> commands = all_commands();
  if (words.verb.empty()) {
    if (has_word(words.before, "--version", "--version")) {
      env.out << "uxi " << version() << '\n';
      return ExitStatus::done;
    }
    if (has_word(words.before, "--help", "-h")) {
      env.out << overview(commands, path_commands(env));
      return ExitStatus::done;
    }
    env.err << overview(commands, path_commands(env));
    return ExitStatus::failed;
  }
  const auto found = std::ranges::find(commands, words.verb, &Command::name);
  if (found == commands.end()) {
    if (const auto program = find_path_command(env, words.verb)) {
      return run_program(*program, std::move(words), env);
    }
    std::string hint = text::did_you_mean(words.verb, names_of(commands));
    if (hint.empty()) hint = "`uxi help` lists them";
    return fail(ErrorKind::usage, "there is no command `" + words.verb + "`", std::move(hint));
  }
  return run_command(*found, std::move(words), env);
}

}  // namespace

std::vector<Command> all_commands() {
  std::vector<Command> commands;
  for (const CommandMaker make : kCommands) commands.push_back(make());
  return commands;
}

int run(const std::vector<std::string>& words, io::Env& env) {
  const Result<ExitStatus> status = run_words(words, env);
  env.out.flush();
  if (!status) return print_error(status.error(), env);
  // Somebody who took the first lines and went is answered in full.
  if (!env.out && env.reader_left()) return static_cast<int>(*status);
  if (!env.out && *status == ExitStatus::done) {
    return print_error({.kind = ErrorKind::io, .message = "the output could not be written"}, env);
  }
  return static_cast<int>(*status);
}

}  // namespace uxi::cli
