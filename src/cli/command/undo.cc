// uxi undo: takes back what a command changed, where nobody has changed it since.
#include <algorithm>

#include "cli/command.h"
#include "cli/undoing.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::optional<int> number;
  bool redo = false;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.option("--number", "N", options.number,
               "the entry of `uxi log`; the newest that stands by default", 1);
  flags.toggle("--redo", options.redo, "bring back what was undone last");
  flags.toggle("-n,--dry-run", options.dry_run,
               "change nothing; say which files would be put back");
  flags.describe(
      "Again and again it goes back change by change. What was undone stays in the log, so that "
      "nothing is out of reach.");
  flags.example("uxi undo");
  flags.example("uxi undo --number 12");
  flags.example("uxi undo --redo");
}

/// The entry meant.
Result<int> entry_for(const Options& options, const std::vector<io::UndoEntry>& entries) {
  if (options.number && options.redo)
    return fail(ErrorKind::usage, "`--number` and `--redo` are two ways to name one entry");
  if (options.number) return *options.number;
  const Undoing undoing = undoing_of(entries);
  if (options.redo) {
    if (undoing.redo) return *undoing.redo;
    return fail(ErrorKind::not_found, "there is nothing to bring back",
                "nothing was undone since the last change");
  }
  if (undoing.undo) return *undoing.undo;
  return fail(ErrorKind::not_found, "there is nothing to undo",
              undoing.redo ? "`uxi undo --redo` brings back what was undone" : "");
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto lock, journal.lock());
  UXI_TRY(const auto entries, journal.history());
  UXI_TRY(const int number, entry_for(options, entries));
  const auto entry = std::ranges::find(entries, number, &io::UndoEntry::number);
  if (entry != entries.end() && entry->keep == io::Keep::nothing) {
    const auto before = std::find_if(
        entry, entries.end(), [](const io::UndoEntry& one) { return one.keep == io::Keep::undo; });
    std::string hint = "what it removed is kept nowhere";
    if (before != entries.end()) {
      hint += "; `uxi undo --number " + std::to_string(before->number) + "` takes back `uxi " +
              before->command + "`, which was before it";
    }
    return fail(ErrorKind::unsupported, "`uxi " + entry->command + "` cannot be taken back",
                std::move(hint));
  }
  if (options.dry_run) {
    if (entry == entries.end()) {
      return fail(ErrorKind::not_found, "there is no change " + std::to_string(number),
                  "`uxi log` lists them");
    }
    for (const io::UndoFile& file : entry->files)
      context.print("would put back " + file.path + "\n");
    return ExitStatus::done;
  }
  UXI_TRY(const io::UndoEntry undone, journal.undo(number));
  if (options.redo) {
    context.note("brought back what was undone (" + text::counted(undone.files.size(), "file") +
                 ")");
    return ExitStatus::done;
  }
  context.note("took back `uxi " + undone.command + "` (" +
               text::counted(undone.files.size(), "file") + ")");
  return ExitStatus::done;
}

}  // namespace

Command undo_command() {
  return {.name = "undo",
          .summary = "take back what a command changed",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
