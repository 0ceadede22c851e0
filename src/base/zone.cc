#include "base/zone.h"

#include <algorithm>
#include <cstdlib>

namespace uxi {
namespace {

std::int64_t floor_days(std::int64_t seconds) {
  return seconds >= 0 ? seconds / kSecondsADay : -((-seconds + kSecondsADay - 1) / kSecondsADay);
}

std::string two(int number) {
  const std::string digits = std::to_string(number);
  return digits.size() < 2 ? "0" + digits : digits;
}

}  // namespace

LocalTime LocalTime::at(Date day, int minute_of_day) {
  return {days_since_epoch(day) * kSecondsADay + std::int64_t{minute_of_day} * 60};
}

Date LocalTime::day() const { return date_from_days(floor_days(seconds)); }

int LocalTime::second_of_day() const {
  return static_cast<int>(seconds - floor_days(seconds) * kSecondsADay);
}

int LocalTime::weekday() const {
  // 1970-01-01 was a Thursday.
  return static_cast<int>(((floor_days(seconds) + 3) % 7 + 7) % 7);
}

std::string to_string(LocalTime time) {
  const int second = time.second_of_day();
  std::string out = to_string(time.day()) + " " + two(second / 3600) + ":" + two(second / 60 % 60);
  if (second % 60 != 0) out += ":" + two(second % 60);
  return out;
}

std::string offset_text(int seconds) {
  const int size = std::abs(seconds);
  std::string out = (seconds < 0 ? "-" : "+") + two(size / 3600) + ":" + two(size / 60 % 60);
  if (size % 60 != 0) out += ":" + two(size % 60);
  return out;
}

TimeZone::TimeZone() : TimeZone("UTC", {{.begin = 0, .offset = 0, .abbreviation = "UTC"}}) {}

TimeZone::TimeZone(std::string name, std::vector<Era> eras)
    : name_(std::move(name)), eras_(std::move(eras)) {
  UXI_CHECK(!eras_.empty());
}

const Era& TimeZone::era_at(Instant instant) const {
  const auto after = std::ranges::upper_bound(eras_, instant.seconds, {}, &Era::begin);
  return after == eras_.begin() ? eras_.front() : *(after - 1);
}

LocalTime TimeZone::local(Instant instant) const {
  return {instant.seconds + era_at(instant).offset};
}

TimeZone::Resolved TimeZone::resolve(LocalTime time) const {
  // Offsets are less than a day and a half, so that only eras near it can show this time.
  constexpr std::int64_t kReach = kSecondsADay * 3 / 2;
  auto era = std::ranges::upper_bound(eras_, time.seconds - kReach, {}, &Era::begin);
  if (era != eras_.begin()) --era;
  std::vector<Instant> found;
  const Era* before_gap = &*era;
  for (; era != eras_.end() && era->begin <= time.seconds + kReach; ++era) {
    const Instant instant{time.seconds - era->offset};
    const bool begun = era == eras_.begin() || instant.seconds >= era->begin;
    const bool over = era + 1 != eras_.end() && instant.seconds >= (era + 1)->begin;
    if (begun && !over) found.push_back(instant);
    if (begun) before_gap = &*era;
  }
  if (found.size() >= 2) return {Kind::repeated, found[0], found[1]};
  if (found.size() == 1) return {Kind::unique, found[0], found[0]};
  const auto next = std::ranges::upper_bound(eras_, before_gap->begin, {}, &Era::begin);
  const std::int64_t jump = next == eras_.end() ? before_gap->begin : next->begin;
  return {Kind::skipped, {time.seconds - before_gap->offset}, {jump}};
}

Result<const TimeZone*> ZoneBook::find(const std::string& name) {
  const auto known = zones_.find(name);
  if (known != zones_.end()) return &known->second;
  UXI_TRY(TimeZone zone, load_(name));
  return &zones_.emplace(name, std::move(zone)).first->second;
}

}  // namespace uxi
