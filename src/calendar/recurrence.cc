#include "calendar/recurrence.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "calendar/ics_values.h"
#include "text/strings.h"

namespace uxi::calendar {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

tl::unexpected<Error> wrong(std::string_view part) {
  return fail(ErrorKind::syntax, fmt::format("`{}` is no part of a rule for repeating", part));
}

std::optional<int> weekday_of(std::string_view text) {
  const auto found = std::ranges::find(kDays, text);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<int>(found - kDays.begin());
}

bool read_numbers(std::string_view text, int most, bool negative, std::vector<int>& out) {
  for (const std::string_view word : text::split(text, ',')) {
    const auto number = whole_number(word);
    if (!number || *number == 0 || *number > most || *number < (negative ? -most : 1)) return false;
    out.push_back(*number);
  }
  return true;
}

bool read_weekdays(std::string_view text, std::vector<NthWeekday>& out) {
  for (const std::string_view word : text::split(text, ',')) {
    if (word.size() < 2) return false;
    const auto weekday = weekday_of(word.substr(word.size() - 2));
    const std::string_view nth = word.substr(0, word.size() - 2);
    const auto number = nth.empty() ? std::optional<int>(0) : whole_number(nth);
    if (!weekday || !number || *number < -5 || *number > 5) return false;
    out.push_back({*number, *weekday});
  }
  return true;
}

bool read_until(std::string_view text, Recurrence& rule) {
  const auto time = parse_ics_time(text);
  if (!time) return false;
  if (time->utc) {
    rule.until_instant = Instant{time->local.seconds};
  } else {
    rule.until = time->is_date ? LocalTime{time->local.seconds + kSecondsADay - 1} : time->local;
  }
  return true;
}

bool read_count(std::string_view text, int& out) {
  const auto number = whole_number(text);
  if (!number || *number < 1) return false;
  out = *number;
  return true;
}

bool read_frequency(std::string_view text, Frequency& out) {
  constexpr std::array<std::string_view, 4> kNames = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  const auto found = std::ranges::find(kNames, text);
  if (found == kNames.end()) return false;
  out = static_cast<Frequency>(found - kNames.begin());
  return true;
}

/// True where the part was understood.
bool read_part(std::string_view name, std::string_view value, Recurrence& rule) {
  if (name == "INTERVAL") return read_count(value, rule.interval);
  if (name == "COUNT") return read_count(value, rule.count.emplace());
  if (name == "UNTIL") return read_until(value, rule);
  if (name == "BYDAY") return read_weekdays(value, rule.weekdays);
  if (name == "BYMONTHDAY") return read_numbers(value, 31, true, rule.month_days);
  if (name == "BYMONTH") return read_numbers(value, 12, false, rule.months);
  if (name == "BYSETPOS") return read_numbers(value, 366, true, rule.positions);
  if (name == "WKST") {
    const auto day = weekday_of(value);
    rule.week_start = day.value_or(0);
    return day.has_value();
  }
  return name.starts_with("X-");
}

bool is_refused(std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 7> kNames = {
      "BYHOUR", "BYMINUTE", "BYSECOND", "BYYEARDAY", "BYWEEKNO", "RSCALE", "SKIP"};
  return std::ranges::find(kNames, name) != kNames.end() ||
         (name == "FREQ" && (value == "HOURLY" || value == "MINUTELY" || value == "SECONDLY"));
}

/// Rules that are told apart by parts that mean something else together.
Result<void> check_together(const Recurrence& rule) {
  const bool nth = std::ranges::any_of(rule.weekdays, [](const auto& day) { return day.nth != 0; });
  const bool by_month = !rule.months.empty() || rule.frequency == Frequency::monthly;
  if (nth && !by_month) {
    return fail(ErrorKind::unsupported,
                "a rule that counts weekdays of a year or a week is not understood");
  }
  return {};
}

// ---- days of a period
// ---------------------------------------------------------------------------------------

std::int64_t day_number(Date date) { return days_since_epoch(date); }
int weekday_of_day(std::int64_t day) { return LocalTime{day * kSecondsADay}.weekday(); }

int days_in_month(int year, int month) {
  const Date next =
      month == 12 ? Date{year + 1, 1, 1} : Date{year, static_cast<std::uint8_t>(month + 1), 1};
  return static_cast<int>(day_number(next) -
                          day_number({year, static_cast<std::uint8_t>(month), 1}));
}

bool is_weekday_meant(const Recurrence& rule, int year, int month, int day, int weekday) {
  if (rule.weekdays.empty()) return true;
  const int length = days_in_month(year, month);
  return std::ranges::any_of(rule.weekdays, [&](const NthWeekday& meant) {
    if (meant.weekday != weekday) return false;
    if (meant.nth == 0) return true;
    return meant.nth > 0 ? (day - 1) / 7 + 1 == meant.nth : (length - day) / 7 + 1 == -meant.nth;
  });
}

bool is_month_day_meant(const Recurrence& rule, int year, int month, int day) {
  if (rule.month_days.empty()) return true;
  const int back = day - days_in_month(year, month) - 1;
  return std::ranges::any_of(rule.month_days,
                             [&](int meant) { return meant == day || meant == back; });
}

bool is_month_meant(const Recurrence& rule, int month) {
  return rule.months.empty() || std::ranges::find(rule.months, month) != rule.months.end();
}

void add_month(const Recurrence& rule, int year, int month, Date start,
               std::vector<std::int64_t>& out) {
  if (!is_month_meant(rule, month)) return;
  const bool any_day = rule.weekdays.empty() && rule.month_days.empty();
  const std::int64_t first = day_number({year, static_cast<std::uint8_t>(month), 1});
  for (int day = 1; day <= days_in_month(year, month); ++day) {
    if (any_day && day != start.day) continue;
    if (is_month_day_meant(rule, year, month, day) &&
        is_weekday_meant(rule, year, month, day, weekday_of_day(first + day - 1)))
      out.push_back(first + day - 1);
  }
}

void add_year(const Recurrence& rule, int year, Date start, std::vector<std::int64_t>& out) {
  const bool whole_year = !rule.weekdays.empty() || !rule.month_days.empty();
  for (int month = 1; month <= 12; ++month) {
    if (rule.months.empty() && !whole_year && month != start.month) continue;
    add_month(rule, year, month, start, out);
  }
}

void add_day(const Recurrence& rule, std::int64_t day, std::vector<std::int64_t>& out) {
  const Date date = date_from_days(day);
  const bool on_weekday =
      rule.weekdays.empty() || std::ranges::any_of(rule.weekdays, [&](const NthWeekday& meant) {
        return meant.weekday == weekday_of_day(day);
      });
  if (on_weekday && is_month_meant(rule, date.month) &&
      is_month_day_meant(rule, date.year, date.month, date.day))
    out.push_back(day);
}

void add_week(const Recurrence& rule, std::int64_t first, std::int64_t start,
              std::vector<std::int64_t>& out) {
  for (std::int64_t day = first; day < first + 7; ++day) {
    if (rule.weekdays.empty() && weekday_of_day(day) != weekday_of_day(start)) continue;
    add_day(rule, day, out);
  }
}

/// Where period `number` begins, and its days.
struct Period {
  std::int64_t begin = 0;
  std::vector<std::int64_t> days = {};
};

Period period(const Recurrence& rule, std::int64_t start, std::int64_t number) {
  const Date date = date_from_days(start);
  const std::int64_t step = number * rule.interval;
  Period out;
  switch (rule.frequency) {
    case Frequency::daily:
      out.begin = start + step;
      add_day(rule, out.begin, out.days);
      break;
    case Frequency::weekly:
      out.begin = start - (weekday_of_day(start) - rule.week_start + 7) % 7 + 7 * step;
      add_week(rule, out.begin, start, out.days);
      break;
    case Frequency::monthly: {
      const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1 + step;
      const int year = static_cast<int>(month / 12);
      out.begin = day_number({year, static_cast<std::uint8_t>(month % 12 + 1), 1});
      add_month(rule, year, static_cast<int>(month % 12) + 1, date, out.days);
      break;
    }
    case Frequency::yearly: {
      const int year = static_cast<int>(date.year + step);
      out.begin = day_number({year, 1, 1});
      add_year(rule, year, date, out.days);
      break;
    }
  }
  return out;
}

std::vector<std::int64_t> at_positions(const Recurrence& rule, std::vector<std::int64_t> days) {
  if (rule.positions.empty()) return days;
  std::vector<std::int64_t> out;
  const auto size = static_cast<int>(days.size());
  for (int i = 0; i < size; ++i) {
    const bool meant = std::ranges::any_of(
        rule.positions, [&](int position) { return position == i + 1 || position == i - size; });
    if (meant) out.push_back(days[static_cast<std::size_t>(i)]);
  }
  return out;
}

/// Periods that surely end before `first`; none are skipped where occurrences are counted.
std::int64_t periods_before(const Recurrence& rule, LocalTime start, LocalTime first) {
  if (rule.count || first <= start) return 0;
  constexpr std::array<std::int64_t, 4> kLongest = {1, 7, 31, 366};
  const std::int64_t days = (first.seconds - start.seconds) / kSecondsADay;
  const std::int64_t length = kLongest[static_cast<std::size_t>(rule.frequency)] * rule.interval;
  return std::max<std::int64_t>(0, days / length - 1);
}

}  // namespace

Result<Recurrence> parse_recurrence(std::string_view text) {
  Recurrence rule;
  bool has_frequency = false;
  for (const std::string_view part : text::split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
      if (part.empty()) continue;
      return wrong(part);
    }
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(equals + 1);
    if (is_refused(name, value)) {
      return fail(ErrorKind::unsupported,
                  fmt::format("repeating with `{}` is not understood", part));
    }
    if (name == "FREQ") {
      has_frequency = read_frequency(value, rule.frequency);
      if (!has_frequency) return wrong(part);
    } else if (!read_part(name, value, rule)) {
      return wrong(part);
    }
  }
  if (!has_frequency) return wrong(text);
  UXI_TRY_VOID(check_together(rule));
  return rule;
}

std::vector<LocalTime> occurrences(const Recurrence& rule, LocalTime start, LocalTime first,
                                   LocalTime last, std::size_t& work_left) {
  std::vector<LocalTime> out;
  if (start >= first && start <= last) out.push_back(start);
  const LocalTime end = rule.until ? std::min(*rule.until, last) : last;
  const std::int64_t first_day = days_since_epoch(start.day());
  int found = 1;
  for (std::int64_t number = periods_before(rule, start, first); work_left > 0; ++number) {
    --work_left;
    const Period part = period(rule, first_day, number);
    if (part.begin * kSecondsADay > end.seconds) break;
    for (const std::int64_t day : at_positions(rule, part.days)) {
      const LocalTime time{day * kSecondsADay + start.second_of_day()};
      if (time <= start) continue;
      if (time > end || (rule.count && found >= *rule.count)) return out;
      ++found;
      if (time >= first) out.push_back(time);
    }
  }
  return out;
}

}  // namespace uxi::calendar
