// schedule.yaml: when the team and the people can, and who sits where (uxi-workspace(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/windows.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/located.h"

namespace uxi::calendar {

/// Somebody of the team, or a participant: times as they are written, `.ics` files among them.
struct Availability {
  Text name;  ///< `ana`; of a person the session, `P01` or `P07-2`
  Text zone;  ///< empty: not said
  std::vector<Text> free;
  std::vector<Text> busy;
  std::optional<int> daily_limit;
};

/// A time that is offered; `moderator` may be empty: whoever is free.
struct OfferedSlot {
  Text start;
  Text moderator;
};

enum class BookingState { scheduled, cancelled };
[[nodiscard]] std::string_view to_string(BookingState state);

/// Who sits where. Entries are never removed: calendars must be told of what is cancelled.
struct Booking {
  Text id;     ///< the session
  Text start;  ///< in the schedule's zone
  int minutes = 0;
  Text moderator;
  BookingState state = BookingState::scheduled;
  std::string uid;
  int sequence = 0;
  Date changed;

  /// The same session at the same time with the same moderator, or the same that it is not.
  [[nodiscard]] bool same_as(const Booking& other) const {
    return id.value == other.id.value && start.value == other.start.value &&
           minutes == other.minutes && moderator.value == other.moderator.value &&
           state == other.state;
  }
};

inline constexpr int kDefaultBuffer = 15;
inline constexpr int kDefaultDailyLimit = 4;
inline constexpr int kDefaultStep = 15;
inline constexpr int kDefaultMinutes = 60;
inline constexpr std::size_t kMostScheduleRows = 20'000;

struct ScheduleFile {
  Text zone;
  std::optional<int> minutes;  ///< of a session; else the plan's
  int buffer = kDefaultBuffer;
  int daily_limit = kDefaultDailyLimit;
  int step = kDefaultStep;  ///< minutes between two times that are offered
  std::optional<Located<Date>> from;
  std::optional<Located<Date>> to;
  Text hours;  ///< when sessions may be for people who gave no hours, by their own clock
  Text title;  ///< what participants read in their calendar
  Text where;
  std::vector<Availability> team;
  std::vector<Availability> people;
  std::vector<OfferedSlot> slots;
  std::vector<Booking> sessions;

  [[nodiscard]] const Booking* booking(std::string_view session) const;
  [[nodiscard]] const Availability* person(std::string_view session) const;
};

/// Findings are `schedule/...` and `yaml/...`.
[[nodiscard]] ScheduleFile read_schedule(const SourceFile& source, Diagnostics& diagnostics);

/// The file with these sessions: entries that changed are changed in place, new ones go to the
/// end; comments and everything else stay. `conflict` where the file is none of this form.
[[nodiscard]] Result<std::string> with_bookings(const SourceFile& source,
                                                const std::vector<Booking>& sessions);

}  // namespace uxi::calendar
