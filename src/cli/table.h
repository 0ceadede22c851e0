// A table of short cells as text, Markdown and CSV.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/style.h"

namespace uxi::cli {

struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;  ///< as many cells each as `head`
  /// Columns in front that say what a row is: they stand left, and again before each block of
  /// columns where a terminal is too narrow for all; the others are numbers and stand right.
  std::size_t names = 1;
};

/// Lines of at most `width` columns: what is wider is put below in further blocks, and names are
/// cut where even one number has no room beside them.
[[nodiscard]] std::string table_text(const Table& table, int width, const Style& style);
[[nodiscard]] std::string table_markdown(const Table& table);
[[nodiscard]] std::string table_csv(const Table& table);

}  // namespace uxi::cli
