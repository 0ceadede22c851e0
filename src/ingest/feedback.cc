// Reads feedback: which columns are answers, which say more of the person, and a turn an answer.
#include "ingest/feedback.h"

#include <algorithm>

#include "format/csv.h"
#include "ingest/sentence_columns.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

using format::csv::Row;
using format::csv::Table;

constexpr std::string_view kWords = "words";

struct Column {
  std::string name;  ///< `segment`; of answers the header
  std::size_t place = 0;
};
struct Columns {
  std::vector<Column> answers;
  std::vector<Column> facts;
};

std::string cell(const Row& row, std::size_t place) {
  return place < row.cells.size() ? text::squeeze(row.cells[place].text) : std::string();
}

std::vector<std::string> headers_of(const Table& table) {
  std::vector<std::string> names;
  for (const auto& one : table.rows.front().cells) names.push_back(text::squeeze(one.text));
  return names;
}

Result<std::size_t> place_of(const std::vector<std::string>& headers, const std::string& wanted,
                             const std::string& path) {
  const auto found = std::ranges::find(headers, text::lower(wanted),
                                       [](const std::string& one) { return text::lower(one); });
  if (found != headers.end()) return static_cast<std::size_t>(found - headers.begin());
  const std::string near = text::did_you_mean(wanted, headers);
  return fail_at(ErrorKind::syntax, path, "there is no column `" + wanted + "`",
                 near.empty() ? "columns are: " + text::join(headers, ", ") : near);
}

Result<Columns> columns_of(const Table& table, const IngestOptions& options,
                           const std::string& path) {
  const std::vector<std::string> headers = headers_of(table);
  Columns out;
  for (const auto& [use, header] : options.columns) {
    UXI_TRY(const std::size_t place, place_of(headers, header, path));
    if (use == kWords) {
      out.answers.push_back({headers[place], place});
      continue;
    }
    if (std::ranges::find(out.facts, use, &Column::name) != out.facts.end()) {
      return fail(ErrorKind::usage, "--column: `" + use + "` is said twice", "say it once");
    }
    out.facts.push_back({use, place});
  }
  if (out.answers.empty()) {
    for (const std::size_t place : columns_of_sentences(table)) {
      out.answers.push_back({headers[place], place});
    }
  }
  if (out.answers.empty()) {
    return fail_at(ErrorKind::syntax, path, "no column holds sentences",
                   "say which does: `--column words=HEADER`");
  }
  return out;
}

/// What is known of a row, a line a column; empty where nothing is.
std::string facts_of(const Row& row, const Columns& columns, const Column& answer) {
  std::vector<std::string> lines;
  if (columns.answers.size() > 1) lines.push_back("asked: " + answer.name);
  for (const Column& fact : columns.facts) {
    const std::string value = cell(row, fact.place);
    if (!value.empty()) lines.push_back(fact.name + ": " + value);
  }
  return text::join(lines, "\n");
}

}  // namespace

Result<Transcript> read_feedback(const SourceFile& source, const IngestOptions& options,
                                 Diagnostics& diagnostics) {
  const Table table = format::csv::parse(source, diagnostics);
  if (table.rows.size() < 2) {
    return fail_at(ErrorKind::syntax, source.path(), "there are no rows of answers",
                   "the first row names the columns, each further one is a respondent");
  }
  UXI_TRY(const Columns columns, columns_of(table, options, source.path()));
  Transcript feedback;
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    for (const Column& answer : columns.answers) {
      std::string words = cell(row, answer.place);
      if (words.empty()) continue;
      if (feedback.turns.size() == kMaxTurns) {
        return fail_at(ErrorKind::limit, source.path(),
                       "more than " + std::to_string(kMaxTurns) + " answers",
                       "cut the file into parts");
      }
      Turn& turn = feedback.turns.emplace_back();
      turn.speaker = "R";
      turn.words = std::move(words);
      if (std::string facts = facts_of(row, columns, answer); !facts.empty()) {
        turn.notes.push_back(std::move(facts));
      }
    }
  }
  if (feedback.turns.empty()) {
    return fail_at(ErrorKind::syntax, source.path(), "nobody answered anything here");
  }
  return feedback;
}

}  // namespace uxi::ingest
