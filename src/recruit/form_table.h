// The header of a form's export: one row, two rows (SurveyMonkey: question, then option) or three
// (Qualtrics: id, words, ImportId), told apart by what stands in them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "format/csv.h"

namespace uxi::recruit {

/// One column's header: what it may be called, the fullest first. Where an option stands below its
/// question, the fullest is both.
struct HeaderColumn {
  std::vector<std::string> names;
  Span span;
};

struct FormHeader {
  std::vector<HeaderColumn> columns;
  std::size_t rows = 1;  ///< of the table; answers stand behind them
};

/// `table` has a row.
[[nodiscard]] FormHeader read_form_header(const format::csv::Table& table);

}  // namespace uxi::recruit
