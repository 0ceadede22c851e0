// Clock times and civil dates. The day count is Howard Hinnant's `days_from_civil`
// (http://howardhinnant.github.io/date_algorithms.html), through <chrono>.
#include "uxi/time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace uxi {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes 1 to `most` digits off the front.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  std::int64_t value = 0;
  while (n < text.size() && n < most && is_digit(text[n])) value = value * 10 + (text[n++] - '0');
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

/// Takes `.123` or `,123` off the front; more digits than three are cut off. No fraction is 0.
std::optional<std::int64_t> take_fraction(std::string_view& text) {
  if (text.empty()) return 0;
  if (text.front() != '.' && text.front() != ',') return std::nullopt;
  text.remove_prefix(1);
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::int64_t millis = 0;
  for (std::size_t i = 0; i < text.size() || i < 3; ++i) {
    if (i < text.size() && !is_digit(text[i])) return std::nullopt;
    if (i < 3) millis = millis * 10 + (i < text.size() ? text[i] - '0' : 0);
  }
  text = {};
  return millis;
}

}  // namespace

std::string to_clock(Millis time) {
  const bool negative = time.value < 0;
  const std::int64_t seconds = (negative ? -time.value : time.value) / 1000;
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s%02lld:%02lld:%02lld", negative ? "-" : "",
                static_cast<long long>(seconds / 3600), static_cast<long long>(seconds / 60 % 60),
                static_cast<long long>(seconds % 60));
  return buffer.data();
}

std::optional<Millis> parse_clock(std::string_view text) {
  std::array<std::int64_t, 3> parts{};
  std::size_t count = 0;
  while (true) {
    const std::size_t before = text.size();
    const auto number = take_number(text, count == 0 ? 6 : 2);
    if (!number || (count > 0 && (before - text.size() != 2 || *number > 59))) return std::nullopt;
    parts[count++] = *number;
    if (text.empty() || text.front() != ':' || count == 3) break;
    text.remove_prefix(1);
  }
  if (count < 2) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const std::int64_t seconds =
      count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
  return Millis{seconds * 1000 + *fraction};
}

std::string to_string(Date date) {
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", date.year, unsigned{date.month},
                unsigned{date.day});
  return buffer.data();
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::string_view year = text.substr(0, 4);
  std::string_view month = text.substr(5, 2);
  std::string_view day = text.substr(8, 2);
  const auto y = take_number(year, 4);
  const auto m = take_number(month, 2);
  const auto d = take_number(day, 2);
  if (!y || !m || !d || !year.empty() || !month.empty() || !day.empty()) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(static_cast<int>(*y)),
                                        std::chrono::month(static_cast<unsigned>(*m)),
                                        std::chrono::day(static_cast<unsigned>(*d))};
  if (!ymd.ok()) return std::nullopt;
  return Date{.year = static_cast<std::int32_t>(*y),
              .month = static_cast<std::uint8_t>(*m),
              .day = static_cast<std::uint8_t>(*d)};
}

std::int64_t days_since_epoch(Date date) {
  const std::chrono::sys_days days = std::chrono::year_month_day{
      std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
  return days.time_since_epoch().count();
}

Date date_from_days(std::int64_t days) {
  const std::chrono::year_month_day ymd{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
  return {.year = static_cast<int>(ymd.year()),
          .month = static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
          .day = static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
}

}  // namespace uxi
