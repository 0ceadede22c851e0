// Today, and a clock for progress.
#include <charconv>
#include <chrono>
#include <ctime>

#include "io/env.h"

namespace uxi::io {
namespace {

/// SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) as a day of UTC.
/// Days after the year 9999 cannot be written as a date, so such a number counts as none.
std::optional<Date> source_date(const Variables& variables) {
  static constexpr std::int64_t kLastSecond = 253'402'300'799;
  const auto text = variables.get("SOURCE_DATE_EPOCH");
  if (!text) return std::nullopt;
  std::int64_t seconds = -1;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  if (seconds < 0 || seconds > kLastSecond) return std::nullopt;
  return date_from_days(seconds / 86400);
}

Date local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  UXI_CHECK(::localtime_r(&now, &local) != nullptr);
  return {.year = local.tm_year + 1900,
          .month = static_cast<std::uint8_t>(local.tm_mon + 1),
          .day = static_cast<std::uint8_t>(local.tm_mday)};
}

}  // namespace

std::function<Date()> system_today(const Variables& variables) {
  if (const auto date = source_date(variables)) return [date = *date] { return date; };
  return local_date;
}

std::int64_t system_monotonic_ns() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}  // namespace uxi::io
