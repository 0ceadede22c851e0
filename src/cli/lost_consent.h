// What `--since` adds to the findings of guides: questions for consent that are asked no more.
#pragma once

#include <optional>
#include <vector>

#include "io/files.h"
#include "report/findings.h"
#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/source.h"
#include "workspace/revision.h"

namespace uxi::cli {

/// What the guide `now` lost since it stood in `before`, by another name where it was renamed.
[[nodiscard]] std::optional<Diagnostic> lost_consent(io::FileSystem& before,
                                                     const std::vector<workspace::Renamed>& renamed,
                                                     const SourceFile& now,
                                                     const lint::LintOptions& options);

/// Puts each where a list sorted by file has it. Where it was found already that consent is
/// missing, that says the same.
void add_lost_consent(std::vector<Diagnostic> lost, report::Findings& findings);

}  // namespace uxi::cli
