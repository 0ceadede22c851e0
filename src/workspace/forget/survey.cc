#include "workspace/forget/survey.h"

#include <algorithm>

#include "io/path.h"
#include "text/strings.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kOwn = ".uxi";

/// What uxi keeps for itself, and is gone through by other ways.
bool is_kept_apart(std::string_view path) {
  for (const std::string_view one : {".uxi/undo", ".uxi/journal", ".uxi/lock", ".uxi/forgotten"}) {
    if (path == one) return true;
  }
  return path.starts_with(".uxi/index-");
}

Result<void> survey(const Workspace& workspace, const std::string& folder, int depth,
                    std::vector<SurveyedFile>& found) {
  if (depth > io::kWalkDepth) {
    return fail_at(ErrorKind::limit, workspace.display(folder),
                   "folders are nested more than " + std::to_string(io::kWalkDepth) + " deep");
  }
  UXI_TRY(const auto entries, workspace.files().list(workspace.path(folder)));
  for (const io::FolderEntry& entry : entries) {
    const std::string path = io::join(folder, entry.name);
    if (entry.name == ".git" || is_kept_apart(path)) continue;
    // Links are followed where the workspace itself has them: private/ may lie elsewhere.
    const bool link = entry.kind == io::FileKind::link;
    const auto info = workspace.files().info(workspace.path(path));
    if (!info) continue;  // a link to nothing
    if (info->kind == io::FileKind::folder && (!link || folder.empty())) {
      UXI_TRY_VOID(survey(workspace, path, depth + 1, found));
    } else if (info->kind == io::FileKind::file) {
      found.push_back({path, info->size});
    }
  }
  return {};
}

}  // namespace

Result<std::vector<SurveyedFile>> survey_files(const Workspace& workspace) {
  std::vector<SurveyedFile> found;
  UXI_TRY_VOID(survey(workspace, "", 0, found));
  std::ranges::sort(found, {}, &SurveyedFile::path);
  return found;
}

Result<std::size_t> count_undo(
    const Workspace& workspace,
    const std::function<bool(std::string_view path, std::string_view bytes)>& about) {
  UXI_TRY(const auto found, workspace.journal().holding(about));
  return found.size();
}

std::string study_of_path(std::string_view path, const std::vector<std::string>& studies) {
  constexpr std::string_view kStudies = "studies/";
  if (path.starts_with(kStudies)) {
    const std::string_view rest = path.substr(kStudies.size());
    const std::size_t end = rest.find('/');
    return end == std::string_view::npos ? std::string() : std::string(rest.substr(0, end));
  }
  const bool own = path.starts_with("private/") || path.starts_with(std::string(kOwn) + "/");
  if (own && studies.size() == 1) return studies.front();
  if (!own) return {};
  std::string found;
  for (const std::string& study : studies) {
    for (std::size_t at = path.find(study); at != std::string_view::npos;
         at = path.find(study, at + 1)) {
      const std::size_t end = at + study.size();
      const auto parts = [](char c) { return c == '/' || c == '-' || c == '_' || c == '.'; };
      const bool whole =
          (at == 0 || parts(path[at - 1])) && (end == path.size() || parts(path[end]));
      if (whole && study.size() > found.size()) found = study;
    }
  }
  return found;
}

}  // namespace uxi::workspace
