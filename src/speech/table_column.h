// Tables in guides: what a column holds, and the minutes of a row.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "format/markdown.h"

namespace uxi::speech {

/// What a table's column holds, by its heading; a scene is that of a task.
enum class Column { asked, scene, probed, timed, unsure, noted };
/// Of a row of headings. "Goals" beside "Questions": those are the team's own, but for what speaks
/// to somebody, unless they have probes beside them. Where no column is asked, probes are, and
/// times are not added up.
[[nodiscard]] std::vector<Column> columns_of(const std::vector<format::markdown::PlainText>& row);

/// "5", "5 min"; nothing of a clock or a stretch of it ("0:05", "5-10").
[[nodiscard]] std::optional<double> row_minutes(std::string_view cell);

}  // namespace uxi::speech
