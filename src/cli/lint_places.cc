#include "cli/lint_places.h"

#include <algorithm>
#include <utility>

#include "io/path.h"
#include "workspace/own_rules.h"

namespace uxi::cli {
namespace {

Result<LintPlace> read_place(const workspace::Workspace& workspace) {
  LintPlace place;
  place.workspace = workspace;
  Diagnostics faults;
  UXI_TRY(auto settings, workspace.settings(faults));
  place.settings = std::move(settings.lint);
  UXI_TRY_VOID(workspace::add_own_rules(workspace, place.settings, faults));
  faults.sort();
  place.faults = faults.items();
  return place;
}

}  // namespace

std::string LintPlace::inside(const std::string& path) const {
  const auto seen = workspace ? workspace->inside(path) : std::nullopt;
  return seen ? *seen : io::normalised(path);
}

Result<std::string> folder_to_lint(Context& context) {
  const auto found = context.workspace();
  if (!found) {
    Error error = found.error();
    if (error.kind == ErrorKind::not_found)
      error.hint = "name what to lint, `.` for this folder; or make a workspace with `uxi init`";
    return tl::unexpected(std::move(error));
  }
  const workspace::Workspace& workspace = *found;
  if (context.shared().study) {
    UXI_TRY(const std::string study, context.study_name(workspace));
    return workspace.display("studies/" + study);
  }
  if (workspace.standing_in().starts_with("studies")) return ".";
  if (io::is_folder(context.files(), workspace.path("studies")))
    return workspace.display("studies");
  const std::string root = workspace.path("");
  return root.empty() ? "." : root;
}

Result<LintPlace> lint_place(io::FileSystem& files) {
  auto workspace = workspace::Workspace::find(files);
  if (workspace) return read_place(*workspace);
  if (workspace.error().kind == ErrorKind::not_found) return LintPlace{};
  return pass_on(std::move(workspace));
}

LintPlaces::LintPlaces(io::FileSystem& files, Settle settle, std::function<bool()> stop)
    : files_(&files), settle_(std::move(settle)), stop_(std::move(stop)), workspaces_(files) {}

Result<LintPlaces::Known*> LintPlaces::known_in(const std::string& folder) {
  const auto asked = by_folder_.find(folder);
  if (asked != by_folder_.end()) return asked->second;
  UXI_TRY(const workspace::Workspace* workspace, workspaces_.around(folder));
  if (workspace == nullptr) {
    UXI_TRY(workspace, workspaces_.around("."));
  }
  auto& made = made_[workspace == nullptr ? "-" : workspace->path("uxi.yaml")];
  if (!made) {
    auto known = std::make_unique<Known>();
    if (workspace != nullptr) {
      if (settle_) {
        UXI_TRY_VOID(settle_(*workspace));
      }
      UXI_TRY(known->place, read_place(*workspace));
    }
    known->place.settings.options.stop = stop_;
    known->names = {.patterns = known->place.settings.guides,
                    .ignore = known->place.settings.ignore,
                    .workspace = workspace};
    made = std::move(known);
  }
  by_folder_.emplace(folder, made.get());
  return made.get();
}

Result<const LintPlace*> LintPlaces::in(const std::string& folder) {
  UXI_TRY(Known * known, known_in(folder));
  known->used = true;
  return &known->place;
}

Result<workspace::GuideSearch> LintPlaces::search(const std::vector<std::string>& asked) {
  for (const std::string& path : asked) {
    if (io::is_folder(*files_, path)) UXI_TRY_VOID(in(path));
  }
  workspace::GuideSearch search;
  search.names_in = [this](const std::string& folder) -> Result<const workspace::GuideNames*> {
    UXI_TRY(const Known* known, known_in(folder));
    return &known->names;
  };
  return search;
}

std::vector<Diagnostic> LintPlaces::faults() const {
  std::vector<Diagnostic> all;
  for (const auto& [root, known] : made_) {
    if (known && known->used)
      all.insert(all.end(), known->place.faults.begin(), known->place.faults.end());
  }
  return all;
}

std::vector<lint::RuleInfo> LintPlaces::rules() const {
  std::vector<lint::RuleInfo> all;
  for (const auto& [root, known] : made_) {
    if (!known || !known->used) continue;
    const auto rules = lint::rules_of(known->place.settings.options);
    all.insert(all.end(), rules.begin(), rules.end());
  }
  std::ranges::stable_sort(all, {}, &lint::RuleInfo::id);
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

}  // namespace uxi::cli
