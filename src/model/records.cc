// Adds rows to CSV files as a person would: behind the last, what stands there stays as it is.
#include "model/records.h"

#include <algorithm>
#include <fmt/core.h>

#include "text/strings.h"

namespace uxi {

using format::csv::Cell;
using format::csv::Table;

namespace {

/// A `'` in front of what a spreadsheet would run, put there by writing.
std::string_view unguarded(std::string_view cell) {
  const bool is_guarded = cell.size() > 1 && cell[0] == '\'' &&
                          std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return is_guarded ? cell.substr(1) : cell;
}

std::size_t place_of(const Table& table, std::string_view column) {
  const auto& cells = table.rows.front().cells;
  return static_cast<std::size_t>(
      std::ranges::find(cells, column, [](const Cell& cell) { return text::trim(cell.text); }) -
      cells.begin());
}

}  // namespace

RecordTable::RecordTable(const Reading& reading, const std::vector<std::string_view>& required) {
  Diagnostics findings;
  table_ = format::csv::parse(reading.source, findings);
  reading.diagnostics.append(findings.items());
  if (table_.rows.empty()) return;
  for (const std::string_view column : required) {
    if (place_of(table_, column) < table_.rows.front().cells.size()) continue;
    is_whole_ = false;
    reading.error(table_.rows.front().span, "missing",
                  fmt::format("column `{}` is missing", column), "the first row names the columns");
  }
  if (size() > kMaxRecords) {
    reading.error(table_.rows[kMaxRecords + 1].span, "limit",
                  fmt::format("the file has more than {} rows", kMaxRecords));
    table_.rows.resize(kMaxRecords + 1);
  }
}

Text RecordTable::at(std::size_t record, std::string_view column) const {
  const auto& row = table_.rows[record + 1];
  const std::size_t place = place_of(table_, column);
  if (place >= row.cells.size()) return {{}, row.span};
  const Cell& cell = row.cells[place];
  return {std::string(text::trim(unguarded(cell.text))), cell.span};
}

std::string with_records(std::string_view text, const std::vector<std::string_view>& columns,
                         const std::vector<NewRecord>& records) {
  std::string out(text);
  Diagnostics none;
  const SourceFile source("", out);
  const Table table = format::csv::parse(source, none);
  std::vector<std::string> names;
  if (table.rows.empty()) {
    names.assign(columns.begin(), columns.end());
    out = format::csv::write_row(names);
  } else {
    for (const Cell& cell : table.rows.front().cells) names.emplace_back(text::trim(cell.text));
    if (!out.ends_with('\n')) out += '\n';
  }
  for (const NewRecord& record : records) {
    std::vector<std::string> cells;
    for (const std::string& name : names) {
      const auto found = std::ranges::find(record, name, &NewRecord::value_type::first);
      cells.push_back(found == record.end() ? std::string() : found->second);
    }
    out += format::csv::write_row(cells, true);
  }
  return out;
}

}  // namespace uxi
