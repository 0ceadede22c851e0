// Times of a recording and days of a calendar, as types that cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uxi {

/// Milliseconds from the start of a recording (or a duration). May be negative after an offset.
struct Millis {
  std::int64_t value = 0;
  friend auto operator<=>(const Millis&, const Millis&) = default;
  friend Millis operator+(Millis a, Millis b) { return {a.value + b.value}; }
  friend Millis operator-(Millis a, Millis b) { return {a.value - b.value}; }
};

/// `00:47:12`: hours (two digits or more), minutes, seconds; parts of a second are cut off.
[[nodiscard]] std::string to_clock(Millis time);
/// Reads `H:MM:SS`, `MM:SS`, with `.` or `,` and 1-9 digits of a second behind; nothing else.
[[nodiscard]] std::optional<Millis> parse_clock(std::string_view text);

/// A day of the Gregorian calendar. Always a real one when it comes from `parse_date`.
struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;  ///< 1-12
  std::uint8_t day = 1;    ///< 1-31
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// `2026-03-14` (ISO 8601).
[[nodiscard]] std::string to_string(Date date);
/// Reads exactly `YYYY-MM-DD` and checks that the day exists.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Days since 1970-01-01; differences of it are days between dates.
[[nodiscard]] std::int64_t days_since_epoch(Date date);
/// The inverse.
[[nodiscard]] Date date_from_days(std::int64_t days);

}  // namespace uxi
