// Times as forms write them, as far as is needed to say how long somebody took.
#pragma once

#include <optional>
#include <string_view>

namespace uxi::recruit {

/// Seconds between two times of one form: `2026-03-14 09:05:14`, `3/14/26 9:05:14 PM`, `14.03.2026
/// 09:05`. Where day and month could be either, the order that puts them nearer together is taken.
/// Nothing where one is no time, or the second comes first.
[[nodiscard]] std::optional<double> seconds_between(std::string_view start, std::string_view end);

/// Seconds of a column that holds a duration: `184`, `00:03:04`, `3 min 4 s`. A number alone counts
/// minutes where `header` says so.
[[nodiscard]] std::optional<double> read_duration(std::string_view text, std::string_view header);

}  // namespace uxi::recruit
