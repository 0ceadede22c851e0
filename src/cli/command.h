// A subcommand as a value: its name, one line of help, its flags and what it does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/flags.h"
#include "uxi/error.h"

namespace uxi::cli {

/// What the shell is told; see uxi(1).
enum class ExitStatus { done = 0, no = 1, failed = 2, interrupted = 130 };

/// What a command does once its flags are filled in.
using Run = std::function<Result<ExitStatus>(Context&)>;

/// Where the command stands in `uxi help`: the life of a study.
enum class Stage { start, prepare, listen, make_sense, share, keep };

/// `add` of `uxi tag add`.
struct Action {
  std::string_view name;
  std::string_view summary;
  std::function<Run(Flags&)> declare;
};

/// A command has either flags of its own or actions.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line, no full stop
  Stage stage = Stage::keep;
  std::function<Run(Flags&)> declare = {};
  std::vector<Action> actions = {};
};

using CommandMaker = Command (*)();

/// All of them in byte order of their names; the table is made from the folder cli/command.
[[nodiscard]] std::vector<Command> all_commands();

/// The usual shape of `declare`: options on the heap, kept by the run.
template <class Options>
[[nodiscard]] std::function<Run(Flags&)> with_options(void (*declare)(Flags&, Options&),
                                                      Result<ExitStatus> (*run)(const Options&,
                                                                                Context&)) {
  return [declare, run](Flags& flags) -> Run {
    auto options = std::make_shared<Options>();
    declare(flags, *options);
    return [options, run](Context& context) { return run(*options, context); };
  };
}

}  // namespace uxi::cli
