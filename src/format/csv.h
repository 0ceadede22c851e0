// Comma-separated values (RFC 4180), with what spreadsheets really write: semicolons, tabs, a BOM,
// CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::format::csv {

struct Cell {
  std::string text;
  Span span;  ///< bytes of the file, quotes included
};
struct Row {
  std::vector<Cell> cells;
  Span span;
};
struct Table {
  std::vector<Row> rows;  ///< blank lines left out
  char separator = ',';
};

/// `separator` 0 finds it out: of `,` `;` and tab the one that gives most cells in the first row.
/// An unclosed quote is the finding `csv/unclosed-quote`; rows of uneven length are the caller's to
/// judge.
[[nodiscard]] Table parse(const SourceFile& source, Diagnostics& diagnostics, char separator = 0);

/// One row with its line end (LF). Quotes where needed. A cell that a spreadsheet would run as a
/// formula
/// (`=`, `+`, `-`, `@` in front of something not a number) gets a `'` in front where
/// `guard_formulas`.
[[nodiscard]] std::string write_row(const std::vector<std::string>& cells,
                                    bool guard_formulas = false);

}  // namespace uxi::format::csv
