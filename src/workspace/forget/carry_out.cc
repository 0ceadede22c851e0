// Doing what was planned, in an order in which any step may be the last one done: what tells who is
// meant (contacts) goes last, with all text at once.
#include "io/path.h"
#include "workspace/forget/forget.h"
#include "workspace/forget/survey.h"

namespace uxi::workspace {
namespace {

Result<void> stop_here(const std::function<bool()>& stop) {
  if (!stop()) return {};
  return fail(ErrorKind::interrupted, "interrupted before all was removed",
              "run the command again: it goes on where it stopped");
}

/// The index is made anew by whoever asks it next.
Result<void> remove_index(const Workspace& workspace) {
  const std::string folder = workspace.path(".uxi");
  if (!io::is_folder(workspace.files(), folder)) return {};
  UXI_TRY(const auto entries, workspace.files().list(folder));
  for (const io::FolderEntry& entry : entries) {
    if (!entry.name.starts_with("index-") || entry.kind != io::FileKind::file) continue;
    UXI_TRY_VOID(workspace.files().remove(io::join(folder, entry.name)));
  }
  return {};
}

/// Folders named after them, now that nothing is in them.
void remove_emptied(const Workspace& workspace, const ForgetPlan& plan) {
  const auto studies = workspace.studies().value_or(std::vector<std::string>{});
  for (const ForgetFile& file : plan.files) {
    if (!file.goes) continue;
    for (std::string folder = io::parent(file.path);
         plan.traces.owns(io::file_name(folder), study_of_path(folder, studies));
         folder = io::parent(folder)) {
      // Removing a folder that holds anything fails, and that is right.
      if (!workspace.files().remove(workspace.path(folder))) break;
    }
  }
}

}  // namespace

std::function<bool(std::string_view path, std::string_view bytes)> held_in_undo(
    const Workspace& workspace, const ForgetPlan& plan) {
  const auto studies = workspace.studies().value_or(std::vector<std::string>{});
  return [&plan, studies](std::string_view path, std::string_view bytes) {
    const std::string study = study_of_path(path, studies);
    const bool besides = plan.paths.contains(std::string(path)) ||
                         (path == "private/contacts.csv" && !plan.contacts.empty());
    return besides || plan.traces.owns(io::file_name(path), study) || plan.traces.any(bytes, study);
  };
}

Result<void> carry_out(const Workspace& workspace, const ForgetPlan& plan, io::Journal& journal,
                       const std::string& command, const std::function<bool()>& stop) {
  UXI_TRY_VOID(stop_here(stop));
  UXI_TRY_VOID(journal.forget(held_in_undo(workspace, plan)));
  UXI_TRY_VOID(remove_index(workspace));
  std::vector<io::FileChange> changes;
  for (const io::FileChange& change : plan.changes.files()) {
    UXI_TRY_VOID(stop_here(stop));
    if (!change.path.starts_with(".uxi/")) {
      changes.push_back(change);
      continue;
    }
    // What uxi keeps for itself is no file of the workspace.
    const std::string path = workspace.path(change.path);
    UXI_TRY_VOID(change.after ? io::replace_file(workspace.files(), path, *change.after)
                              : workspace.files().remove(path));
  }
  for (const std::string& path : plan.direct) {
    UXI_TRY_VOID(stop_here(stop));
    UXI_TRY_VOID(workspace.files().remove(workspace.path(path)));
  }
  UXI_TRY_VOID(stop_here(stop));
  UXI_TRY_VOID(journal.commit(command, changes, io::Keep::nothing));
  remove_emptied(workspace, plan);
  return {};
}

}  // namespace uxi::workspace
