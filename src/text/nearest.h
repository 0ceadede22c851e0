// "Did you mean": edit distance and the nearest of a list of names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::text {

/// Damerau-Levenshtein (optimal string alignment) over code points, at most `limit`+1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b,
                                        std::size_t limit = 64);
/// The name nearest to `wanted`, where near enough to be a slip (a third of its length, at least 1,
/// or the same with other case); ties go to the first in byte order.
[[nodiscard]] std::optional<std::string> nearest(std::string_view wanted,
                                                 const std::vector<std::string>& names);
/// ``did you mean `churned`?`` or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view wanted,
                                       const std::vector<std::string>& names);

}  // namespace uxi::text
