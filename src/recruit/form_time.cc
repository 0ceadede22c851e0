#include "recruit/form_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "recruit/answer.h"
#include "text/strings.h"
#include "uxi/time.h"

namespace uxi::recruit {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 86400;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

/// The groups of digits in a text.
std::vector<Number> numbers_of(std::string_view text) {
  std::vector<Number> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    if (end == at) {
      ++at;
      continue;
    }
    Number number{.value = 0, .digits = end - at};
    std::from_chars(text.data() + at, text.data() + end, number.value);
    out.push_back(number);
    at = end;
  }
  return out;
}

/// A time whose first two numbers may be day and month in either order; both days since the epoch.
struct FormTime {
  std::optional<double> day_first;
  std::optional<double> month_first;
};

std::optional<double> day_number(int year, int month, int day) {
  if (year < 100) year += 2000;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto date = parse_date(std::to_string(year) + "-" + two(month) + "-" + two(day));
  if (!date) return std::nullopt;
  return static_cast<double>(days_since_epoch(*date)) * kDay;
}

FormTime read_time(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  const std::vector<Number> numbers = numbers_of(text);
  if (numbers.size() < 5) return {};
  int hour = numbers[3].value;
  const std::string small = folded(text);
  const bool afternoon = text::contains(small, "pm") || text::contains(small, "p.m");
  const bool morning = text::contains(small, "am") || text::contains(small, "a.m");
  if (afternoon && hour < 12) hour += 12;
  if (morning && !afternoon && hour == 12) hour = 0;
  // What stands behind a space or a sign after the minutes may be a zone, not seconds.
  const bool has_seconds = std::ranges::count(text, ':') >= 2 && numbers.size() > 5;
  const double clock = hour * kHour + numbers[4].value * kMinute +
                       (has_seconds ? static_cast<double>(numbers[5].value) : 0.0);
  FormTime out;
  const auto with_clock = [&](std::optional<double> day) {
    if (day) *day += clock;
    return day;
  };
  if (numbers[0].digits == kYearDigits) {
    out.day_first = with_clock(day_number(numbers[0].value, numbers[1].value, numbers[2].value));
    out.month_first = out.day_first;
  } else {
    out.day_first = with_clock(day_number(numbers[2].value, numbers[1].value, numbers[0].value));
    out.month_first = with_clock(day_number(numbers[2].value, numbers[0].value, numbers[1].value));
  }
  return out;
}

/// `3 min 4 s`, `1h 5m`: numbers with the unit's first letter behind them.
std::optional<double> read_units(std::string_view text) {
  double seconds = 0;
  bool found = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_of("0123456789", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    const std::size_t unit = text.find_first_not_of(" \t", end);
    if (unit == std::string_view::npos || end - begin > 6) return std::nullopt;
    const int number = numbers_of(text.substr(begin, end - begin)).front().value;
    const char letter = text[unit];
    const double size = letter == 'h' ? kHour : letter == 'm' ? kMinute : letter == 's' ? 1 : 0;
    if (size == 0) return std::nullopt;
    seconds += size * number;
    found = true;
    at = unit + 1;
  }
  return found ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::optional<double> seconds_between(std::string_view start, std::string_view end) {
  const FormTime from = read_time(start);
  const FormTime to = read_time(end);
  std::optional<double> nearest;
  const auto consider = [&](const std::optional<double>& a, const std::optional<double>& b) {
    if (a && b && *b >= *a && (!nearest || *b - *a < *nearest)) nearest = *b - *a;
  };
  consider(from.day_first, to.day_first);
  consider(from.month_first, to.month_first);
  return nearest;
}

std::optional<double> read_duration(std::string_view text, std::string_view header) {
  const std::string trimmed = folded(text);
  if (const auto number = parse_number(trimmed); number && *number >= 0) {
    return text::contains(folded(header), "minute") ? *number * kMinute : *number;
  }
  if (const auto clock = parse_clock(trimmed)) return static_cast<double>(clock->value) / 1000;
  return read_units(trimmed);
}

}  // namespace uxi::recruit
