#include "cli/writing.h"

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::string coloured_diff(const std::string& diff, const Style& style) {
  if (!style.colour) return text::printable(diff);
  std::string out;
  for (const std::string_view line : text::split(diff, '\n')) {
    const std::string shown = text::printable(line);
    if (line.starts_with("+")) {
      out += style(Mark::added, shown);
    } else if (line.starts_with("-")) {
      out += style(Mark::removed, shown);
    } else {
      out += shown;
    }
    out += '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

void declare_dry_run(Flags& flags, bool& dry_run) {
  flags.toggle("-n,--dry-run", dry_run, "change nothing; print what would change as a diff");
}

void print_diff(Context& context, const std::string& diff) {
  context.print(coloured_diff(diff, context.out_style()));
}

Result<bool> write_changes(Context& context, const workspace::Workspace& workspace,
                           std::string_view command, bool dry_run,
                           const std::function<Result<workspace::Changes>()>& plan) {
  if (dry_run) {
    UXI_TRY(const workspace::Changes changes, plan());
    print_diff(context, changes.diff());
    return !changes.empty();
  }
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto lock, journal.lock());
  context.note_settled(journal);
  UXI_TRY(const workspace::Changes changes, plan());
  if (changes.empty()) return false;
  if (context.env().interrupted()) {
    return fail(ErrorKind::interrupted, "interrupted; nothing was changed");
  }
  const std::string folder = workspace.path(workspace::kPrivate);
  if (changes.touches_private() && !io::exists(context.files(), folder)) {
    UXI_TRY_VOID(context.files().make_folders(folder, 0700));
  }
  UXI_TRY_VOID(journal.commit(std::string(command), changes.files()));
  return true;
}

}  // namespace uxi::cli
