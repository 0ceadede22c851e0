#include "uxi/time.h"

#include <doctest/doctest.h>

namespace uxi {

TEST_CASE("time: clocks are read as recorders write them") {
  const struct {
    const char* text;
    std::int64_t millis;  // -1: refused
  } cases[] = {
      {"00:00:04", 4000},
      {"0:03", 3000},
      {"1:02:03", 3723000},
      {"00:02:48.250", 168250},
      {"00:00:43,810", 43810},
      {"00:13.13", 13130},
      {"0:00:32.5820000", 32582},
      {"123:00:00", 442800000},
      {"60:00", 3600000},
      {"4", -1},
      {"1:60", -1},
      {"1:2:03", -1},
      {"00:00:04.", -1},
      {"00:00:04x", -1},
      {"", -1},
      {":03", -1},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const auto time = parse_clock(c.text);
    CHECK((time ? time->value : -1) == c.millis);
  }
}

TEST_CASE("time: clocks are written with two digits each") {
  CHECK(to_clock({2832000}) == "00:47:12");
  CHECK(to_clock({2832999}) == "00:47:12");
  CHECK(to_clock({-1000}) == "-00:00:01");
}

TEST_CASE("time: dates are real days") {
  CHECK(parse_date("2026-03-14") == Date{2026, 3, 14});
  CHECK(parse_date("2024-02-29").has_value());
  CHECK_FALSE(parse_date("2026-02-29").has_value());
  CHECK_FALSE(parse_date("2026-3-14").has_value());
  CHECK_FALSE(parse_date("14.03.2026").has_value());
  CHECK(days_since_epoch({2026, 3, 14}) - days_since_epoch({2026, 2, 28}) == 14);
  CHECK(date_from_days(days_since_epoch({2027, 6, 30})) == Date{2027, 6, 30});
}

}  // namespace uxi
