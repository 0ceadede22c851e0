// The system's time zones: on the days when clocks change, and beyond the years that are listed.
#include "io/zones.h"

#include <doctest/doctest.h>

namespace uxi::io {
namespace {

std::string shown(const TimeZone& zone, std::int64_t seconds) {
  return to_string(zone.local({seconds})) + offset_text(zone.era_at({seconds}).offset);
}

TEST_CASE("io: clocks of zones show what the time zone data says") {
  struct Row {
    const char* zone;
    std::int64_t instant;
    const char* shown;
  };
  const Row rows[] = {
      {"Europe/Berlin", 1774745999, "2026-03-29 01:59:59+01:00"},
      {"Europe/Berlin", 1774746000, "2026-03-29 03:00+02:00"},
      {"Europe/Berlin", 1792889999, "2026-10-25 02:59:59+02:00"},
      {"Europe/Berlin", 1792890000, "2026-10-25 02:00+01:00"},
      {"America/New_York", 1772953199, "2026-03-08 01:59:59-05:00"},
      {"America/New_York", 1772953200, "2026-03-08 03:00-04:00"},
      {"Australia/Sydney", 1775318399, "2026-04-05 02:59:59+11:00"},
      {"Australia/Sydney", 1775318400, "2026-04-05 02:00+10:00"},
      {"Asia/Kolkata", 1774746000, "2026-03-29 06:30+05:30"},
      {"Asia/Kathmandu", 1774746000, "2026-03-29 06:45+05:45"},
      {"UTC", 1774746000, "2026-03-29 01:00+00:00"},
      // Zone files list the years up to 2037; a rule at their end holds for later ones.
      {"Europe/Berlin", 3802986000, "2090-07-06 03:00+02:00"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.zone);
    const auto zone = load_zone(row.zone);
    REQUIRE(zone);
    CHECK(shown(*zone, row.instant) == row.shown);
  }
}

TEST_CASE("io: what is no zone is refused by name") {
  for (const char* name : {"", "Berlin", "europe/berlin", "../../etc/passwd", "/etc/localtime",
                           "Europe/Atlantis", "Fixed/UTC+01:00:00", "Europe/"}) {
    CAPTURE(name);
    const auto zone = load_zone(name);
    REQUIRE_FALSE(zone);
    CHECK(zone.error().kind == ErrorKind::not_found);
    CHECK(zone.error().message == "there is no time zone `" + std::string(name) + "`");
  }
}

}  // namespace
}  // namespace uxi::io
