#include "calendar/windows.h"

#include <algorithm>
#include <fmt/format.h>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::calendar {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// `9:00`, `09:30`, `24:00` as minutes.
std::optional<int> parse_clock_minute(std::string_view text) {
  const auto parts = text::split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  const auto hour = digits(parts[0], 1, 2);
  const auto minute = digits(parts[1], 2, 2);
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0))
    return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<std::size_t> parse_weekday(std::string_view text) {
  const std::string folded = text::lower(text);
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (folded == kWeekdays[day]) return day;
  }
  return std::nullopt;
}

/// `mon`, `mon-fri`, `tue,thu`, `sat-mon`.
bool read_weekdays(std::string_view text, std::array<bool, 7>& out) {
  std::array<bool, 7> days{};
  for (const std::string_view part : text::split(text, ',')) {
    const auto ends = text::split(part, '-');
    const auto first = parse_weekday(ends.front());
    const auto last = parse_weekday(ends.back());
    if (ends.size() > 2 || !first || !last) return false;
    for (std::size_t day = *first;; day = (day + 1) % 7) {
      days[day] = true;
      if (day == *last) break;
    }
  }
  out = days;
  return true;
}

bool read_days(std::string_view text, Window& out) {
  const std::size_t dots = text.find("..");
  const auto first = parse_date(text.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : parse_date(text.substr(dots + 2));
  if (!first || !last) return false;
  out.first = first;
  out.last = last;
  return true;
}

Result<void> read_hours(std::string_view text, Window& out) {
  for (const std::string_view part : text::split(text, ',')) {
    const auto ends = text::split(part, '-');
    const auto from = parse_clock_minute(ends.front());
    const auto to = parse_clock_minute(ends.back());
    if (ends.size() != 2 || !from || !to) {
      return fail(ErrorKind::syntax, fmt::format("`{}` is no time", part),
                  "write it as `2026-03-10 09:00-12:00`, `mon-fri 09:00-17:00` or `any`");
    }
    if (*to <= *from) {
      return fail(ErrorKind::syntax, fmt::format("`{}` ends before it begins", part),
                  "hours behind midnight belong to the next day");
    }
    out.hours.push_back({*from, *to});
  }
  return {};
}

/// One end of a stretch of a day, as an instant.
Instant end_of_stretch(LocalTime time, bool is_begin, const TimeZone& zone, Doubled doubled,
                       std::vector<std::string>& notes) {
  const TimeZone::Resolved at = zone.resolve(time);
  const auto clock = [&](LocalTime what) { return to_string(what).substr(11, 5); };
  switch (at.kind) {
    case TimeZone::Kind::unique: return at.first;
    case TimeZone::Kind::skipped:
      notes.push_back(fmt::format(
          "{} on {} does not exist in {}, where clocks go forward; {} is meant", clock(time),
          to_string(time.day()), zone.name(), clock(zone.local(at.second))));
      return at.second;
    case TimeZone::Kind::repeated: break;
  }
  // Free time begins late and ends early.
  const bool later = (doubled == Doubled::shorter) == is_begin;
  notes.push_back(fmt::format("{} on {} comes twice in {}, where clocks go back; the {} is meant",
                              clock(time), to_string(time.day()), zone.name(),
                              later ? "second" : "first"));
  return later ? at.second : at.first;
}

}  // namespace

std::optional<Hours> parse_hours(std::string_view text) {
  Window window;
  if (!read_hours(text, window) || window.hours.size() != 1) return std::nullopt;
  return window.hours.front();
}

Result<Window> parse_window(std::string_view text) {
  Window out;
  const std::string squeezed = text::squeeze(text);
  if (text::lower(squeezed) == "any") {
    out.any = true;
    return out;
  }
  enum class Part { days, weekdays, hours, none } next = Part::days;
  for (const std::string_view word : text::split(squeezed, ' ')) {
    if (next == Part::days && read_days(word, out)) {
      next = Part::weekdays;
    } else if (next <= Part::weekdays && read_weekdays(word, out.weekdays)) {
      next = Part::hours;
    } else if (next <= Part::hours) {
      UXI_TRY_VOID(read_hours(word, out));
      next = Part::none;
    } else {
      return fail(ErrorKind::syntax, fmt::format("`{}` is too much behind the hours", word),
                  "times of another day are an entry of their own");
    }
  }
  if (out.first && *out.last < *out.first) {
    return fail(ErrorKind::syntax, "the days end before they begin");
  }
  return out;
}

SpanSet instants_of(const Window& window, Horizon horizon, Hours otherwise, const TimeZone& zone,
                    Doubled doubled, std::vector<std::string>& notes) {
  const Date first = window.first ? std::max(*window.first, horizon.first) : horizon.first;
  const Date last = window.last ? std::min(*window.last, horizon.last) : horizon.last;
  std::vector<Hours> hours = window.hours;
  if (window.any) {
    hours = {otherwise};
  } else if (hours.empty()) {
    hours = {Hours{}};
  }
  std::vector<TimeSpan> spans;
  for (std::int64_t day = days_since_epoch(first); day <= days_since_epoch(last); ++day) {
    const Date date = date_from_days(day);
    if (!window.weekdays[static_cast<std::size_t>(LocalTime::at(date).weekday())]) continue;
    for (const Hours& part : hours) {
      spans.push_back({end_of_stretch(LocalTime::at(date, part.from), true, zone, doubled, notes),
                       end_of_stretch(LocalTime::at(date, part.to), false, zone, doubled, notes)});
    }
  }
  return joined(std::move(spans));
}

std::optional<WrittenTime> parse_time(std::string_view text) {
  text = text::trim(text);
  // 2026-03-10 09:00, 2026-03-10T09:00, and +01:00 or Z behind.
  if (text.size() < 16 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto minute = parse_clock_minute(text.substr(11, 5));
  if (!date || !minute || *minute == kMinutesADay) return std::nullopt;
  WrittenTime out{LocalTime::at(*date, *minute), std::nullopt};
  std::string_view rest = text.substr(16);
  if (rest.empty()) return out;
  if (rest == "Z") {
    out.offset = 0;
    return out;
  }
  const auto offset = parse_clock_minute(rest.substr(1));
  if ((rest[0] != '+' && rest[0] != '-') || !offset) return std::nullopt;
  out.offset = (rest[0] == '-' ? -60 : 60) * *offset;
  return out;
}

Result<Instant> instant_of(const WrittenTime& written, const TimeZone& zone, std::string& note) {
  const TimeZone::Resolved at = zone.resolve(written.time);
  if (written.offset) {
    const Instant instant{written.time.seconds - *written.offset};
    if (zone.era_at(instant).offset == *written.offset) return instant;
    return fail(ErrorKind::not_found,
                fmt::format("{} is not {} from UTC in {}", to_string(written.time),
                            offset_text(*written.offset), zone.name()),
                fmt::format("it is {}", offset_text(zone.era_at(instant).offset)));
  }
  if (at.kind == TimeZone::Kind::skipped) {
    return fail(
        ErrorKind::not_found,
        fmt::format("{} does not exist in {}", to_string(written.time), zone.name()),
        "clocks go forward to " + to_string(zone.local(at.second)).substr(11, 5) + " there");
  }
  if (at.kind == TimeZone::Kind::repeated) {
    note =
        fmt::format("{} comes twice in {}; the first is meant, {}; the second is {}",
                    to_string(written.time), zone.name(), offset_text(zone.era_at(at.first).offset),
                    offset_text(zone.era_at(at.second).offset));
  }
  return at.first;
}

std::string written(Instant instant, const TimeZone& zone) {
  const LocalTime time = zone.local(instant);
  std::string out = to_string(time);
  if (zone.resolve(time).kind != TimeZone::Kind::unique)
    out += offset_text(zone.era_at(instant).offset);
  return out;
}

}  // namespace uxi::calendar
