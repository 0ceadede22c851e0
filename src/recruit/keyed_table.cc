#include "recruit/keyed_table.h"

#include <algorithm>

#include "format/csv.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// A `'` in front of what a spreadsheet would run, put there by writing.
std::string unguarded(std::string_view cell) {
  const bool is_guarded = cell.size() > 1 && cell[0] == '\'' &&
                          std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return std::string(is_guarded ? cell.substr(1) : cell);
}

}  // namespace

std::string KeyedTable::at(std::size_t row, std::string_view column) const {
  const auto found = std::ranges::find(columns, column);
  const auto index = static_cast<std::size_t>(found - columns.begin());
  return index < rows[row].size() ? rows[row][index] : std::string();
}

void KeyedTable::add(const std::vector<std::pair<std::string, std::string>>& cells) {
  std::vector<std::string>& row = rows.emplace_back(columns.size());
  for (const auto& [column, value] : cells) {
    const auto found = std::ranges::find(columns, column);
    const auto place = static_cast<std::size_t>(found - columns.begin());
    if (found == columns.end()) columns.push_back(column);
    row.resize(std::max(row.size(), place + 1));
    row[place] = value;
  }
}

std::string KeyedTable::write() const {
  std::string out = format::csv::write_row(columns, true);
  for (std::vector<std::string> row : rows) {
    row.resize(columns.size());
    out += format::csv::write_row(row, true);
  }
  return out;
}

KeyedTable read_keyed_table(const SourceFile& source, std::string_view kind,
                            Diagnostics& diagnostics) {
  KeyedTable out;
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(source, findings);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> row;
    for (const auto& cell : table.rows[i].cells) {
      row.push_back(unguarded(i == 0 ? text::trim(cell.text) : cell.text));
    }
    if (i == 0) {
      out.columns = std::move(row);
    } else {
      out.rows.push_back(std::move(row));
    }
  }
  if (!table.rows.empty() && std::ranges::find(out.columns, "id") == out.columns.end()) {
    findings.report(source, table.rows.front().span, Severity::error,
                    std::string(kind) + "/missing", "column `id` is missing",
                    "the first row names the columns");
  }
  for (Diagnostic finding : findings.items()) {
    finding.line_text.clear();
    finding.excerpt.clear();
    diagnostics.add(std::move(finding));
  }
  return out;
}

}  // namespace uxi::recruit
