// The forms in which texts name a speaker or a time at the start of a line. One row a form; the
// plain reader takes the form that explains most lines of a file.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "uxi/time.h"

namespace uxi::ingest {

/// What stands at the front of a line. No label: the voice before goes on at `start`.
struct LineHead {
  std::string_view label;
  std::optional<Millis> start;
  std::optional<Millis> end;
  std::string_view rest;
};

struct LineContext {
  std::string_view line;     ///< without white space in front
  bool after_blank = false;  ///< first of its paragraph
  bool before_text = false;  ///< the next line has words
};

struct LineForm {
  std::string_view dialect;
  bool labelled = true;     ///< says who speaks
  bool wall_clock = false;  ///< its times are of the day, not of the recording
  bool headings = false;    ///< labels are headings of Markdown
  /// Lines without a label match too; then one line in ten at least must have one.
  bool all_match = false;
  std::optional<LineHead> (*match)(const LineContext& line);
};

/// From the most telling to the least.
[[nodiscard]] std::span<const LineForm> line_forms();

/// `[00:01:02]`, `(1:02)`, `\[01:02\]`, `#00:01:02-3#` or a bare `00:01:02` at the front, cut off
/// with the space behind it.
[[nodiscard]] std::optional<Millis> take_bracketed_clock(std::string_view& text);

}  // namespace uxi::ingest
