// Whisper's .tsv: `start<TAB>end<TAB>text`, whole milliseconds. Quotation marks are words here, so
// that no CSV parser will do.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "ingest/caption_reading.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"tsv"};
constexpr std::int64_t kMostMillis = 36'000'000'000;

/// Where the columns stand; npos where there is none.
struct Columns {
  std::size_t start = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  std::size_t text = std::string_view::npos;
  std::size_t speaker = std::string_view::npos;
  std::size_t count = 0;
};

std::optional<Columns> header(std::string_view line) {
  Columns columns;
  for (const std::string_view cell : text::split(line, '\t')) {
    const std::string_view name = text::trim(cell);
    std::size_t* column = name == "start"     ? &columns.start
                          : name == "end"     ? &columns.end
                          : name == "text"    ? &columns.text
                          : name == "speaker" ? &columns.speaker
                                              : nullptr;
    if (column == nullptr) return std::nullopt;
    *column = columns.count++;
  }
  const bool whole =
      columns.start != std::string_view::npos && columns.text != std::string_view::npos;
  return whole ? std::optional(columns) : std::nullopt;
}

int sniff(std::string_view head, std::string_view) {
  for (const Span span : split_lines(head)) {
    const std::string_view line = head.substr(span.begin, span.size());
    if (!is_blank(line)) return text::contains(line, "\t") && header(line) ? 95 : 0;
  }
  return 0;
}

/// Milliseconds; a number with a point is seconds.
std::optional<Millis> time_of(std::string_view text) {
  text = text::trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !(number >= 0)) {
    return std::nullopt;
  }
  if (text::contains(text, ".")) number *= 1000;
  if (number > static_cast<double>(kMostMillis)) return std::nullopt;
  return Millis{std::llround(number)};
}

/// The cells of a line; the last one keeps the tabs in it.
std::vector<std::string_view> cells_of(std::string_view line, std::size_t count) {
  std::vector<std::string_view> cells;
  while (cells.size() + 1 < count) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) break;
    cells.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.push_back(line);
  cells.resize(count);
  return cells;
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  std::optional<Columns> columns;
  std::vector<Caption> captions;
  for (const Span span : split_lines(input.source.text())) {
    const std::string_view line = input.source.slice(span);
    if (is_blank(line)) continue;
    if (!columns) {
      columns = header(line);
      if (!columns) break;
      continue;
    }
    const auto cells = cells_of(line, columns->count);
    const auto start = time_of(cells[columns->start]);
    const auto end = columns->end < cells.size() ? time_of(cells[columns->end]) : start;
    if (!start || !end) {
      diagnostics.report(input.source, span, Severity::warning, "ingest/broken-cue",
                         "this line's times cannot be read; its words follow those before",
                         "write whole milliseconds, like `43810`");
    }
    const Millis before = captions.empty() ? Millis{} : captions.back().end;
    Caption caption{.start = start.value_or(before), .end = end.value_or(before), .span = span};
    caption.text = std::string(text::trim(start ? cells[columns->text] : line));
    if (columns->speaker < cells.size()) {
      caption.voices.push_back({std::string(text::trim(cells[columns->speaker])), caption.text});
    }
    captions.push_back(std::move(caption));
  }
  if (!columns) {
    return fail(ErrorKind::syntax, "the first line does not name the columns",
                "it should be `start`, `end` and `text`, parted by tabs");
  }
  Reading reading = read_captions(std::move(captions), input.source, diagnostics).reading;
  reading.dialect = "whisper-tsv";
  return reading;
}

}  // namespace

Reader whisper_tsv_reader() {
  return {.name = "whisper-tsv",
          .summary = "Whisper's table of segments (.tsv)",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
