// Instants and the clocks of places: a time zone as a value, the list of its offsets.
//
// Made from the system's time zone data by io/zones.h, from an .ics file by the calendar room, or
// by hand in tests; nothing here reads anything.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/time.h"

namespace uxi {

inline constexpr std::int64_t kSecondsADay = 86'400;

/// Seconds since 1970-01-01 00:00 UTC, without leap seconds.
struct Instant {
  std::int64_t seconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// What a clock on a wall shows: seconds since 1970-01-01 00:00 of that clock.
struct LocalTime {
  std::int64_t seconds = 0;
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;

  [[nodiscard]] static LocalTime at(Date day, int minute_of_day = 0);
  [[nodiscard]] Date day() const;
  [[nodiscard]] int second_of_day() const;  ///< 0..86399
  [[nodiscard]] int minute_of_day() const { return second_of_day() / 60; }
  /// 0 is Monday.
  [[nodiscard]] int weekday() const;
};

/// `2026-03-10 09:00`, and `:30` behind it where there are seconds.
[[nodiscard]] std::string to_string(LocalTime time);
/// `+01:00`, `-03:30`; seconds only where there are any.
[[nodiscard]] std::string offset_text(int seconds);

/// From `begin` on, until the next era, clocks are `offset` seconds ahead of UTC.
struct Era {
  std::int64_t begin = 0;
  int offset = 0;
  bool daylight = false;
  std::string abbreviation = {};
  friend bool operator==(const Era&, const Era&) = default;
};

class TimeZone {
 public:
  /// UTC.
  TimeZone();
  /// `eras` rise; the first holds for all time before it too. There is at least one.
  TimeZone(std::string name, std::vector<Era> eras);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Era>& eras() const { return eras_; }
  [[nodiscard]] const Era& era_at(Instant instant) const;
  [[nodiscard]] LocalTime local(Instant instant) const;

  /// A skipped time is one that clocks jumped over, a repeated one they showed twice.
  enum class Kind { unique, skipped, repeated };
  struct Resolved {
    Kind kind = Kind::unique;
    Instant first;   ///< of a skipped time: as if clocks had not been put forward (RFC 5545)
    Instant second;  ///< of a repeated time the later one; of a skipped one when clocks jumped
  };
  [[nodiscard]] Resolved resolve(LocalTime time) const;

 private:
  std::string name_;
  std::vector<Era> eras_;
};

/// Zones by name, each loaded once. `load` fails where there is no such zone.
class ZoneBook {
 public:
  using Load = std::function<Result<TimeZone>(const std::string& name)>;
  explicit ZoneBook(Load load) : load_(std::move(load)) {}
  /// Lives as long as the book.
  [[nodiscard]] Result<const TimeZone*> find(const std::string& name);

 private:
  Load load_;
  std::map<std::string, TimeZone, std::less<>> zones_;
};

}  // namespace uxi
