// Linting of a plan and of a screener as files: what their readers say and what the rules do.
#pragma once

#include <vector>

#include "io/files.h"
#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/screener.h"
#include "uxi/source.h"
#include "uxi/study.h"
#include "workspace/guides.h"

namespace uxi::workspace {

/// Everything found in a study.yaml. Waivers are left to `lint::apply_comment_waivers`.
[[nodiscard]] std::vector<Diagnostic> lint_plan_file(const GuideFile& file,
                                                     const lint::LintOptions& options);
/// The same for a screener.yaml; the plan is the study.yaml beside it, where there is one.
[[nodiscard]] std::vector<Diagnostic> lint_screener_file(io::FileSystem& files,
                                                         const GuideFile& file,
                                                         const lint::LintOptions& options);

/// What the rules say of values that were read before. Of a file that is `faulty`, with errors that
/// its reader found, only what they say of its sentences: what is missing may be what could not be
/// read.
[[nodiscard]] std::vector<Diagnostic> lint_read_plan(const SourceFile& source, const Study& study,
                                                     bool faulty, const lint::LintOptions& options);
[[nodiscard]] std::vector<Diagnostic> lint_read_screener(const SourceFile& source,
                                                         const Screener& screener,
                                                         const Study* study, bool faulty,
                                                         const lint::LintOptions& options);

}  // namespace uxi::workspace
