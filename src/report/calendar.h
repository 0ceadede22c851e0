// Stretches of the calendar, for what is told period by period.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/input.h"
#include "uxi/time.h"

namespace uxi::report {

/// `week`, `month`, `quarter` or `year`.
[[nodiscard]] std::optional<Period> parse_period(std::string_view name);
/// The period that gives between two and about twelve stretches of so many days.
[[nodiscard]] Period period_for(std::int64_t days);
/// The first day of the period that holds `date`; weeks begin on Monday (ISO 8601).
[[nodiscard]] Date period_start(Date date, Period period);
/// The first day of the one behind it.
[[nodiscard]] Date next_period(Date start, Period period);
/// `2 March 2026` of a week, `March 2026`, `Q1 2026`, `2026`.
[[nodiscard]] std::string period_name(Date start, Period period);

}  // namespace uxi::report
