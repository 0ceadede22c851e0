// Lines and values of iCalendar (RFC 5545): how they are unfolded, escaped and written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zone.h"
#include "uxi/source.h"

namespace uxi::calendar {

/// `DTSTART;TZID=Europe/Berlin:20260310T090000`. Names are upper case.
struct IcsLine {
  std::string name;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string value;
  Span span;  ///< in the file, folds included

  /// The value of a parameter, empty where there is none.
  [[nodiscard]] std::string_view parameter(std::string_view wanted) const;
};

/// The next line from `offset` on, which moves behind it. Nothing at the file's end; a line that
/// has no name or no value has an empty name.
[[nodiscard]] std::optional<IcsLine> next_ics_line(std::string_view text, std::size_t& offset);

/// `20260310T090000`, `...Z`, `20260310`.
struct IcsTime {
  LocalTime local;
  bool utc = false;
  bool is_date = false;
};
[[nodiscard]] std::optional<IcsTime> parse_ics_time(std::string_view text);
/// `PT45M`, `P1D`, `-P1W` as seconds.
[[nodiscard]] std::optional<std::int64_t> parse_ics_duration(std::string_view text);
/// `+0100`, `-033000` as seconds.
[[nodiscard]] std::optional<int> parse_ics_offset(std::string_view text);
/// A whole number of at most nine digits, with a sign.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

[[nodiscard]] std::string ics_time(LocalTime time);  ///< `20260310T090000`
[[nodiscard]] std::string ics_offset(int seconds);   ///< `+0100`
/// A TEXT value: `\`, `;`, `,` and line ends escaped, control characters left out.
[[nodiscard]] std::string ics_escape(std::string_view text);
/// A value of a parameter in quotes, escaped as RFC 6868 says.
[[nodiscard]] std::string ics_parameter(std::string_view text);
/// `line` with CRLF, folded so that no line has more than 75 octets, never inside a character.
[[nodiscard]] std::string ics_fold(std::string_view line);

}  // namespace uxi::calendar
