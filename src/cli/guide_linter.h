// Linting many guides of one set of files: today's, or those of an earlier revision.
#pragma once

#include <vector>

#include "cli/lint_places.h"
#include "io/files.h"
#include "report/findings.h"
#include "workspace/guides.h"

namespace uxi::cli {

/// A guide and what was found in it.
struct LintedGuide {
  workspace::GuideFile file;
  std::vector<Diagnostic> findings;
};

/// Lints one guide with the study beside it; errors of that study.yaml follow, for they keep the
/// guide from being held against it.
[[nodiscard]] Result<std::vector<Diagnostic>> lint_one(io::FileSystem& files, LintPlaces& places,
                                                       const workspace::GuideFile& guide);

/// What became of the guides that were found.
struct LintedGuides {
  std::vector<LintedGuide> list;
  std::vector<report::UnreadFile> unread = {};  ///< could not be read
  /// Were called like guides, or like what may hold one, and nobody is interviewed with them.
  std::vector<workspace::FoundGuide> left_out = {};
};

/// Reads and lints guides, each by the settings of its place, in the order of `found` whatever the
/// number of threads. Where `places` are told to stop, the rest is left out, and the result is
/// worth nothing. Fails where settings cannot be read.
[[nodiscard]] Result<LintedGuides> lint_guides(io::FileSystem& files, LintPlaces& places,
                                               const std::vector<workspace::FoundGuide>& found,
                                               unsigned jobs);

}  // namespace uxi::cli
