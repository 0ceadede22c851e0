// The system's time zone data (the IANA database), behind cctz: it reads the rule at a file's end
// too, so that zones do not stop changing where the listed years do.
#pragma once

#include <string>

#include "base/zone.h"

namespace uxi::io {

/// The zone of that name from 1970 to 2100. `not_found` where the system has none: an IANA name
/// is wanted, as `Europe/Berlin`.
[[nodiscard]] Result<TimeZone> load_zone(const std::string& name);

}  // namespace uxi::io
