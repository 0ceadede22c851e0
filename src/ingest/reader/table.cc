// Tables (.csv): a note-taker's `time,speaker,words`, the exports of transcription tools, and
// feedback, one row a respondent. The header's words say which column is which; without any, the
// last columns of numbers are times.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "format/csv.h"
#include "ingest/ascii.h"
#include "ingest/entities.h"
#include "ingest/line_forms.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "ingest/sentence_columns.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

using format::csv::Row;
using format::csv::Table;

constexpr std::array<std::string_view, 2> kExtensions = {"csv", "tsv"};
constexpr std::size_t kNone = std::string_view::npos;
constexpr double kMostSeconds = 86'400;

constexpr std::array<std::string_view, 10> kWords = {
    "words",      "text",    "transcript", "transcription", "utterance",
    "utterances", "content", "sentence",   "speech",        "dialogue"};
constexpr std::array<std::string_view, 8> kSpeakers = {
    "speaker", "speaker name", "speaker_name", "name", "who", "speakers", "participant", "person"};
constexpr std::array<std::string_view, 12> kStarts = {
    "timestamp", "time",     "start", "start time", "start_time", "starttime",
    "begin",     "timecode", "in",    "from",       "start (s)",  "start_ms"};
constexpr std::array<std::string_view, 8> kEnds = {"end",  "end time", "end_time", "endtime",
                                                   "stop", "out",      "to",       "end_ms"};

struct Columns {
  std::size_t words = kNone;
  std::size_t speaker = kNone;
  std::size_t start = kNone;
  std::size_t end = kNone;
  bool header = true;
};

template <std::size_t N>
std::size_t column_named(const Row& row, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (ascii_lower(text::squeeze(row.cells[i].text)) == name) return i;
    }
  }
  return kNone;
}

std::optional<double> number_of(std::string_view text) {
  text = text::trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Columns> columns_of(const Row& first) {
  Columns columns{.words = column_named(first, kWords),
                  .speaker = column_named(first, kSpeakers),
                  .start = column_named(first, kStarts),
                  .end = column_named(first, kEnds)};
  if (columns.words != kNone && (columns.speaker != kNone || columns.start != kNone)) {
    return columns;
  }
  // `"words",12.3,14.5` without a header.
  if (first.cells.size() == 3 && !number_of(first.cells[0].text) &&
      number_of(first.cells[1].text) && number_of(first.cells[2].text)) {
    return Columns{.words = 0, .start = 1, .end = 2, .header = false};
  }
  return std::nullopt;
}

int sniff(std::string_view head, std::string_view name) {
  const bool named = has_extension(name, "csv") || has_extension(name, "tsv");
  const std::vector<Span> lines = split_lines(head);
  const auto first = std::find_if(lines.begin(), lines.end(), [&](Span span) {
    return !is_blank(head.substr(span.begin, span.size()));
  });
  if (first == lines.end()) return 0;
  const SourceFile line("", std::string(head.substr(first->begin, first->size())));
  Diagnostics ignored;
  const Table table = format::csv::parse(line, ignored);
  if (table.rows.empty() || table.rows.front().cells.size() < 2) return 0;
  if (columns_of(table.rows.front())) return named ? 90 : 60;
  return named ? 60 : 0;
}

/// The largest number of a column: over a day's seconds, they are milliseconds.
double scale_of(const Table& table, std::size_t column) {
  double most = 0;
  for (const Row& row : table.rows) {
    if (column < row.cells.size())
      most = std::max(most, number_of(row.cells[column].text).value_or(0));
  }
  return most > kMostSeconds ? 1 : 1000;
}

class TableReader {
 public:
  TableReader(const Table& table, const Columns& columns, const SourceFile& source,
              Diagnostics& diagnostics)
      : table_(table),
        columns_(columns),
        source_(source),
        diagnostics_(diagnostics),
        scale_(scale_of(table, columns.start)) {}

  std::vector<Piece> read() {
    for (std::size_t i = columns_.header ? 1 : 0; i < table_.rows.size(); ++i) {
      add(table_.rows[i]);
    }
    return std::move(pieces_);
  }

 private:
  std::string_view cell(const Row& row, std::size_t column) const {
    return column < row.cells.size() ? text::trim(row.cells[column].text) : std::string_view();
  }

  /// A clock, in brackets or not, or a number. What stands behind a clock is a remark.
  std::optional<Millis> time(const Row& row, std::size_t column) {
    std::string_view text = cell(row, column);
    if (const auto number = number_of(text)) {
      if (!(*number >= 0) || *number * scale_ > 36e9) return std::nullopt;
      return Millis{std::llround(*number * scale_)};
    }
    const auto clock = take_bracketed_clock(text);
    const bool remark = clock ? !text.empty() : !cell(row, column).empty();
    if (remark && remarks_++ == 0) {
      diagnostics_.report(source_, row.span, Severity::suggestion, "ingest/remark",
                          "a remark beside the time is left out", "said once for this file");
    }
    return clock;
  }

  void add(const Row& row) {
    std::string words = text::squeeze(decode_entities(cell(row, columns_.words)));
    if (words.empty()) return;
    Piece piece{.start = time(row, columns_.start), .text = std::move(words), .span = row.span};
    if (columns_.end != kNone) piece.end = time(row, columns_.end);
    // An empty cell below a name is the same person's.
    const std::string_view speaker = cell(row, columns_.speaker);
    if (!speaker.empty()) piece.speaker = text::squeeze(decode_entities(speaker));
    pieces_.push_back(std::move(piece));
  }

  const Table& table_;
  const Columns& columns_;
  const SourceFile& source_;
  Diagnostics& diagnostics_;
  double scale_;
  std::size_t remarks_ = 0;
  std::vector<Piece> pieces_;
};

/// One stretch a row and column; nobody is named.
std::vector<Piece> read_answers(const Table& table) {
  std::vector<Piece> pieces;
  const std::vector<std::size_t> columns = columns_of_sentences(table);
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    bool opens = true;
    for (const std::size_t column : columns) {
      const Row& row = table.rows[r];
      if (column >= row.cells.size()) continue;
      std::string words = text::squeeze(row.cells[column].text);
      if (words.empty()) continue;
      pieces.push_back({.text = std::move(words), .opens = opens, .span = row.span});
      opens = false;
    }
  }
  return pieces;
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  const Table table = format::csv::parse(input.source, diagnostics);
  if (table.rows.empty()) return fail(ErrorKind::syntax, "there are no rows in this table");
  Reading reading;
  if (const auto columns = columns_of(table.rows.front())) {
    reading.pieces = TableReader(table, *columns, input.source, diagnostics).read();
    reading.dialect = columns->header ? "notes-csv" : "whisper-csv";
  } else {
    reading.pieces = read_answers(table);
    reading.dialect = "feedback-csv";
    if (reading.pieces.empty()) {
      return fail(ErrorKind::syntax, "no column of this table holds what people said",
                  "name it `words` in the first row, and the others `speaker` and `time`");
    }
  }
  return reading;
}

}  // namespace

Reader table_reader() {
  return {.name = "table",
          .summary = "Tables (.csv) with time, speaker and words; or feedback, a row a person",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
