// What the whole of a guide tells of its parts: kinds that headings leave open.
#pragma once

#include <cstddef>
#include <vector>

#include "uxi/guide.h"

namespace uxi::speech {

/// Decides what headings left open by what stands under them.
void refine_sections(Guide& guide);

/// "Session length: 45 minutes" in a part of the plan is no time of that part: where all of it are
/// notes, it has not that of the whole.
void drop_plan_times(Guide& guide);

/// Of `sections`, whose minutes are those of a table's rows, the agendas lose them: nothing is
/// asked there, and other sections have their own.
void drop_agendas(Guide& guide, const std::vector<std::size_t>& sections);

}  // namespace uxi::speech
