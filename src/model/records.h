// Tables of records in CSV files that are only ever added to: incentives.csv, messages.csv. Columns
// are known by their names; others of the person's own are kept.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/csv.h"
#include "model/reading.h"
#include "uxi/located.h"

namespace uxi {

inline constexpr std::size_t kMaxRecords = 200'000;

/// The rows of such a file, each cell with its place.
class RecordTable {
 public:
  /// Reads the file; `KIND/missing` where one of `required` is no column, `KIND/limit` where there
  /// are more than kMaxRecords rows.
  RecordTable(const Reading& reading, const std::vector<std::string_view>& required);

  [[nodiscard]] std::size_t size() const {
    return table_.rows.empty() ? 0 : table_.rows.size() - 1;
  }
  /// The cell without space around it; empty where there is none, with the row's place.
  [[nodiscard]] Text at(std::size_t record, std::string_view column) const;
  [[nodiscard]] Span span(std::size_t record) const { return table_.rows[record + 1].span; }
  /// Every required column is there.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  format::csv::Table table_;
  bool is_whole_ = true;
};

/// A record to be added: columns and what stands in them.
using NewRecord = std::vector<std::pair<std::string_view, std::string>>;

/// `text` of such a file with records behind its last row, in the order of its own columns; of an
/// empty one, with `columns` as the first row. Columns that the file lacks are left out.
[[nodiscard]] std::string with_records(std::string_view text,
                                       const std::vector<std::string_view>& columns,
                                       const std::vector<NewRecord>& records);

}  // namespace uxi
