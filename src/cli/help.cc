#include "cli/help.h"

#include <algorithm>
#include <array>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr int kWidth = 80;
constexpr int kColumn = 26;

/// `  -o, --output FILE       where to write`, wrapped; a long left side gets a line of its own.
std::string row(const std::string& left, const std::string& right) {
  std::string out = "  " + left;
  const int width = text::display_width(out);
  if (width > kColumn - 2) {
    out += '\n' + std::string(kColumn, ' ');
  } else {
    out += std::string(static_cast<std::size_t>(kColumn - width), ' ');
  }
  const std::string next = '\n' + std::string(kColumn, ' ');
  return out + text::replace_all(text::wrap(right, kWidth - kColumn), "\n", next) + '\n';
}

struct StageTitle {
  Stage stage;
  std::string_view title;
};
constexpr std::array kStages = {
    StageTitle{Stage::start, "start and look around"},
    StageTitle{Stage::prepare, "before the interviews"},
    StageTitle{Stage::listen, "take in what was said"},
    StageTitle{Stage::make_sense, "make sense of it"},
    StageTitle{Stage::share, "share and prove"},
    StageTitle{Stage::keep, "keep the workspace"},
};

std::string usage_line(const Command& command, const Action* action, const Flags& flags) {
  std::string out = "uxi " + std::string(command.name);
  if (action != nullptr) out += " " + std::string(action->name);
  if (std::ranges::any_of(flags.flags(), [](const Flag& flag) { return !flag.positional; })) {
    out += " [OPTION]...";
  }
  for (const Flag& flag : flags.flags()) {
    if (flag.positional) out += " " + (flag.required ? usage_of(flag) : "[" + usage_of(flag) + "]");
  }
  return out;
}

std::string rows_of(const Flags& flags, bool positional) {
  std::string out;
  for (const Flag& flag : flags.flags()) {
    if (flag.positional == positional) out += row(usage_of(flag), flag.help);
  }
  return out;
}

std::string shared_rows() {
  SharedOptions shared;
  std::string today;
  Flags flags;
  declare_shared(flags, shared, today);
  return rows_of(flags, false) + row("-h, --help", "print this");
}

std::string actions_help(const Command& command) {
  std::string out = "usage: uxi " + std::string(command.name) + " ACTION [OPTION]...\n\n";
  out += std::string(command.summary) + "\n\nactions:\n";
  for (const Action& action : command.actions) {
    out += row(std::string(action.name), std::string(action.summary));
  }
  out += "\n`uxi " + std::string(command.name) + " ACTION --help` says more; uxi-" +
         std::string(command.name) + "(1) says all.\n";
  return out;
}

}  // namespace

void declare_shared(Flags& flags, SharedOptions& shared, std::string& today) {
  flags.option("-C", "DIR", shared.folder, "work as if started in DIR");
  flags.option("--study", "NAME", shared.study, "the study, where there are several");
  flags.option("--coder", "NAME", shared.coder, "who is coding");
  flags.option("--today", "DATE", today, "the day to count from, 2026-03-14");
  flags.choice("--color", {"auto", "always", "never"}, shared.color, "colours on the terminal");
  flags.toggle("-q,--quiet", shared.quiet, "print no remarks");
}

std::string overview(const std::vector<Command>& commands, const std::vector<std::string>& own) {
  std::string out =
      "usage: uxi [-C DIR] COMMAND [ARGUMENT]...\n\n"
      "uxi carries an interview study from the question to the decision, in plain files.\n";
  for (const StageTitle& stage : kStages) {
    std::string rows;
    for (const Command& command : commands) {
      if (command.stage == stage.stage) {
        rows += row(std::string(command.name), std::string(command.summary));
      }
    }
    if (!rows.empty()) out += "\n" + std::string(stage.title) + "\n" + rows;
  }
  std::string rows;
  for (const std::string& name : own) {
    if (std::ranges::find(commands, name, &Command::name) == commands.end()) {
      rows += row(text::printable(name), "uxi-" + name + " in PATH");
    }
  }
  if (!rows.empty()) out += "\nyour own\n" + rows;
  out +=
      "\n`uxi COMMAND --help` says more; so do uxi(1) and uxi-workspace(5). `uxi help\n"
      "query` has the query language.\n";
  return out;
}

std::string command_help(const Command& command, const Action* action) {
  if (action == nullptr && !command.actions.empty()) return actions_help(command);
  Flags flags;
  const Run kept = action != nullptr ? action->declare(flags) : command.declare(flags);
  std::string out =
      "usage: " + text::wrap(usage_line(command, action, flags), kWidth - 9, 9) + "\n\n";
  out += text::wrap(action != nullptr ? action->summary : command.summary, kWidth) + "\n";
  if (!flags.description().empty()) out += "\n" + text::wrap(flags.description(), kWidth) + "\n";
  if (!flags.examples().empty()) {
    out += "\nexamples:\n";
    for (const std::string& line : flags.examples()) out += "  " + line + "\n";
  }
  if (const std::string rows = rows_of(flags, true); !rows.empty()) out += "\narguments:\n" + rows;
  if (const std::string rows = rows_of(flags, false); !rows.empty()) out += "\noptions:\n" + rows;
  return out + "\noptions of every command:\n" + shared_rows();
}

}  // namespace uxi::cli
