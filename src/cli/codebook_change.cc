#include "cli/codebook_change.h"

#include "cli/findings.h"
#include "cli/writing.h"
#include "text/strings.h"
#include "workspace/code_edit.h"

namespace uxi::cli {

Result<ExitStatus> change_codes(
    Context& context, std::string_view command, const std::vector<std::string>& codes, bool dry_run,
    const std::function<Result<workspace::Changes>(workspace::CodeFiles&)>& plan) {
  UXI_TRY(const auto workspace, context.workspace());
  std::size_t count = 0;
  const auto under_lock = [&]() -> Result<workspace::Changes> {
    UXI_TRY(auto files, workspace::load_code_files(workspace, codes));
    UXI_TRY_VOID(stop_on_errors(context, files.diagnostics));
    UXI_TRY(auto changes, plan(files));
    count = changes.files().size();
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, command, dry_run, under_lock));
  if (!dry_run) {
    context.note(count == 0
                     ? "nothing was changed"
                     : "changed " + text::counted(count, "file") + "; `uxi undo` takes it back");
  }
  return ExitStatus::done;
}

// ---- rename, move
// ---------------------------------------------------------------------------------

namespace {

void declare_keep_alias(Flags& flags, CodeMoveOptions& options) {
  flags.toggle("--alias", options.alias,
               "the old path still leads there: for branches that are not merged yet");
  declare_dry_run(flags, options.dry_run);
}

Result<ExitStatus> move_code(const CodeMoveOptions& options, std::string_view command,
                             Context& context) {
  return change_codes(
      context, command, {options.from}, options.dry_run, [&](workspace::CodeFiles& files) {
        return workspace::move_codes(files, {options.from, options.to}, options.alias);
      });
}

}  // namespace

void declare_code_rename(Flags& flags, CodeMoveOptions& options) {
  flags.argument("CODE", options.from, "the code, or a level above codes; those below it follow");
  flags.argument("NEW", options.to, "its new path");
  declare_keep_alias(flags, options);
  flags.describe(
      "Codebooks, tags, plans, themes, insights, report.md and saved queries follow, all of them "
      "or "
      "none.");
  flags.example("uxi codebook rename pain/bills pain/billing --dry-run");
}

Result<ExitStatus> run_code_rename(const CodeMoveOptions& options, Context& context) {
  return move_code(options, "codebook rename", context);
}

void declare_code_move(Flags& flags, CodeMoveOptions& options) {
  flags.argument("CODE", options.from, "the code, or a level above codes; those below it follow");
  flags.argument("PARENT", options.to, "the level it goes below; `/` for the top");
  declare_keep_alias(flags, options);
  flags.example("uxi codebook move pain/billing/refund money");
  flags.example("uxi codebook move pain/surprise /");
}

Result<ExitStatus> run_code_move(const CodeMoveOptions& options, Context& context) {
  CodeMoveOptions rename = options;
  const std::string leaf = options.from.substr(options.from.rfind('/') + 1);
  rename.to = options.to == "/" ? leaf : options.to + "/" + leaf;
  return move_code(rename, "codebook move", context);
}

// ---- merge
// ----------------------------------------------------------------------------------------

void declare_code_merge(Flags& flags, CodeMergeOptions& options) {
  flags.arguments("CODE", options.codes,
                  "the codes that go, whose paths become aliases; the last is the one that stays",
                  true);
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook merge pain/charged-twice pain/billing/double-charge");
}

Result<ExitStatus> run_code_merge(const CodeMergeOptions& options, Context& context) {
  if (options.codes.size() < 2) {
    return fail(ErrorKind::usage, "two codes are needed at least",
                "the last one is the code that stays");
  }
  const std::vector<std::string> from(options.codes.begin(), options.codes.end() - 1);
  return change_codes(context, "codebook merge", from, options.dry_run,
                      [&](workspace::CodeFiles& files) {
                        return workspace::merge_codes(files, from, options.codes.back());
                      });
}

// ---- retire, alias
// --------------------------------------------------------------------------------

void declare_code_retire(Flags& flags, CodeRetireOptions& options) {
  flags.argument("CODE", options.code, "the code");
  flags.toggle("--back", options.back, "take it into use again");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Its highlights keep it; saturation does not count it, and it is suggested no more.");
  flags.example("uxi codebook retire pain/other");
}

Result<ExitStatus> run_code_retire(const CodeRetireOptions& options, Context& context) {
  return change_codes(context, "codebook retire", {options.code}, options.dry_run,
                      [&](workspace::CodeFiles& files) {
                        return workspace::retire_code(files, options.code, !options.back);
                      });
}

void declare_code_alias(Flags& flags, CodeAliasOptions& options) {
  flags.argument("CODE", options.code, "the code");
  flags.arguments("ALIAS", options.aliases, "other paths that lead to it", true);
  flags.toggle("--remove", options.remove, "they lead there no more");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook alias pain/billing/double-charge billed-twice");
}

Result<ExitStatus> run_code_alias(const CodeAliasOptions& options, Context& context) {
  return change_codes(
      context, "codebook alias", {options.code}, options.dry_run, [&](workspace::CodeFiles& files) {
        return workspace::alias_code(files, options.code, options.aliases, options.remove);
      });
}

}  // namespace uxi::cli
