// The researcher's own report.md with its references filled in.
#pragma once

#include "report/prose.h"
#include "report/section.h"

namespace uxi::report {

/// Fields that cannot be filled are errors in `diagnostics`, with their place.
[[nodiscard]] Prose fill_narrative(const SourceFile& source, Draft& draft,
                                   Diagnostics& diagnostics);

/// Warns of every `P07` that stands in `source`, which the report hands to people beyond the team.
void warn_of_handles(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::report
