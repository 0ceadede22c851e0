// The files under templates/, as they were when the program was built.
//
// CMake writes the table (see cmake function `uxi_embed` in CMakeLists.txt); nothing is parsed
// here.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace uxi {

struct EmbeddedFile {
  std::string_view path;  ///< relative to templates/, with `/`
  std::string_view text;
};

/// All of them, sorted by path.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();
/// One of them by path.
[[nodiscard]] std::optional<std::string_view> embedded_file(std::string_view path);

}  // namespace uxi
