// Words as they are spelled, for stemmers and for scripts that have no spaces.
#pragma once

#include <string>
#include <string_view>

namespace uxi::text {

/// As `fold_search`, but accents stay, on their letters: "Café’s" -> "café's".
[[nodiscard]] std::string fold_spelling(std::string_view text);
/// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese letters: scripts with no spaces between
/// words, and Hangul, whose words take endings.
[[nodiscard]] bool is_unspaced(char32_t code_point);

}  // namespace uxi::text
