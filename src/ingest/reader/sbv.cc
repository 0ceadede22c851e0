// YouTube's .sbv: a line `0:00:01.000,0:00:04.000`, then the words; `[br]` is a line end. No
// header, no numbers.
#include <array>
#include <optional>

#include "ingest/caption_reading.h"
#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"sbv"};

struct Times {
  Millis start;
  Millis end;
};

std::optional<Times> time_line(std::string_view line) {
  line = text::trim(line);
  // A comma may stand for the point of the first time: the last comma parts the two.
  const std::size_t comma = line.rfind(',');
  if (comma == std::string_view::npos || text::contains(line, "-->")) return std::nullopt;
  std::string_view first = line.substr(0, comma);
  std::string_view second = text::trim(line.substr(comma + 1));
  const auto start = take_loose_clock(first);
  const auto end = take_loose_clock(second);
  if (!start || !end || !first.empty() || !second.empty()) return std::nullopt;
  return Times{*start, *end};
}

int sniff(std::string_view head, std::string_view) {
  for (const Span span : split_lines(head)) {
    const std::string_view line = head.substr(span.begin, span.size());
    if (!is_blank(line)) return time_line(line) ? 95 : 0;
  }
  return 0;
}

/// A line that was meant to be a time line: digits, colons and one comma, and nothing else.
bool is_broken_time(std::string_view line) {
  line = text::trim(line);
  return text::contains(line, ":") && text::contains(line, ",") &&
         line.find_first_not_of("0123456789:.,; ") == std::string_view::npos;
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  std::vector<Caption> captions;
  for (const Span span : split_lines(input.source.text())) {
    const std::string_view line = text::trim(input.source.slice(span));
    if (const auto times = time_line(line)) {
      captions.push_back({.start = times->start, .end = times->end, .span = span});
    } else if (is_broken_time(line)) {
      diagnostics.report(input.source, span, Severity::warning, "ingest/broken-cue",
                         "this time line cannot be read; the words below it are read as those of "
                         "the caption before",
                         "write `0:01:02.000,0:01:05.000`");
    } else if (!captions.empty() && !line.empty()) {
      std::string& words = captions.back().text;
      if (!words.empty()) words += '\n';
      words += text::replace_all(line, "[br]", "\n");
    }
  }
  if (captions.empty()) {
    return fail(ErrorKind::syntax, "no caption with times was found",
                "a caption starts with a line `0:01:02.000,0:01:05.000`");
  }
  Reading reading = read_captions(std::move(captions), input.source, diagnostics).reading;
  reading.dialect = "sbv";
  return reading;
}

}  // namespace

Reader sbv_reader() {
  return {.name = "sbv",
          .summary = "YouTube captions (.sbv)",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
