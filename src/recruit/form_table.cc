#include "recruit/form_table.h"

#include <algorithm>

#include "recruit/answer.h"
#include "text/strings.h"

namespace uxi::recruit {

using format::csv::Cell;
using format::csv::Row;
using format::csv::Table;

namespace {

std::string cell_text(const Row& row, std::size_t column) {
  return column < row.cells.size() ? std::string(text::trim(row.cells[column].text))
                                   : std::string();
}

/// What stands below a question that is answered in the one column.
bool says_answer(std::string_view below) {
  const std::string words = folded(below);
  return words == "response" || words == "open-ended response";
}

/// Qualtrics: `{"ImportId":"QID1"}` in every cell of the third row.
bool has_import_ids(const Table& table) {
  if (table.rows.size() < 3) return false;
  const auto& cells = table.rows[2].cells;
  return !cells.empty() && std::ranges::all_of(cells, [](const Cell& cell) {
    return text::trim(cell.text).empty() || cell.text.find("\"ImportId\"") != std::string::npos;
  });
}

/// SurveyMonkey: below the columns in front, which are about the respondent, nothing; below the
/// questions an option, or `Response`; a question with several columns is named above the first.
bool has_options_below(const Table& table) {
  if (table.rows.size() < 2) return false;
  const Row& above = table.rows[0];
  const Row& below = table.rows[1];
  if (cell_text(above, 0).empty() || !cell_text(below, 0).empty()) return false;
  bool has_answer = false;
  bool has_gap = false;
  for (std::size_t i = 0; i < below.cells.size(); ++i) {
    const std::string option = cell_text(below, i);
    has_answer |= says_answer(option);
    has_gap |= !option.empty() && i > 0 && cell_text(above, i).empty();
  }
  return has_answer || has_gap;
}

FormHeader read_two_rows(const Table& table) {
  FormHeader out{.columns = {}, .rows = 2};
  const Row& below = table.rows[1];
  const std::size_t columns = std::max(table.rows[0].cells.size(), below.cells.size());
  std::string question;
  for (std::size_t i = 0; i < columns; ++i) {
    const std::string above = cell_text(table.rows[0], i);
    if (!above.empty()) question = above;
    const std::string option = cell_text(below, i);
    const Row& named = i < table.rows[0].cells.size() ? table.rows[0] : below;
    HeaderColumn column{{}, named.cells[i].span};
    if (option.empty() || says_answer(option)) {
      column.names = {above.empty() && option.empty() ? "" : question};
    } else {
      column.names = {question + " - " + option, option};
    }
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace

FormHeader read_form_header(const Table& table) {
  if (has_options_below(table)) return read_two_rows(table);
  const bool is_qualtrics = has_import_ids(table);
  FormHeader out{.columns = {}, .rows = is_qualtrics ? std::size_t{3} : std::size_t{1}};
  for (std::size_t i = 0; i < table.rows[0].cells.size(); ++i) {
    HeaderColumn column{{cell_text(table.rows[0], i)}, table.rows[0].cells[i].span};
    if (is_qualtrics) column.names.insert(column.names.begin(), cell_text(table.rows[1], i));
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace uxi::recruit
