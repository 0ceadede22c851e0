// Stretches of the calendar. Weeks are those of ISO 8601, named by their Monday.
#include "report/calendar.h"

#include <fmt/core.h>

#include "report/phrasing.h"

namespace uxi::report {
namespace {

constexpr std::int64_t kWeek = 7;
constexpr int kMonthsOfQuarter = 3;

Date first_of(std::int32_t year, int month) { return {year, static_cast<std::uint8_t>(month), 1}; }

/// `months` further on, from the first of a month.
Date add_months(Date start, int months) {
  const int index = start.month - 1 + months;
  return first_of(start.year + index / 12, index % 12 + 1);
}

}  // namespace

std::optional<Period> parse_period(std::string_view name) {
  if (name == "week") return Period::week;
  if (name == "month") return Period::month;
  if (name == "quarter") return Period::quarter;
  if (name == "year") return Period::year;
  return std::nullopt;
}

Period period_for(std::int64_t days) {
  constexpr std::int64_t kWeeksFit = 8 * kWeek;
  constexpr std::int64_t kMonthsFit = 372;
  constexpr std::int64_t kQuartersFit = std::int64_t{3} * 366;
  if (days <= kWeeksFit) return Period::week;
  if (days <= kMonthsFit) return Period::month;
  return days <= kQuartersFit ? Period::quarter : Period::year;
}

Date period_start(Date date, Period period) {
  switch (period) {
    case Period::week: {
      const std::int64_t day = days_since_epoch(date);
      const std::int64_t since_monday = ((day + 3) % kWeek + kWeek) % kWeek;  // day 0: a Thursday
      return date_from_days(day - since_monday);
    }
    case Period::month: return first_of(date.year, date.month);
    case Period::quarter:
      return first_of(date.year, (date.month - 1) / kMonthsOfQuarter * kMonthsOfQuarter + 1);
    case Period::year: return first_of(date.year, 1);
  }
  return date;
}

Date next_period(Date start, Period period) {
  switch (period) {
    case Period::week: return date_from_days(days_since_epoch(start) + kWeek);
    case Period::month: return add_months(start, 1);
    case Period::quarter: return add_months(start, kMonthsOfQuarter);
    case Period::year: return add_months(start, 12);
  }
  return start;
}

std::string period_name(Date start, Period period) {
  std::string day = long_date(start);
  switch (period) {
    case Period::week: return day;
    case Period::month: return day.substr(day.find(' ') + 1);
    case Period::quarter:
      return fmt::format("Q{} {}", (start.month - 1) / kMonthsOfQuarter + 1, start.year);
    case Period::year: return std::to_string(start.year);
  }
  return day;
}

}  // namespace uxi::report
