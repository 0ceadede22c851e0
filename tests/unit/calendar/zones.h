// Zones for tests: the system's, and findings as lines.
#pragma once

#include <string>

#include "base/zone.h"
#include "io/zones.h"
#include "uxi/diagnostic.h"

namespace uxi::calendar {

inline TimeZone zone(const std::string& name) { return *io::load_zone(name); }
inline ZoneBook zone_book() { return ZoneBook(io::load_zone); }
/// A book that knows no zone, so that a file's own VTIMEZONE counts.
inline ZoneBook empty_book() {
  return ZoneBook([](const std::string& name) -> Result<TimeZone> {
    return fail(ErrorKind::not_found, "there is no time zone `" + name + "`");
  });
}

inline std::string said(const Diagnostics& findings) {
  std::string out;
  for (const Diagnostic& finding : findings.items()) out += to_string(finding) + "\n";
  return out;
}

}  // namespace uxi::calendar
