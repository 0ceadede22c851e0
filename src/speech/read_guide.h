// guide.md to Guide: sections, what is asked in them and what is only said or noted.
#pragma once

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/guide.h"
#include "uxi/source.h"

namespace uxi::speech {

/// Reads a guide as people write it: with or without headings, lists, front matter. Fails only
/// where the Markdown reader does (`limit`). Findings: `yaml/...` and `guide/...` of the front
/// matter. Waivers are taken as they stand; lint says what is wrong with them.
[[nodiscard]] Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::speech
