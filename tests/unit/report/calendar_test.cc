#include "report/calendar.h"

#include <doctest/doctest.h>

namespace uxi::report {
namespace {

struct Row {
  const char* day;
  Period period;
  const char* start;
  const char* next;
  const char* name;
};

}  // namespace

TEST_CASE("calendar: periods begin, end and are called") {
  constexpr Row kRows[] = {
      {"2026-06-07", Period::week, "2026-06-01", "2026-06-08", "1 June 2026"},
      {"2026-06-01", Period::week, "2026-06-01", "2026-06-08", "1 June 2026"},
      {"1969-12-31", Period::week, "1969-12-29", "1970-01-05", "29 December 1969"},
      {"2026-12-31", Period::month, "2026-12-01", "2027-01-01", "December 2026"},
      {"2026-02-14", Period::quarter, "2026-01-01", "2026-04-01", "Q1 2026"},
      {"2026-11-14", Period::quarter, "2026-10-01", "2027-01-01", "Q4 2026"},
      {"2028-02-29", Period::year, "2028-01-01", "2029-01-01", "2028"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.day));
    const Date start = period_start(*parse_date(row.day), row.period);
    CHECK(to_string(start) == row.start);
    CHECK(to_string(next_period(start, row.period)) == row.next);
    CHECK(period_name(start, row.period) == row.name);
  }
}

TEST_CASE("calendar: a study is told in steps that fit its length") {
  CHECK(period_for(20) == Period::week);
  CHECK(period_for(100) == Period::month);
  CHECK(period_for(800) == Period::quarter);
  CHECK(period_for(4000) == Period::year);
  CHECK(parse_period("quarter") == Period::quarter);
  CHECK_FALSE(parse_period("fortnight").has_value());
}

}  // namespace uxi::report
