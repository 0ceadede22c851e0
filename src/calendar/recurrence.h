// Repeating events (RFC 5545, 3.3.10): days, weeks, months and years, as calendars write them.
// What is not done is refused by name, never passed over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"
#include "uxi/error.h"

namespace uxi::calendar {

enum class Frequency { daily, weekly, monthly, yearly };

/// `MO`, `-1SU`: weekday from Monday 0; `nth` 0 is every one of the period.
struct NthWeekday {
  int nth = 0;
  int weekday = 0;
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

struct Recurrence {
  Frequency frequency = Frequency::weekly;
  int interval = 1;
  std::optional<int> count;
  std::optional<LocalTime> until;        ///< meant too
  std::optional<Instant> until_instant;  ///< the same where it is written in UTC
  std::vector<NthWeekday> weekdays;      ///< BYDAY
  std::vector<int> month_days;           ///< BYMONTHDAY, -31..31
  std::vector<int> months;               ///< BYMONTH
  std::vector<int> positions;            ///< BYSETPOS, which of a period's days
  int week_start = 0;                    ///< WKST
};

/// `FREQ=WEEKLY;BYDAY=MO,WE`. `unsupported` for parts that are not done: hours, minutes and
/// seconds, weeks and days of the year; `syntax` for what is no rule.
[[nodiscard]] Result<Recurrence> parse_recurrence(std::string_view text);

/// Starts between `first` and `last`, both meant, of an event that first takes place at `start`,
/// rising; `start` itself is one of them whatever the rule says. A bound in UTC is the caller's to
/// keep. `work_left` goes down by the days, weeks, months or years looked at; at 0 it ends.
[[nodiscard]] std::vector<LocalTime> occurrences(const Recurrence& rule, LocalTime start,
                                                 LocalTime first, LocalTime last,
                                                 std::size_t& work_left);

}  // namespace uxi::calendar
