// The project's own files, for the tests that hold it to its rules.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::meta {

[[nodiscard]] inline std::filesystem::path top() { return UXI_SOURCE_FOLDER; }

[[nodiscard]] inline std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Files below `folder` with one of these endings, as sorted paths relative to the top.
[[nodiscard]] inline std::vector<std::string> files_below(
    const std::string& folder, const std::vector<std::string_view>& endings) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(top() / folder)) {
    const std::string path = std::filesystem::relative(entry.path(), top()).string();
    const bool wanted = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
      return path.ends_with(ending);
    });
    if (entry.is_regular_file() && wanted) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace uxi::meta
