// Tables in guides: what a column holds, and the minutes of a row.
#pragma once

#include <optional>
#include <string_view>

namespace uxi::speech {

/// What a table's column holds, by its heading.
enum class Column { asked, probed, timed, unsure, noted };
[[nodiscard]] Column column_kind(std::string_view heading);
/// "Goals": what stands beside it under "Questions" are the team's own, but for those that speak to
/// somebody.
[[nodiscard]] bool names_goals(std::string_view heading);
[[nodiscard]] bool names_questions_alone(std::string_view heading);

/// "5", "5 min"; nothing of a clock or a stretch of it ("0:05", "5-10").
[[nodiscard]] std::optional<double> row_minutes(std::string_view cell);

}  // namespace uxi::speech
