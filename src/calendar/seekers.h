// Who of a roster looks for a time.
#pragma once

#include <functional>
#include <map>
#include <set>
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

/// Who of those that wait may come, all taken together; they are given in the order of the roster.
/// Where it is empty everybody may.
using ChooseWaiting =
    std::function<std::set<std::string>(const std::vector<std::string>& candidates)>;

/// Those who were invited and have no time yet, in the order of the roster; sessions of people who
/// come again, `P07-2`, that the schedule names; then of the waiting list, segment by segment, as
/// many as its target leaves room for and `choose` lets in. `records` are the session records by
/// id.
[[nodiscard]] Seekers seekers_of(const ScheduleFile& file, const Roster& roster, const Study& study,
                                 const std::map<std::string, Session>& records,
                                 const ChooseWaiting& choose = {});

}  // namespace uxi::calendar
