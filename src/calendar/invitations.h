// What goes into people's calendars: an invitation a session, and the team's calendar, which has
// pseudonyms only unless names are asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/agenda.h"
#include "calendar/ics_write.h"

namespace uxi::calendar {

/// What participants may read in their calendar.
struct Wording {
  std::string title;        ///< of the appointment
  std::string description;  ///< the plan's `public`
  std::string where;
  std::optional<Mailbox> organizer = {};
};

inline constexpr std::string_view kUsualTitle = "Interview";

/// The invitation of one booking, or, where it is cancelled, its cancellation. With an organizer
/// and an attendee it asks for an answer.
[[nodiscard]] IcsCalendar invitation(const Booking& booking, TimeSpan span, const Wording& wording,
                                     const std::optional<Mailbox>& attendee);

/// Everything that is booked, and what was cancelled. `called` gives the names of people by
/// session, where they are to be shown; `segments` what is said behind a pseudonym.
[[nodiscard]] IcsCalendar team_calendar(const ScheduleFile& file, const Agenda& agenda,
                                        const std::string& name, const Wording& wording,
                                        const std::map<std::string, std::string>& segments,
                                        const std::map<std::string, std::string>& called);

/// When a booking is or was to be, cancelled or not; nothing where its time cannot be understood.
[[nodiscard]] std::optional<TimeSpan> span_of(const Booking& booking, const Agenda& agenda);

}  // namespace uxi::calendar
