// What `--since` and `--baseline` take off a list of findings.
#pragma once

#include <functional>

#include "cli/findings.h"
#include "io/files.h"
#include "workspace/revision.h"

namespace uxi::cli {

/// The findings in the files of another time; `renamed` maps its paths to those of today, for files
/// to look at besides.
using LintThere = std::function<Result<std::vector<Diagnostic>>(
    io::FileSystem& files, const std::vector<workspace::Renamed>& renamed)>;

/// With `--since`: leaves those that the merge base has not. A guide that was renamed is held
/// against what it was, a sentence that was moved from one file to another against itself.
[[nodiscard]] Result<void> keep_new(Context& context, const FindingsOptions& options,
                                    report::Findings& findings, const LintThere& lint_there);

/// With `--baseline`, or where the workspace has one: leaves those that it does not accept. With
/// `--write-baseline` the file is written instead, and nothing is left.
[[nodiscard]] Result<void> apply_baseline(Context& context, const FindingsOptions& options,
                                          report::Findings& findings);

}  // namespace uxi::cli
