// Whether a study's files agree with each other: names that are used are defined, highlights still
// stand, and no personal data is where everybody can read it.
#pragma once

#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/time.h"
#include "workspace/personal.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// Codes, sessions, segments, questions, assumptions, themes, highlights and guides that are named
/// but not there; ids that stand twice. `tag/unknown-code`, `theme/unknown-highlight`,
/// `insight/unknown-question`, ...
void check_references(const StudyData& data, const Workspace& workspace, Diagnostics& diagnostics);

/// Highlights whose words are gone (`tag/lost`, an error), were corrected (`tag/words-changed`) or
/// moved
/// (`tag/moved`).
void check_anchors(const StudyData& data, Diagnostics& diagnostics);

/// Personal data in the study's files: what `redact` would take out, names that private/ knows, and
/// files named after people (`privacy/...`).
[[nodiscard]] Result<void> check_privacy(const Workspace& workspace, const StudyData& data,
                                         const Personal& personal, Diagnostics& diagnostics);

}  // namespace uxi::workspace
