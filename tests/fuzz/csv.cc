// Any bytes as CSV: no crash, every place inside the file, and rows that are written read back.
#include "format/csv.h"

#include <cstdint>
#include <string>

#include "uxi/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace csv = uxi::format::csv;
  const uxi::SourceFile source("fuzz.csv", std::string(reinterpret_cast<const char*>(data), size));
  uxi::Diagnostics diagnostics;
  for (const csv::Row& row : csv::parse(source, diagnostics).rows) {
    UXI_CHECK(row.span.begin <= row.span.end && row.span.end <= size);
    std::vector<std::string> cells;
    for (const csv::Cell& cell : row.cells) {
      UXI_CHECK(row.span.begin <= cell.span.begin && cell.span.end <= row.span.end);
      cells.push_back(cell.text);
    }
    uxi::Diagnostics none;
    const uxi::SourceFile written("written", csv::write_row(cells));
    const csv::Table again = csv::parse(written, none, ',');
    UXI_CHECK(none.empty() && again.rows.size() == 1);
    std::vector<std::string> read;
    for (const csv::Cell& cell : again.rows[0].cells) read.push_back(cell.text);
    UXI_CHECK(read == cells);
  }
  return 0;
}
