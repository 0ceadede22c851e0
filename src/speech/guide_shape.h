// What the whole of a guide tells of its parts: kinds that headings leave open.
#pragma once

#include "uxi/guide.h"

namespace uxi::speech {

/// Decides what headings left open by what stands under them.
void refine_sections(Guide& guide);

}  // namespace uxi::speech
