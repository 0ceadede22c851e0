#include "calendar/ics_zones.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "calendar/recurrence.h"
#include "text/strings.h"

namespace uxi::calendar {
namespace {

constexpr std::size_t kZoneWork = 5000;  // years looked at for one VTIMEZONE
constexpr int kYearsOfRule = 6;          // that changes must follow it to be written as a rule

// ---- in
// -----------------------------------------------------------------------------------------------------

/// When clocks are put to another offset.
struct Onset {
  std::int64_t begin = 0;
  int from = 0;
  Era era = {};
};

void add_onset(LocalTime local, int from, const Era& era, std::vector<Onset>& out) {
  Onset onset{local.seconds - from, from, era};
  onset.era.begin = onset.begin;
  out.push_back(std::move(onset));
}

void read_observance(const IcsPart& part, Instant last, std::vector<Onset>& out) {
  const IcsLine* start = part.find("DTSTART");
  const IcsLine* from_line = part.find("TZOFFSETFROM");
  const IcsLine* to_line = part.find("TZOFFSETTO");
  if (start == nullptr || from_line == nullptr || to_line == nullptr) return;
  const auto time = parse_ics_time(start->value);
  const auto from = parse_ics_offset(from_line->value);
  const auto to = parse_ics_offset(to_line->value);
  if (!time || !from || !to) return;
  const IcsLine* name = part.find("TZNAME");
  const Era era{.offset = *to,
                .daylight = part.name == "DAYLIGHT",
                .abbreviation = name == nullptr ? std::string() : name->value};
  std::size_t work = kZoneWork;
  const LocalTime end{last.seconds + kSecondsADay * 370};
  const IcsLine* rule_line = part.find("RRULE");
  const auto rule =
      rule_line == nullptr ? std::nullopt : std::optional(parse_recurrence(rule_line->value));
  if (rule && *rule) {
    for (const LocalTime local : occurrences(**rule, time->local, time->local, end, work)) {
      const auto& until = (*rule)->until_instant;
      if (!until || local.seconds - *from <= until->seconds) add_onset(local, *from, era, out);
    }
  } else {
    add_onset(time->local, *from, era, out);
  }
  for (const IcsLine& line : part.lines) {
    if (line.name != "RDATE") continue;
    for (const std::string_view word : text::split(line.value, ',')) {
      if (const auto date = parse_ics_time(word)) add_onset(date->local, *from, era, out);
    }
  }
}

std::optional<TimeZone> read_vtimezone(const IcsPart& part, Instant last) {
  const IcsLine* id = part.find("TZID");
  std::vector<Onset> onsets;
  for (const IcsPart& observance : part.parts) {
    if (observance.name == "STANDARD" || observance.name == "DAYLIGHT")
      read_observance(observance, last, onsets);
  }
  if (id == nullptr || onsets.empty()) return std::nullopt;
  std::ranges::sort(onsets, {}, &Onset::begin);
  std::vector<Era> eras{{.begin = onsets.front().begin - 1, .offset = onsets.front().from}};
  for (Onset& onset : onsets) {
    if (onset.begin == eras.back().begin) continue;
    eras.push_back(std::move(onset.era));
  }
  return TimeZone(id->value, std::move(eras));
}

/// `/freeassociation.sourceforge.net/Europe/Berlin` to `Europe/Berlin`.
std::string without_vendor(const std::string& id) {
  if (!id.starts_with('/')) return id;
  for (const std::string_view area :
       {"Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/",
        "Europe/", "Indian/", "Pacific/", "Etc/"}) {
    const std::size_t at = id.find("/" + std::string(area));
    if (at != std::string::npos) return id.substr(at + 1);
  }
  return id;
}

// ---- out
// ----------------------------------------------------------------------------------------------------

/// A change of clocks: in which month, on which weekday of it, at which local time, to what.
struct Change {
  Era from;
  Era to;
  LocalTime local;  ///< by the clock before it

  [[nodiscard]] Date day() const { return local.day(); }
};

std::vector<Change> changes_of(const TimeZone& zone, std::int64_t from, std::int64_t to) {
  std::vector<Change> out;
  for (std::size_t i = 1; i < zone.eras().size(); ++i) {
    const Era& era = zone.eras()[i];
    if (era.begin < from || era.begin >= to) continue;
    const Era& before = zone.eras()[i - 1];
    out.push_back({before, era, {era.begin + before.offset}});
  }
  return out;
}

constexpr std::string_view kDays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

bool is_last_week(Date day) { return date_from_days(days_since_epoch(day) + 7).month != day.month; }

/// The rule that all these changes, one a year, follow; nothing where there is none.
std::optional<std::string> rule_of(const std::vector<Change>& changes) {
  const Change& first = changes.front();
  const bool all_last =
      std::ranges::all_of(changes, [](const Change& c) { return is_last_week(c.day()); });
  const int nth = (first.day().day - 1) / 7 + 1;
  for (const Change& change : changes) {
    const bool same = change.day().month == first.day().month &&
                      change.local.weekday() == first.local.weekday() &&
                      change.local.second_of_day() == first.local.second_of_day() &&
                      change.from.offset == first.from.offset &&
                      change.to.offset == first.to.offset &&
                      (all_last || (change.day().day - 1) / 7 + 1 == nth);
    if (!same) return std::nullopt;
  }
  return fmt::format("FREQ=YEARLY;BYMONTH={};BYDAY={}{}", first.day().month,
                     all_last ? "-1" : std::to_string(nth), kDays[first.local.weekday()]);
}

std::string observance(const Era& from, const Era& to, LocalTime begin, const std::string& rule) {
  const std::string_view kind = to.daylight ? "DAYLIGHT" : "STANDARD";
  std::string out = fmt::format("BEGIN:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\n", kind,
                                ics_offset(from.offset), ics_offset(to.offset));
  if (!to.abbreviation.empty()) out += ics_fold("TZNAME:" + ics_escape(to.abbreviation));
  out += "DTSTART:" + ics_time(begin) + "\r\n";
  if (!rule.empty()) out += ics_fold("RRULE:" + rule);
  return out + fmt::format("END:{}\r\n", kind);
}

/// The two rules of a zone that changes twice a year in all the years of `changes`.
std::optional<std::string> as_rules(const std::vector<Change>& changes, int first_year) {
  std::vector<Change> by_kind[2];
  for (const Change& change : changes) by_kind[change.to.daylight ? 1 : 0].push_back(change);
  std::string out;
  for (const auto& kind : by_kind) {
    if (kind.size() != kYearsOfRule) return std::nullopt;
    for (int i = 0; i < kYearsOfRule; ++i) {
      if (kind[static_cast<std::size_t>(i)].day().year != first_year + i) return std::nullopt;
    }
    const auto rule = rule_of(kind);
    if (!rule) return std::nullopt;
    out += observance(kind.front().from, kind.front().to, kind.front().local, *rule);
  }
  return out;
}

}  // namespace

IcsZones::IcsZones(const IcsPart& calendar, Instant last, ZoneBook& book) : book_(book) {
  for (const IcsPart& part : calendar.parts) {
    if (part.name != "VTIMEZONE") continue;
    if (auto zone = read_vtimezone(part, last)) {
      const std::string name = zone->name();
      own_.emplace(name, *std::move(zone));
    }
  }
}

const TimeZone* IcsZones::find(const std::string& id) {
  if (const auto known = book_.find(without_vendor(id))) return *known;
  const auto own = own_.find(id);
  return own == own_.end() ? nullptr : &own->second;
}

std::string write_vtimezone(const TimeZone& zone, TimeSpan span) {
  std::string out = ics_fold("BEGIN:VTIMEZONE") + ics_fold("TZID:" + ics_escape(zone.name()));
  const int year = zone.local(span.begin).day().year - 1;
  const auto new_year = [](int of) { return days_since_epoch({of, 1, 1}) * kSecondsADay; };
  const auto near = changes_of(zone, new_year(year), new_year(year + kYearsOfRule));
  const bool fits = zone.local(span.end).day().year < year + kYearsOfRule;
  const auto rules = fits ? as_rules(near, year) : std::nullopt;
  if (rules) {
    out += *rules;
  } else {
    // What holds before the first change, then each change.
    const auto all = changes_of(zone, new_year(year), span.end.seconds + kSecondsADay * 366);
    const Era& first = zone.era_at({new_year(year)});
    out += observance(first, first, LocalTime{new_year(year)}, {});
    for (const Change& change : all) out += observance(change.from, change.to, change.local, {});
  }
  return out + "END:VTIMEZONE\r\n";
}

}  // namespace uxi::calendar
