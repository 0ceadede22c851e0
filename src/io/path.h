// Paths as strings: pure functions, nothing looks at the disk.
#pragma once

#include <string>
#include <string_view>

namespace uxi::io {

/// `join("a/b", "c.md")` is `a/b/c.md`; an absolute second part wins; an empty first part is left
/// out.
[[nodiscard]] std::string join(std::string_view folder, std::string_view name);
/// `a/b` of `a/b/c.md`; empty where there is no folder part; `/` of `/c`.
[[nodiscard]] std::string parent(std::string_view path);
/// `c.md` of `a/b/c.md`.
[[nodiscard]] std::string file_name(std::string_view path);
/// `c` of `a/b/c.md`: the name without its extension.
[[nodiscard]] std::string stem(std::string_view path);
/// `.md` of `a/b/c.md`, as written; empty where there is none, and of `.gitignore`.
[[nodiscard]] std::string extension(std::string_view path);
/// Resolves `.`, `..` and doubled slashes by text alone; `.` where nothing is left.
[[nodiscard]] std::string normalised(std::string_view path);
/// `path` as seen from `folder`, both normalised and of one kind (absolute or not); `path`,
/// normalised, where it is not below it; `.` where they are the same.
[[nodiscard]] std::string relative_to(std::string_view path, std::string_view folder);

}  // namespace uxi::io
