// What booking, moving and cancelling sessions changes in the files of a study, and the calendar
// files that come of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/invitations.h"
#include "model/participant_status.h"
#include "workspace/changes.h"
#include "workspace/schedule.h"
#include "workspace/settings.h"

namespace uxi::workspace {

struct ScheduleChanges {
  Changes shown;    ///< schedule, roster, session records: no names in them
  Changes written;  ///< those, and the calendars in private/
};

/// `data` is the schedule as it was, `bookings` what is to be. People who get a time become
/// `scheduled`; whose session is cancelled gets `after_cancel`. Session records are made, and kept
/// in step. Every session has its file in private/calendar/STUDY/, and the team one.
[[nodiscard]] Result<ScheduleChanges> schedule_changes(
    const Workspace& workspace, const ScheduleData& data,
    const std::vector<calendar::Booking>& bookings, const ZoneBook::Load& load,
    ParticipantStatus after_cancel);

/// Sessions of `gone` (`P07`, or one session of theirs) that have a time and did not take place, in
/// the schedule's order.
[[nodiscard]] std::vector<std::string> booked_sessions(const ScheduleData& data,
                                                       const std::vector<std::string>& gone);

/// The schedule with these sessions cancelled, and the calendars, where roster and records are
/// changed already.
[[nodiscard]] Result<void> cancel_bookings(const Workspace& workspace, const ScheduleData& data,
                                           const std::vector<std::string>& sessions,
                                           const ZoneBook::Load& load, Date today,
                                           Changes& changes);

/// What participants may read: the schedule's words and the plan's `public`. `syntax` where
/// `messages.from` is no address.
[[nodiscard]] Result<calendar::Wording> wording_of(const Workspace& workspace,
                                                   const ScheduleData& data);

/// The invitation of one session as a file; nothing where its time cannot be understood.
[[nodiscard]] std::optional<std::string> invitation_file(const ScheduleData& data,
                                                         const calendar::Booking& booking,
                                                         const calendar::Wording& wording);

/// The team's calendar as a file. `with_names` shows who people are.
[[nodiscard]] std::string team_file(const ScheduleData& data, const calendar::Wording& wording,
                                    bool with_names);

}  // namespace uxi::workspace
