// File name patterns: `guide*.md`, `templates/**`.
#pragma once

#include <string>
#include <string_view>

namespace uxi::text {

/// `*` and `?` do not cross `/`, `**` does, and `**/` may stand for nothing; letters compare
/// without case. A pattern without `/` is held against the last part of the path.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// It has marks of a pattern in it.
[[nodiscard]] bool is_glob(std::string_view text);

}  // namespace uxi::text
