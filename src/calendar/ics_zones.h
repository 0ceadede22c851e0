// Which clock a TZID means: the IANA zone of that name, else what the file's own VTIMEZONE says
// (Outlook's `W. Europe Standard Time`); and VTIMEZONE out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"
#include "calendar/ics_tree.h"
#include "calendar/span_set.h"

namespace uxi::calendar {

class IcsZones {
 public:
  /// Zones of `calendar` are needed for times up to `last`.
  IcsZones(const IcsPart& calendar, Instant last, ZoneBook& book);
  /// Null where nobody knows it. Lives as long as this.
  [[nodiscard]] const TimeZone* find(const std::string& id);

 private:
  ZoneBook& book_;
  std::map<std::string, TimeZone, std::less<>> own_;
};

/// A VTIMEZONE that holds for all of `span`, as CRLF lines. Where the zone's changes follow a rule
/// in the years around it, as most do, it is written as that rule; else each change is written.
[[nodiscard]] std::string write_vtimezone(const TimeZone& zone, TimeSpan span);

}  // namespace uxi::calendar
