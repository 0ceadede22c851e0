// What the whole of a guide tells of its parts: kinds that headings leave open, the session's
// length.
#pragma once

#include <optional>

#include "uxi/guide.h"

namespace uxi::speech {

/// Decides what headings left open by what stands under them.
void refine_sections(Guide& guide);

/// "This session should take about 30 minutes."
[[nodiscard]] std::optional<double> stated_minutes(const Guide& guide);

}  // namespace uxi::speech
