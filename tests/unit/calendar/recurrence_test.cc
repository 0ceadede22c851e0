// Repeating events: the common rules, and those that are refused.
#include "calendar/recurrence.h"

#include <doctest/doctest.h>

#include "calendar/ics_values.h"
#include "text/strings.h"

namespace uxi::calendar {
namespace {

LocalTime local(const char* text) { return parse_ics_time(text)->local; }

std::string days(const char* rule, const char* start, const char* first, const char* last) {
  const auto parsed = parse_recurrence(rule);
  if (!parsed) return parsed.error().message;
  std::size_t work = 100'000;
  std::vector<std::string> out;
  for (const LocalTime time : occurrences(*parsed, local(start), local(first), local(last), work))
    out.push_back(to_string(time.day()).substr(2));
  return text::join(out, " ");
}

TEST_CASE("calendar: repeating events") {
  struct Row {
    const char* rule;
    const char* start;
    const char* days;
  };
  const Row rows[] = {
      {"FREQ=DAILY;COUNT=3", "20260310T090000", "26-03-10 26-03-11 26-03-12"},
      {"FREQ=DAILY;INTERVAL=10;UNTIL=20260401", "20260310T090000", "26-03-10 26-03-20 26-03-30"},
      {"FREQ=WEEKLY;UNTIL=20260324T090000", "20260310T090000", "26-03-10 26-03-17 26-03-24"},
      {"FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "20260310T090000", "26-03-10 26-03-12 26-03-17 26-03-19"},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=4", "20260309T090000",
       "26-03-09 26-03-22 26-03-23 26-04-05"},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO;COUNT=4", "20260309T090000",
       "26-03-09 26-03-15 26-03-23 26-03-29"},
      {"FREQ=MONTHLY;COUNT=4", "20260131T090000", "26-01-31 26-03-31 26-05-31 26-07-31"},
      {"FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "20260131T090000", "26-01-31 26-02-28 26-03-31"},
      {"FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "20260310T090000", "26-03-10 26-04-14 26-05-12"},
      {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "20260227T090000",
       "26-02-27 26-03-31 26-04-30"},
      {"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "20260213T090000", "26-02-13 26-03-13"},
      {"FREQ=YEARLY;COUNT=2;INTERVAL=4", "20240229T090000", "24-02-29 28-02-29"},
      {"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2", "20260329T020000", "26-03-29 27-03-28"},
      {"FREQ=DAILY;BYDAY=MO,FR;COUNT=3", "20260309T090000", "26-03-09 26-03-13 26-03-16"},
      {"FREQ=HOURLY", "20260310T090000", "repeating with `FREQ=HOURLY` is not understood"},
      {"FREQ=YEARLY;BYWEEKNO=20", "20260310T090000",
       "repeating with `BYWEEKNO=20` is not understood"},
      {"FREQ=YEARLY;BYDAY=20MO", "20260310T090000",
       "`BYDAY=20MO` is no part of a rule for repeating"},
      {"FREQ=YEARLY;BYDAY=2MO", "20260310T090000",
       "a rule that counts weekdays of a year or a week is not understood"},
      {"COUNT=2", "20260310T090000", "`COUNT=2` is no part of a rule for repeating"},
      {"FREQ=DAILY;COUNT=0", "20260310T090000", "`COUNT=0` is no part of a rule for repeating"},
      {"FREQ=DAILY;SPEED=3", "20260310T090000", "`SPEED=3` is no part of a rule for repeating"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    CHECK(days(row.rule, row.start, row.start, "20300101T000000") == row.days);
  }
}

TEST_CASE("calendar: years before the time asked for are skipped, and the work is bounded") {
  CHECK(days("FREQ=DAILY;INTERVAL=3", "19000101T090000", "20260310T000000", "20260317T000000") ==
        "26-03-10 26-03-13 26-03-16");
  const auto rule = parse_recurrence("FREQ=DAILY;COUNT=999999999");
  std::size_t work = 1000;
  CHECK(occurrences(*rule, local("19000101T090000"), local("20260310T090000"),
                    local("20260311T090000"), work)
            .empty());
  CHECK(work == 0);
}

}  // namespace
}  // namespace uxi::calendar
