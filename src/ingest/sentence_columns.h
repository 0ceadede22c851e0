// Which columns of a table hold what people wrote.
#pragma once

#include <cstddef>
#include <vector>

#include "format/csv.h"

namespace uxi::ingest {

/// Columns in which people write sentences, judged by the first rows under the header; in order.
/// `table` has a row.
[[nodiscard]] std::vector<std::size_t> columns_of_sentences(const format::csv::Table& table);

}  // namespace uxi::ingest
