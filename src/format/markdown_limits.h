// What cmark-gfm's time or memory would not bear: it grows with the square of some marks, and a
// small file can ask for gigabytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace uxi::format::markdown {

/// A paragraph, heading or cell has so many marks that nobody can have written it; it is read as
/// plain words.
[[nodiscard]] bool is_too_dense(std::string_view words);

/// Rows so short, in tables so wide, that nearly all cells would be made up: there are no tables
/// then.
[[nodiscard]] bool wastes_cells(std::string_view text);

inline constexpr std::size_t kDeepest = 200;  ///< block quotes and lists in one another
/// The marks in front of the line nest deeper than that.
[[nodiscard]] bool nests_too_deep(std::string_view line);

}  // namespace uxi::format::markdown
