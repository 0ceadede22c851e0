// A schedule with its times worked out: who can when, what is booked, and what is wrong with it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"
#include "calendar/schedule_file.h"
#include "calendar/span_set.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::calendar {

/// What a schedule needs beyond its own file.
struct AgendaInput {
  const SourceFile& source;
  const ScheduleFile& file;
  ZoneBook& zones;
  /// Zones of people by participant, where contacts know them; the schedule's own word wins.
  std::map<std::string, std::string> zones_of_people = {};
  /// The calendar file at a path that the schedule names, or what is wrong with it.
  std::function<Result<SourceFile>(const std::string& path)> calendar = {};
  int minutes = kDefaultMinutes;   ///< of a session, where the schedule does not say
  std::optional<Date> first = {};  ///< fieldwork, where the schedule does not say from and to
  std::optional<Date> last = {};
  std::string moderator = {};  ///< the plan's, where the schedule names no team
};

/// Somebody, with what is left of their time.
struct Person {
  std::string name;
  const TimeZone* zone = nullptr;
  SpanSet free;
  bool known = true;  ///< they said something about their times
  int daily_limit = kDefaultDailyLimit;
};

/// A booking whose time could be understood.
struct Sitting {
  std::size_t booking = 0;  ///< in ScheduleFile::sessions
  std::string session;
  std::string moderator;
  TimeSpan span;
};

/// A session of another study that takes somebody's time.
struct ElsewhereSitting {
  std::string study;
  std::string session;
  std::string moderator;
  TimeSpan span;
};

struct Offer {
  Instant begin;
  std::string moderator;  ///< empty: anybody of the team
};

struct Agenda {
  const TimeZone* zone = nullptr;
  Horizon horizon;
  int minutes = kDefaultMinutes;
  int buffer = kDefaultBuffer;
  std::vector<Person> team;
  std::vector<Person> people;     ///< those of the file
  std::vector<Offer> offers;      ///< sorted; empty: whenever the team is free
  std::vector<Sitting> sittings;  ///< those that are scheduled, by time

  [[nodiscard]] const Person* member(std::string_view name) const;
  [[nodiscard]] const Person* person(std::string_view session) const;
  [[nodiscard]] std::int64_t length() const { return std::int64_t{minutes} * 60; }
  [[nodiscard]] std::int64_t spacing() const { return std::int64_t{minutes + buffer} * 60; }
};

inline constexpr int kLongestHorizon = 370;  ///< days

/// What is wrong, or is said of clocks that change, goes to `diagnostics` (`schedule/...`,
/// `ics/...`). An agenda with errors has no zone where none could be told.
[[nodiscard]] Agenda read_agenda(const AgendaInput& input, Diagnostics& diagnostics);

/// The sittings alone, by time; of the input only the file and the zones are looked at.
[[nodiscard]] std::vector<Sitting> read_sittings(const AgendaInput& input,
                                                 Diagnostics& diagnostics);

/// Bookings that cannot be: two at once, too near to each other, too many on a day, at times when
/// somebody is not free (`schedule/double-booked`, `.../buffer`, `.../daily-limit`,
/// `.../not-free`, `.../unknown-moderator`).
void check_bookings(const AgendaInput& input, const Agenda& agenda,
                    const std::vector<ElsewhereSitting>& elsewhere, Diagnostics& diagnostics);

}  // namespace uxi::calendar
