// An .ics file as a tree of parts (VCALENDAR, VEVENT, ...) with their lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/ics_values.h"
#include "uxi/diagnostic.h"

namespace uxi::calendar {

struct IcsPart {
  std::string name;  ///< `VEVENT`
  std::vector<IcsLine> lines = {};
  std::vector<IcsPart> parts = {};
  Span span = {};  ///< of the BEGIN line

  /// The first line of that name, or null.
  [[nodiscard]] const IcsLine* find(std::string_view wanted) const;
};

inline constexpr std::size_t kMostIcsBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMostIcsLines = 500'000;
inline constexpr std::size_t kDeepestIcsPart = 8;

/// The calendars of a file, in a part without a name. Findings are `ics/...`: no calendar, lines
/// that are none, parts that do not end, files over a limit.
[[nodiscard]] IcsPart read_ics_tree(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::calendar
