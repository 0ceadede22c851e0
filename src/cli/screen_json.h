// Segments, quotas and what is short of a screening, as JSON.
#pragma once

#include "format/json.h"
#include "recruit/screen.h"

namespace uxi::cli {

/// The keys `segments`, `quotas` and `short` of the object that is open.
void write_bounds(format::json::Writer& json, const recruit::Screened& screened);

}  // namespace uxi::cli
