#include "base/embedded.h"

#include <algorithm>

#include "embedded_table.inc"  // written by CMake: kEmbeddedFiles

namespace uxi {

std::span<const EmbeddedFile> embedded_files() { return kEmbeddedFiles; }

std::optional<std::string_view> embedded_file(std::string_view path) {
  const auto found = std::ranges::lower_bound(kEmbeddedFiles, path, {}, &EmbeddedFile::path);
  if (found == std::end(kEmbeddedFiles) || found->path != path) return std::nullopt;
  return found->text;
}

}  // namespace uxi
