// Filling a schedule: who gets which time with whom, what becomes of a session that is cancelled or
// moved, and why somebody has no seat.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "calendar/agenda.h"

namespace uxi::calendar {

struct PlanInput {
  const ScheduleFile& file;
  const Agenda& agenda;
  /// Sessions that want a seat, in the order in which they come, and how many of them come before
  /// all others (those of the waiting list).
  std::vector<std::string> seekers;
  std::size_t first_class = 0;
  std::vector<ElsewhereSitting> elsewhere = {};
  Date today;                          ///< nothing is booked on this day or before it
  bool rearrange = false;              ///< those who have a seat may be moved to another
  std::set<std::string> settled = {};  ///< sessions that stay where they are: held, no-show
  std::function<std::string()> new_uid = {};
};

struct Unseated {
  std::string session;
  std::string reason;
};

struct Planned {
  std::vector<Booking> bookings;  ///< all of the file, then the new ones
  std::vector<Unseated> unseated;
  std::size_t places = 0;  ///< sessions that the team could hold, those that exclude each other too
  std::size_t seated = 0;  ///< of the seekers
  std::size_t most = 0;    ///< no plan seats more of them
  bool proved = true;      ///< nor more of those who come first
};

/// Seats the most of the seekers. Who has a seat keeps it; with `rearrange` some may have to move
/// so that others find one, and nobody loses theirs.
[[nodiscard]] Planned plan_seats(const PlanInput& input);

/// The bookings with that session cancelled: its sequence raised, its uid kept. `not_found` where
/// it is not scheduled.
[[nodiscard]] Result<std::vector<Booking>> with_cancelled(const ScheduleFile& file,
                                                          const std::string& session, Date today);

/// The bookings with that session at another time, and with another moderator where one is named.
/// `not_found` where it is not scheduled or nobody of the team is called so. What rules that
/// breaks, `check_bookings` says.
[[nodiscard]] Result<std::vector<Booking>> with_moved(const ScheduleFile& file,
                                                      const Agenda& agenda,
                                                      const std::string& session, Instant begin,
                                                      const std::string& moderator, Date today);

/// What became of one booking.
enum class BookingChange { kept, booked, moved, cancelled };
[[nodiscard]] std::string_view to_string(BookingChange change);
[[nodiscard]] BookingChange change_of(const ScheduleFile& before, const Booking& after);

}  // namespace uxi::calendar
