#include "cli/codebook_stats_text.h"

#include <fmt/core.h>

#include "cli/table.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::string named(const std::string& name) { return name.empty() ? "-" : name; }

std::string table_as(const Table& table, const StatsFormat& format) {
  if (format.format == "csv") return table_csv(table);
  if (format.format == "markdown") return table_markdown(table);
  return table_text(table, format.width, format.style);
}

// ---- Codes by groups ----------------------------------------------------------------------------

void write_count(format::json::Writer& json, const analysis::Count& count) {
  json.field("participants", std::uint64_t{count.participants})
      .field("highlights", std::uint64_t{count.highlights});
}

std::string crosstab_json(const analysis::Crosstab& table, const StatsHead& head) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", head.study).field("by", head.by);
  json.field("participants", std::uint64_t{table.people}).key("columns").begin_array();
  for (const auto& column : table.columns) {
    json.begin_object()
        .field("name", column.name)
        .field("participants", std::uint64_t{column.people})
        .end_object();
  }
  json.end_array().key("codes").begin_array();
  for (const auto& row : table.rows) {
    json.begin_object().field("code", row.code);
    write_count(json, row.total);
    json.key("cells").begin_array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      json.begin_object().field("name", table.columns[i].name);
      write_count(json, row.cells[i]);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

/// Two numbers a column, for spreadsheets.
Table crosstab_numbers(const analysis::Crosstab& table) {
  Table out{.head = {"code", "participants", "highlights"}};
  for (const auto& column : table.columns) {
    out.head.push_back(named(column.name) + " participants");
    out.head.push_back(named(column.name) + " highlights");
  }
  for (const auto& row : table.rows) {
    std::vector<std::string> cells{row.code, std::to_string(row.total.participants),
                                   std::to_string(row.total.highlights)};
    for (const analysis::Count& count : row.cells) {
      cells.push_back(std::to_string(count.participants));
      cells.push_back(std::to_string(count.highlights));
    }
    out.rows.push_back(std::move(cells));
  }
  return out;
}

/// `3 (7)`: people, and mentions; under one person only these.
Table crosstab_table(const analysis::Crosstab& table, bool one_person_each) {
  const auto cell = [](const analysis::Count& count) {
    if (count.highlights == 0) return std::string("0");
    return fmt::format("{} ({})", count.participants, count.highlights);
  };
  Table out{.head = {"code", "all"}};
  std::vector<std::string> base{"participants", std::to_string(table.people)};
  for (const auto& column : table.columns) {
    out.head.push_back(named(column.name));
    base.push_back(std::to_string(column.people));
  }
  out.rows.push_back(std::move(base));
  for (const auto& row : table.rows) {
    std::vector<std::string> cells{row.code, cell(row.total)};
    for (const analysis::Count& count : row.cells)
      cells.push_back(one_person_each ? std::to_string(count.highlights) : cell(count));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

// ---- Framework matrix ---------------------------------------------------------------------------

std::string matrix_json(const analysis::Matrix& matrix, const StatsHead& head) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", head.study).field("matrix", head.by);
  json.key("columns").begin_array();
  for (const std::string& column : matrix.columns) json.value(column);
  json.end_array().key("rows").begin_array();
  for (const auto& row : matrix.rows) {
    json.begin_object().field("participant", row.person.id).field("segment", row.person.group);
    json.key("cells").begin_array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      json.begin_object()
          .field("column", matrix.columns[i])
          .field("highlights", std::uint64_t{row.cells[i].highlights})
          .field("ref", row.cells[i].ref)
          .field("quote", row.cells[i].quote)
          .end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string cell_text(const analysis::MatrixCell& cell) {
  if (cell.highlights == 0) return "";
  std::string out = std::to_string(cell.highlights);
  if (!cell.quote.empty()) out += ": “" + text::squeeze(cell.quote) + "” (" + cell.ref + ")";
  return out;
}

Table matrix_table(const analysis::Matrix& matrix) {
  Table out{.head = {"participant", "segment"}, .names = matrix.columns.size() + 2};
  for (const std::string& column : matrix.columns) out.head.push_back(column);
  for (const auto& row : matrix.rows) {
    std::vector<std::string> cells{row.person.id, row.person.group};
    for (const analysis::MatrixCell& cell : row.cells) cells.push_back(cell_text(cell));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

/// Quotes are too long for columns: person by person.
std::string matrix_text(const analysis::Matrix& matrix, const StatsFormat& format) {
  std::string out;
  for (const auto& row : matrix.rows) {
    if (!out.empty()) out += '\n';
    out += format.style(Mark::strong, text::printable(row.person.id));
    if (!row.person.group.empty()) out += "  " + text::printable(row.person.group);
    out += '\n';
    std::vector<std::string> silent;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const analysis::MatrixCell& cell = row.cells[i];
      if (cell.highlights == 0) {
        silent.push_back(matrix.columns[i]);
        continue;
      }
      out += "  " + text::printable(matrix.columns[i]) + "  " +
             text::counted(cell.highlights, "highlight");
      out += cell.ref.empty() ? "\n" : "  " + cell.ref + "\n";
      if (cell.quote.empty()) continue;
      const std::string quote = "“" + text::printable(text::squeeze(cell.quote)) + "”";
      out += "    " + text::wrap(quote, format.width - 4, 4) + "\n";
    }
    if (silent.empty()) continue;
    const std::string list = "nothing on " + text::printable(text::join(silent, ", "));
    out += "  " + format.style(Mark::dim, text::wrap(list, format.width - 4, 4)) + "\n";
  }
  return out;
}

}  // namespace

std::string crosstab_as(const analysis::Crosstab& table, const StatsHead& head,
                        const StatsFormat& format) {
  if (format.format == "json") return crosstab_json(table, head);
  if (format.format == "csv") return table_csv(crosstab_numbers(table));
  return table_as(crosstab_table(table, head.by != "segment"), format);
}

std::string pairs_as(const std::vector<analysis::Pair>& pairs, const StatsHead& head,
                     const StatsFormat& format) {
  const std::string_view unit = head.by == "session" ? "sessions" : "turns";
  if (format.format != "json") {
    Table out{.head = {"code", "and code", "participants", std::string(unit), "of first",
                       "of second", "share"},
              .names = 2};
    for (const analysis::Pair& pair : pairs) {
      out.rows.push_back({pair.first, pair.second, std::to_string(pair.participants),
                          std::to_string(pair.places), std::to_string(pair.first_places),
                          std::to_string(pair.second_places), fmt::format("{:.2f}", pair.share)});
    }
    return table_as(out, format);
  }
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", head.study).field("together", head.by);
  json.field("window", std::uint64_t{head.window}).key("pairs").begin_array();
  for (const analysis::Pair& pair : pairs) {
    json.begin_object().field("first", pair.first).field("second", pair.second);
    json.field("participants", std::uint64_t{pair.participants})
        .field("places", std::uint64_t{pair.places})
        .field("first_places", std::uint64_t{pair.first_places})
        .field("second_places", std::uint64_t{pair.second_places})
        .field("share", pair.share)
        .end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string matrix_as(const analysis::Matrix& matrix, const StatsHead& head,
                      const StatsFormat& format) {
  if (format.format == "json") return matrix_json(matrix, head);
  if (format.format == "text") return matrix_text(matrix, format);
  return table_as(matrix_table(matrix), format);
}

}  // namespace uxi::cli
