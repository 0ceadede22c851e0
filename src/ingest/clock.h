// Clock times of captions: by the letter of WebVTT, and as exporters really write them.
#pragma once

#include <optional>
#include <string_view>

#include "uxi/time.h"

namespace uxi::ingest {

/// A WebVTT timestamp at the front of `text`, which is cut off ("collect a WebVTT timestamp"):
/// hours of any number of digits or none, two digits each of minutes and seconds below 60, `.` and
/// three digits. Hours over nine digits are refused.
[[nodiscard]] std::optional<Millis> take_strict_clock(std::string_view& text);

/// The same for any exporter: one to nine digits in every field, one or two colons, `.` or `,` with
/// one to nine digits or nothing behind.
[[nodiscard]] std::optional<Millis> take_loose_clock(std::string_view& text);

/// The same, with frames behind the seconds where an editing program wrote them: `00:00:12:07`.
[[nodiscard]] std::optional<Millis> take_frame_clock(std::string_view& text);

/// `-->`, `-`, a long dash or `to` between two times, cut off with the space round it.
[[nodiscard]] bool take_range_mark(std::string_view& text);

/// The two times round `-->` in `line`; `rest` is what stands behind them.
struct Timing {
  Millis start;
  Millis end;
  std::string_view rest;
};
[[nodiscard]] std::optional<Timing> strict_timing(std::string_view line);
/// Needs a white space or the line's end behind the second time.
[[nodiscard]] std::optional<Timing> loose_timing(std::string_view line);
/// The two times of a line that is nothing but `0:12 - 0:15`, with any mark between them.
[[nodiscard]] std::optional<Timing> range_line(std::string_view line);

}  // namespace uxi::ingest
