#include "io/zones.h"

#include <algorithm>
#include <cctz/time_zone.h>

namespace uxi::io {
namespace {

constexpr std::size_t kLongestName = 64;
const std::int64_t kFirst = days_since_epoch({1970, 1, 1}) * kSecondsADay;
const std::int64_t kLast = days_since_epoch({2101, 1, 1}) * kSecondsADay;

/// The names of the database and nothing that reads as another path.
bool is_zone_name(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '+' || c == '/';
  };
  return !name.empty() && name.size() <= kLongestName && name.front() >= 'A' &&
         name.front() <= 'Z' && name.back() != '/' && !name.starts_with("Fixed/") &&
         std::ranges::all_of(name, fits);
}

cctz::time_point<cctz::seconds> point(std::int64_t seconds) {
  return cctz::time_point<cctz::seconds>(cctz::seconds(seconds));
}

Era era_from(const cctz::time_zone& zone, std::int64_t begin) {
  const auto there = zone.lookup(point(begin));
  return {
      .begin = begin, .offset = there.offset, .daylight = there.is_dst, .abbreviation = there.abbr};
}

}  // namespace

Result<TimeZone> load_zone(const std::string& name) {
  cctz::time_zone zone;
  if (!is_zone_name(name) || !cctz::load_time_zone(name, &zone)) {
    return fail(ErrorKind::not_found, "there is no time zone `" + name + "`",
                "an IANA name is wanted, as `Europe/Berlin`");
  }
  std::vector<Era> eras{era_from(zone, kFirst)};
  cctz::time_zone::civil_transition change;
  std::int64_t seen = kFirst;
  while (zone.next_transition(point(seen), &change)) {
    const std::int64_t begin = zone.lookup(change.to).trans.time_since_epoch().count();
    if (begin >= kLast || begin <= seen) break;
    seen = begin;
    eras.push_back(era_from(zone, begin));
  }
  return TimeZone(name, std::move(eras));
}

}  // namespace uxi::io
