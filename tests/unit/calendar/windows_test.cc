// Times as people write them, and the instants that they are.
#include "calendar/windows.h"

#include <doctest/doctest.h>

#include "text/strings.h"
#include "unit/calendar/zones.h"

namespace uxi::calendar {
namespace {

/// The instants of a window as the zone's clock shows them.
std::string shown(const std::string& text, const TimeZone& zone, Horizon horizon, Doubled doubled,
                  std::vector<std::string>& notes) {
  const auto window = parse_window(text);
  if (!window) return window.error().message;
  std::vector<std::string> out;
  for (const TimeSpan& span :
       instants_of(*window, horizon, {8 * 60, 20 * 60}, zone, doubled, notes)) {
    out.push_back(written(span.begin, zone) + " to " + written(span.end, zone));
  }
  return text::join(out, "; ");
}

TEST_CASE("calendar: availability as people write it") {
  const TimeZone berlin = zone("Europe/Berlin");
  // A Monday to the Friday of the next week.
  const Horizon horizon{{2026, 3, 9}, {2026, 3, 20}};
  struct Row {
    const char* text;
    const char* shown;
  };
  const Row rows[] = {
      {"2026-03-10 09:00-12:00", "2026-03-10 09:00 to 2026-03-10 12:00"},
      {"2026-03-10 9:00-10:00,11:00-12:00",
       "2026-03-10 09:00 to 2026-03-10 10:00; 2026-03-10 11:00 to 2026-03-10 12:00"},
      {"2026-03-10", "2026-03-10 00:00 to 2026-03-11 00:00"},
      {"2026-03-10..2026-03-11 23:00-24:00",
       "2026-03-10 23:00 to 2026-03-11 00:00; 2026-03-11 23:00 to 2026-03-12 00:00"},
      {"2026-03-10..2026-03-11", "2026-03-10 00:00 to 2026-03-12 00:00"},
      {"Tue 14:00-15:00",
       "2026-03-10 14:00 to 2026-03-10 15:00; 2026-03-17 14:00 to 2026-03-17 15:00"},
      {"2026-03-14..2026-03-18 sat-mon 10:00-11:00",
       "2026-03-14 10:00 to 2026-03-14 11:00; 2026-03-15 10:00 to 2026-03-15 11:00; 2026-03-16 "
       "10:00 to 2026-03-16 11:00"},
      {"tue,thu 14:00-15:00",
       "2026-03-10 14:00 to 2026-03-10 15:00; 2026-03-12 14:00 to 2026-03-12 15:00; 2026-03-17 "
       "14:00 to 2026-03-17 15:00; 2026-03-19 14:00 to 2026-03-19 15:00"},
      {"2026-04-10 09:00-12:00", ""},
      {"2026-02-30 09:00-12:00", "`2026-02-30` is no time"},
      {"09:00-08:00", "`09:00-08:00` ends before it begins"},
      {"22:00-02:00", "`22:00-02:00` ends before it begins"},
      {"24:30-25:00", "`24:30-25:00` is no time"},
      {"monday 09:00-10:00", "`monday` is no time"},
      {"2026-03-11..2026-03-10", "the days end before they begin"},
      {"mon 09:00-10:00 tue", "`tue` is too much behind the hours"},
      {"", "`` is no time"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<std::string> notes;
    CHECK(shown(row.text, berlin, horizon, Doubled::shorter, notes) == row.shown);
    CHECK(notes.empty());
  }
  std::vector<std::string> notes;
  CHECK(shown("any", berlin, {{2026, 3, 9}, {2026, 3, 9}}, Doubled::shorter, notes) ==
        "2026-03-09 08:00 to 2026-03-09 20:00");
}

TEST_CASE("calendar: hours that do not exist or come twice are said, and err on the safe side") {
  const TimeZone berlin = zone("Europe/Berlin");
  std::vector<std::string> notes;
  const Horizon spring{{2026, 3, 29}, {2026, 3, 29}};
  CHECK(shown("02:30-04:00", berlin, spring, Doubled::shorter, notes) ==
        "2026-03-29 03:00 to 2026-03-29 04:00");
  CHECK(notes == std::vector<std::string>{"02:30 on 2026-03-29 does not exist in Europe/Berlin, "
                                          "where clocks go forward; 03:00 is meant"});
  notes.clear();
  const Horizon autumn{{2026, 10, 25}, {2026, 10, 25}};
  CHECK(shown("01:00-02:30", berlin, autumn, Doubled::shorter, notes) ==
        "2026-10-25 01:00 to 2026-10-25 02:30+02:00");
  CHECK(shown("01:00-02:30", berlin, autumn, Doubled::longer, notes) ==
        "2026-10-25 01:00 to 2026-10-25 02:30+01:00");
  CHECK(notes ==
        std::vector<std::string>{
            "02:30 on 2026-10-25 comes twice in Europe/Berlin, where clocks go back; the first is "
            "meant",
            "02:30 on 2026-10-25 comes twice in Europe/Berlin, where clocks go back; the second "
            "is meant"});
  // A day is 25 hours long then.
  const SpanSet day =
      instants_of(*parse_window("2026-10-25"), autumn, {}, berlin, Doubled::shorter, notes);
  REQUIRE(day.size() == 1);
  CHECK(day[0].end.seconds - day[0].begin.seconds == 25 * 3600);
}

TEST_CASE("calendar: a time for a session is one instant, or refused") {
  const TimeZone berlin = zone("Europe/Berlin");
  struct Row {
    const char* text;
    const char* result;  ///< in UTC, or what is wrong
    const char* note;
  };
  const Row rows[] = {
      {"2026-03-10 09:00", "2026-03-10 08:00", ""},
      {"2026-03-10T09:00", "2026-03-10 08:00", ""},
      {"2026-07-10 09:00", "2026-07-10 07:00", ""},
      {"2026-03-10 09:00+01:00", "2026-03-10 08:00", ""},
      {"2026-03-10 09:00+02:00", "2026-03-10 09:00 is not +02:00 from UTC in Europe/Berlin", ""},
      {"2026-03-29 02:30", "2026-03-29 02:30 does not exist in Europe/Berlin", ""},
      {"2026-10-25 02:30", "2026-10-25 00:30",
       "2026-10-25 02:30 comes twice in Europe/Berlin; the first is meant, +02:00; the second is "
       "+01:00"},
      {"2026-10-25 02:30+01:00", "2026-10-25 01:30", ""},
      {"2026-10-25 9:00", "no time", ""},
      {"2026-10-25 24:00", "no time", ""},
      {"2026-10-25 09:00 sharp", "no time", ""},
      {"tomorrow", "no time", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto time = parse_time(row.text);
    std::string note;
    std::string got = "no time";
    if (time) {
      const auto instant = instant_of(*time, berlin, note);
      got = instant ? written(*instant, TimeZone()) : instant.error().message;
    }
    CHECK(got == row.result);
    CHECK(note == row.note);
  }
}

TEST_CASE("calendar: what is left of time") {
  const auto spans = [](std::vector<std::pair<int, int>> pairs) {
    std::vector<TimeSpan> out;
    for (const auto& [begin, end] : pairs) out.push_back({{begin}, {end}});
    return out;
  };
  CHECK(joined(spans({{5, 9}, {1, 3}, {3, 4}, {7, 7}, {8, 12}})) == spans({{1, 4}, {5, 12}}));
  CHECK(without(spans({{0, 10}, {20, 30}}), spans({{2, 3}, {8, 22}, {29, 40}})) ==
        spans({{0, 2}, {3, 8}, {22, 29}}));
  CHECK(without(spans({{0, 10}}), spans({{0, 10}})).empty());
  CHECK(common(spans({{0, 10}, {20, 30}}), spans({{5, 25}, {29, 31}})) ==
        spans({{5, 10}, {20, 25}, {29, 30}}));
  CHECK(covers(spans({{0, 10}}), {{3}, {10}}));
  CHECK_FALSE(covers(spans({{0, 10}, {11, 20}}), {{3}, {12}}));
  CHECK(touches(spans({{0, 10}}), {{9}, {12}}));
  CHECK_FALSE(touches(spans({{0, 10}}), {{10}, {12}}));
}

}  // namespace
}  // namespace uxi::calendar
