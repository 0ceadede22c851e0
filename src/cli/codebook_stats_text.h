// Tables over codes as text, Markdown, CSV and JSON.
#pragma once

#include <string>
#include <string_view>

#include "analysis/crosstab.h"
#include "cli/style.h"

namespace uxi::cli {

/// What a table is of.
struct StatsHead {
  std::string study;
  std::string by;  ///< segment, session, participant; turn, session, window; codes, questions
  std::size_t window = 0;  ///< turns, for `by` window
};

/// How it is printed: `format` is text, markdown, csv or json; text stays within `width` columns.
struct StatsFormat {
  std::string_view format;
  int width = 80;
  const Style& style;
};

[[nodiscard]] std::string crosstab_as(const analysis::Crosstab& table, const StatsHead& head,
                                      const StatsFormat& format);
[[nodiscard]] std::string pairs_as(const std::vector<analysis::Pair>& pairs, const StatsHead& head,
                                   const StatsFormat& format);
[[nodiscard]] std::string matrix_as(const analysis::Matrix& matrix, const StatsHead& head,
                                    const StatsFormat& format);

}  // namespace uxi::cli
