// A column of sentences has a few words a cell on average; a rating, a date or a name has not.
#include "ingest/sentence_columns.h"

#include <algorithm>

#include "text/words.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kRowsLookedAt = 50;
constexpr std::size_t kFewWords = 4;  ///< fewer, on average, are no feedback

}  // namespace

std::vector<std::size_t> columns_of_sentences(const format::csv::Table& table) {
  std::vector<std::size_t> found;
  const std::size_t rows = std::min(table.rows.size(), kRowsLookedAt);
  for (std::size_t c = 0; c < table.rows.front().cells.size(); ++c) {
    std::size_t words = 0;
    std::size_t filled = 0;
    for (std::size_t r = 1; r < rows; ++r) {
      if (c >= table.rows[r].cells.size() || table.rows[r].cells[c].text.empty()) continue;
      words += text::count_words(table.rows[r].cells[c].text);
      ++filled;
    }
    if (filled > 0 && words >= kFewWords * filled) found.push_back(c);
  }
  return found;
}

}  // namespace uxi::ingest
