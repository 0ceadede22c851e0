// uxi log: what commands changed, newest first; `uxi undo` takes it back by number.
#include "cli/command.h"
#include "cli/undoing.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

struct Options {
  std::optional<int> limit;
};

void declare(Flags& flags, Options& options) {
  flags.option("--limit", "N", options.limit, "only the newest N", 1);
  flags.example("uxi log");
}

std::string sign_of(io::ChangeKind kind) {
  switch (kind) {
    case io::ChangeKind::created: return "+";
    case io::ChangeKind::removed: return "-";
    case io::ChangeKind::changed: return "";
  }
  return "";
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto entries, journal.history());
  const Undoing undoing = undoing_of(entries);
  int left = options.limit.value_or(static_cast<int>(entries.size()));
  for (const io::UndoEntry& entry : entries) {
    if (left-- <= 0) break;
    std::string line = std::to_string(entry.number) + "  " + entry.command + "  ";
    if (entry.keep == io::Keep::nothing) {
      context.print(text::printable(line) + "cannot be taken back\n");
      continue;
    }
    line += text::counted(entry.files.size(), "file") + ":";
    for (const io::UndoFile& file : entry.files) line += " " + sign_of(file.kind) + file.path;
    if (undoing.taken_back.contains(entry.number)) line += "  (taken back)";
    context.print(text::printable(line) + "\n");
  }
  if (entries.empty()) context.note("nothing was changed yet");
  return ExitStatus::done;
}

}  // namespace

Command log_command() {
  return {.name = "log",
          .summary = "list what commands changed",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
