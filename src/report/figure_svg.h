// Figures as inline SVG that keeps its letters at their size on every screen: places are
// percentages.
#pragma once

#include <string>

#include "report/document.h"

namespace uxi::report {

/// `<figure>` with picture, legend and the numbers as a table behind a disclosure.
[[nodiscard]] std::string to_html(const Figure& figure);
/// A table whose cells lead to the quotes that they are from.
[[nodiscard]] std::string to_html(const Matrix& matrix);
/// A table that scrolls by itself where the screen is narrow.
[[nodiscard]] std::string to_html(const Table& table);

}  // namespace uxi::report
