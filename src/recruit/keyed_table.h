// A CSV file whose rows have an id: contacts and answers in private/. New rows and columns go to
// the end; what else stands in it, stays.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::recruit {

struct KeyedTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// The cell of a row, empty where there is none.
  [[nodiscard]] std::string at(std::size_t row, std::string_view column) const;
  /// Adds a row; columns that are not there yet are added.
  void add(const std::vector<std::pair<std::string, std::string>>& cells);
  [[nodiscard]] std::string write() const;
};

/// Reads such a file; findings are `csv/...` and `KIND/missing` where no column is `id`. Their
/// lines are left out: they hold names.
[[nodiscard]] KeyedTable read_keyed_table(const SourceFile& source, std::string_view kind,
                                          Diagnostics& diagnostics);

}  // namespace uxi::recruit
