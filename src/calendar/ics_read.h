// When somebody is free and when not, from the calendar file that their program exported.
#pragma once

#include "base/zone.h"
#include "calendar/span_set.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::calendar {

/// What of a calendar falls into the time asked for.
struct IcsTimes {
  SpanSet busy;  ///< events that do not count as free, and periods of VFREEBUSY that are busy
  SpanSet free;  ///< periods of VFREEBUSY that are free
  std::size_t events = 0;  ///< all that were read, wherever they fall
};

inline constexpr std::size_t kIcsWork = 2'000'000;  ///< days, weeks, ... looked at for repeats

/// Reads events, their repeats, exceptions and changes. Events that are cancelled or transparent
/// do not count. Times without a zone are of X-WR-TIMEZONE, else of `zone`. Findings are `ics/...`
/// and say nothing of what an event is about: rules for repeating that are not done, zones that
/// nobody knows, times that are none.
[[nodiscard]] IcsTimes read_ics(const SourceFile& source, TimeSpan wanted, const TimeZone& zone,
                                ZoneBook& zones, Diagnostics& diagnostics);

}  // namespace uxi::calendar
