// The settings that a lint goes by: each file those of the workspace that it lies in, wherever one
// stands. A repository may hold many workspaces.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "io/files.h"
#include "uxi/lint.h"
#include "workspace/guides.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// The settings of a workspace; defaults where there is none.
struct LintPlace {
  std::optional<workspace::Workspace> workspace;
  workspace::LintSettings settings;
  std::vector<Diagnostic> faults;  ///< of uxi.yaml and of the workspace's own rules

  /// A path as a person writes it, as seen from the workspace's root.
  [[nodiscard]] std::string inside(const std::string& path) const;
};
/// Where we stand.
[[nodiscard]] Result<LintPlace> lint_place(io::FileSystem& files);

/// The places of many files. Each folder is looked into once, each uxi.yaml read once.
class LintPlaces {
 public:
  using Settle = std::function<Result<void>(const workspace::Workspace&)>;

  /// `settle` is told of every workspace before anything of it is read; rules ask `stop` whether to
  /// go on.
  LintPlaces(io::FileSystem& files, Settle settle, std::function<bool()> stop);

  /// The place of `folder`, as a person standing here writes it: the workspace around it, else
  /// around us.
  [[nodiscard]] Result<const LintPlace*> in(const std::string& folder);
  /// How guides, and other files, are looked for in `asked`.
  [[nodiscard]] Result<workspace::GuideSearch> search(const std::vector<std::string>& asked);

  /// What is wrong with the settings of the folders that were asked for, and of all files: not of a
  /// workspace that a search came through and found nothing in.
  [[nodiscard]] std::vector<Diagnostic> faults() const;
  /// The rules of all, sorted; views into this.
  [[nodiscard]] std::vector<lint::RuleInfo> rules() const;
  /// Whether rules are to go on.
  [[nodiscard]] bool go_on() const { return !stop_ || !stop_(); }

 private:
  struct Known {
    LintPlace place;
    workspace::GuideNames names;
    bool used = false;
  };
  [[nodiscard]] Result<Known*> known_in(const std::string& folder);

  io::FileSystem* files_;
  Settle settle_;
  std::function<bool()> stop_;
  workspace::Workspaces workspaces_;
  std::map<std::string, std::unique_ptr<Known>> made_;  ///< by root; `-` without one
  std::map<std::string, Known*, std::less<>> by_folder_;
};

/// The folder that is meant where no path is named: the study's, the one stood in, all studies, or
/// the whole workspace where it keeps none in studies/.
[[nodiscard]] Result<std::string> folder_to_lint(Context& context);

}  // namespace uxi::cli
