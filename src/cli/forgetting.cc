#include "cli/forgetting.h"

#include <istream>
#include <ostream>

#include "cli/forgetting_text.h"
#include "cli/writing.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

/// What git holds; one that cannot be searched is told, and counts as holding them.
Result<workspace::History> look_through_git(Context& context, const workspace::Workspace& workspace,
                                            const workspace::ForgetPlan& plan) {
  UXI_TRY(const auto known, workspace::read_known_traces(workspace, plan));
  UXI_TRY(auto history, workspace::search_history(context.env(), workspace, plan, known));
  UXI_TRY_VOID(workspace::write_known_traces(workspace, plan, history));
  return history;
}

void note_history(Context& context, const workspace::Workspace& workspace,
                  const workspace::ForgetPlan& plan, const workspace::History& history,
                  const std::string& command) {
  if (plan.leavers.empty()) return;
  const std::string list = workspace.display(workspace::blob_list_path(plan.leavers.front()));
  const std::string again = command == "forget"
                                ? "uxi forget " + text::join(names_of(plan.leavers), " ")
                                : "uxi " + command;
  context.note_lines(history_text(history, list, again));
  if (history.shallow) context.note("this clone is shallow: older commits were not searched");
  if (history.too_large > 0) {
    context.note(text::counted(history.too_large, "blob") +
                 " of git over 16 MiB were not looked into");
  }
}

/// Of files that stay; what goes is named, not printed.
std::string diff_of_changed(const workspace::ForgetPlan& plan) {
  workspace::Changes shown;
  for (const io::FileChange& change : plan.changes.files()) {
    if (change.after && !change.path.starts_with("private/")) shown.add(change);
  }
  return shown.diff();
}

/// What is to happen, before it happens. True where it is to be done.
Result<bool> announce(Context& context, const workspace::ForgetPlan& plan,
                      const ForgettingOptions& options) {
  const std::string people = text::join(names_of(plan.leavers), ", ");
  if (options.format != "json") {
    const std::string files = plan_text(plan, context.out_style());
    if (!files.empty()) {
      const std::string who = people.empty() ? "" : people + ": ";
      context.print(who + (options.dry_run ? "would go" : "goes") + "\n" + files);
    }
  }
  if (options.dry_run) {
    if (options.format != "json") print_diff(context, diff_of_changed(plan));
    return false;
  }
  if (plan.files.empty() && plan.undo_entries == 0) return true;
  context.note("this cannot be taken back; nothing of it is kept for `uxi undo`");
  if (options.yes) return true;
  context.env().out.flush();
  return confirmed(context, "Remove all of this?");
}

}  // namespace

Result<bool> confirmed(Context& context, const std::string& question) {
  const io::Terminal& terminal = context.env().terminal;
  if (!terminal.in_is_terminal || !terminal.err_is_terminal) {
    return fail(ErrorKind::usage, "nobody is here to be asked", "`--yes` says yes beforehand");
  }
  context.env().err << question << " [y/N] " << std::flush;
  std::string answer;
  if (!std::getline(context.env().in, answer)) answer.clear();
  if (context.env().interrupted()) {
    return fail(ErrorKind::interrupted, "interrupted; nothing was changed");
  }
  return !answer.empty() && (answer.front() == 'y' || answer.front() == 'Y');
}

Result<ExitStatus> forget_people(Context& context, const workspace::Workspace& workspace,
                                 const FindGoing& find,
                                 const std::vector<workspace::KnownText>& more,
                                 const ForgettingOptions& options) {
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto lock, journal.lock());
  context.note_settled(journal);
  UXI_TRY(const auto studies, workspace::load_studies(workspace));
  UXI_TRY(auto going, find(studies));
  UXI_TRY(const auto plan, workspace::plan_forget(workspace, studies, std::move(going), more));
  UXI_TRY(const bool wanted, announce(context, plan, options));
  if (options.dry_run) {
    context.note_lines(left_text(plan));
    if (options.format == "json") context.print(forgetting_json(plan, std::nullopt, false));
    return ExitStatus::done;
  }
  if (!wanted) {
    context.note("nothing was changed");
    return ExitStatus::no;
  }
  UXI_TRY_VOID(
      workspace::carry_out(workspace, plan, journal, options.command, context.env().interrupted));
  UXI_TRY(const auto history, look_through_git(context, workspace, plan));
  if (options.format == "json") context.print(forgetting_json(plan, history, true));
  if (plan.forgotten_before) {
    context.note(text::join(names_of(plan.leavers), ", ") + " was forgotten before");
  }
  if (!plan.forgotten_before && !plan.files.empty() && !plan.leavers.empty()) {
    context.note(text::join(names_of(plan.leavers), ", ") + " forgotten");
  }
  context.note_lines(left_text(plan));
  note_history(context, workspace, plan, history, options.command);
  return history.holds_them() || !plan.left.empty() ? ExitStatus::no : ExitStatus::done;
}

}  // namespace uxi::cli
