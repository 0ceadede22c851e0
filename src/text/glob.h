// File name patterns: `guide*.md`, `templates/**`.
#pragma once

#include <string>
#include <string_view>

namespace uxi::text {

/// `*` and `?` do not cross `/`, `**` does; letters compare without case. A pattern without `/` is
/// held against the last part of the path.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace uxi::text
