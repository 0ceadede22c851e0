// A schedule for people, for programs, and as a table. People are pseudonyms in all of them.
#pragma once

#include <string>
#include <vector>

#include "calendar/plan.h"
#include "cli/style.h"
#include "workspace/schedule.h"

namespace uxi::cli {

/// One line of a schedule.
struct ScheduleRow {
  calendar::Booking booking;
  calendar::TimeSpan span;
  calendar::BookingChange change = calendar::BookingChange::kept;
};

/// What is shown: the schedule as it is or as it will be, and who has no time.
struct ScheduleView {
  const workspace::ScheduleData& data;
  std::vector<ScheduleRow> rows;  ///< by time
  std::vector<calendar::Unseated> unseated = {};
  bool planned = false;  ///< the numbers below mean something
  std::size_t places = 0;
  std::size_t seated = 0;
  std::size_t most = 0;
  bool proved = true;
};

/// Rows of `bookings`; cancelled ones where they changed just now, or with `all`.
[[nodiscard]] std::vector<ScheduleRow> schedule_rows(const workspace::ScheduleData& data,
                                                     const std::vector<calendar::Booking>& bookings,
                                                     bool all);

[[nodiscard]] std::string schedule_text(const ScheduleView& view, const Style& style);
/// The document of uxi-json(5).
[[nodiscard]] std::string schedule_json(const ScheduleView& view);
[[nodiscard]] std::string schedule_csv(const ScheduleView& view);
/// `3 booked, 1 cancelled, 1 without a time`
[[nodiscard]] std::string schedule_summary(const ScheduleView& view);

}  // namespace uxi::cli
