// Times as people write them: `2026-03-10 09:00-12:00`, `mon-fri 09:00-17:00`, `any`.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zone.h"
#include "calendar/span_set.h"
#include "uxi/error.h"

namespace uxi::calendar {

/// Days of a study, both meant.
struct Horizon {
  Date first;
  Date last;
};

inline constexpr int kMinutesADay = 1440;

/// A stretch of a day, in minutes.
struct Hours {
  int from = 0;
  int to = kMinutesADay;
  friend bool operator==(const Hours&, const Hours&) = default;
};

/// One line of availability. Days are those from `first` to `last` (the study's where they are
/// not written) that fall on one of `weekdays`.
struct Window {
  std::optional<Date> first;
  std::optional<Date> last;
  std::array<bool, 7> weekdays{true, true, true, true, true, true, true};  ///< Monday first
  std::vector<Hours> hours;  ///< all day where there are none
  bool any = false;          ///< `any`: whenever a session may be

  friend bool operator==(const Window&, const Window&) = default;
};

/// In this order, each but one may be left out: days (`2026-03-10`, `2026-03-10..2026-03-14`), days
/// of the week (`mon-fri`, `tue,thu`), hours (`09:00-12:00,13:00-17:00`; `24:00` is the day's
/// end); or `any`. `syntax` with what is wrong.
[[nodiscard]] Result<Window> parse_window(std::string_view text);
/// `09:00-17:00` with one stretch.
[[nodiscard]] std::optional<Hours> parse_hours(std::string_view text);

/// Which of two readings of a doubled hour is taken: of free time the shorter, of busy time the
/// longer, so that nobody is booked in an hour they did not mean.
enum class Doubled { shorter, longer };

/// The instants of a window on the days of `horizon`, joined. `any` is each day's `otherwise`.
/// What was said of clocks that change goes to `notes`:
/// ``02:30 on 2026-03-29 does not exist in Europe/Berlin, where clocks go forward; 03:30 is meant``
[[nodiscard]] SpanSet instants_of(const Window& window, Horizon horizon, Hours otherwise,
                                  const TimeZone& zone, Doubled doubled,
                                  std::vector<std::string>& notes);

/// One time as it is written for a slot or a session: `2026-03-10 09:00`, with `+01:00` behind it
/// where clocks show it twice.
struct WrittenTime {
  LocalTime time;
  std::optional<int> offset;  ///< seconds
};
[[nodiscard]] std::optional<WrittenTime> parse_time(std::string_view text);
/// `not_found` where that time does not exist in the zone, or not with that offset. A time that
/// clocks show twice is the first, and `note` says so.
[[nodiscard]] Result<Instant> instant_of(const WrittenTime& written, const TimeZone& zone,
                                         std::string& note);
/// The inverse: with an offset only where it is needed.
[[nodiscard]] std::string written(Instant instant, const TimeZone& zone);

}  // namespace uxi::calendar
