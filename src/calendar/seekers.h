// Who of a roster looks for a time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/schedule_file.h"
#include "uxi/session.h"
#include "uxi/study.h"

namespace uxi::calendar {

struct Seekers {
  std::vector<std::string> sessions;  ///< in the order in which they come
  std::size_t first_class = 0;        ///< so many of them come before the waiting list
};

/// Those who were invited and have no time yet, in the order of the roster; sessions of people who
/// come again, `P07-2`, that the schedule names; then of the waiting list, segment by segment, as
/// many as its target leaves room for. `records` are the session records by id.
[[nodiscard]] Seekers seekers_of(const ScheduleFile& file, const Roster& roster, const Study& study,
                                 const std::map<std::string, Session>& records);

}  // namespace uxi::calendar
