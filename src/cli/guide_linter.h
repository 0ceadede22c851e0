// Linting many guides of one set of files: today's, or those of an earlier revision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "io/files.h"
#include "report/findings.h"
#include "workspace/guides.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// Settings as they hold where we stand: those of the workspace around us, defaults where there is
/// none.
struct LintPlace {
  std::optional<workspace::Workspace> workspace;
  workspace::LintSettings settings;
  std::vector<Diagnostic> faults;  ///< of uxi.yaml and of the workspace's own rules

  /// A path as a person writes it, as seen from the workspace's root.
  [[nodiscard]] std::string inside(const std::string& path) const;
};
[[nodiscard]] Result<LintPlace> lint_place(io::FileSystem& files);
/// The folder that is meant where no path is named: the study's, the one stood in, all studies, or
/// the whole workspace where it keeps none in studies/.
[[nodiscard]] Result<std::string> folder_to_lint(Context& context);

/// A guide and what was found in it.
struct LintedGuide {
  workspace::GuideFile file;
  std::vector<Diagnostic> findings;
};

/// Lints one guide with the study beside it; errors of that study.yaml follow, for they keep the
/// guide from being held against it.
[[nodiscard]] Result<std::vector<Diagnostic>> lint_one(io::FileSystem& files,
                                                       const LintPlace& place,
                                                       const workspace::GuideFile& guide);

/// What became of the guides that were found.
struct LintedGuides {
  std::vector<LintedGuide> list;
  std::vector<report::UnreadFile> unread = {};  ///< could not be read
  /// Were called like guides, or like what may hold one, and nobody is interviewed with them.
  std::vector<workspace::FoundGuide> left_out = {};
};

/// Reads and lints guides, in the order of `found` whatever the number of threads. Where the
/// settings' `stop` says so, the rest is left out, and the result is worth nothing.
[[nodiscard]] LintedGuides lint_guides(io::FileSystem& files, const LintPlace& place,
                                       const std::vector<workspace::FoundGuide>& found,
                                       unsigned jobs);

}  // namespace uxi::cli
