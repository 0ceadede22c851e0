// Paths as strings.
#include "io/path.h"

#include <algorithm>
#include <vector>

namespace uxi::io {
namespace {

/// `a/b//` is `a/b`; `/` stays.
std::string_view without_trailing_slashes(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

/// Where the extension of a file's name starts: at its last dot, unless that is its first byte.
std::size_t extension_start(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 || name == ".." ? name.size() : dot;
}

}  // namespace

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty() || name.starts_with('/')) return std::string(name);
  std::string out(without_trailing_slashes(folder));
  if (name.empty()) return out;
  if (out != "/") out += '/';
  return out.append(name);
}

std::string parent(std::string_view path) {
  path = without_trailing_slashes(path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return std::string(without_trailing_slashes(path.substr(0, slash + 1)));
}

std::string file_name(std::string_view path) {
  path = without_trailing_slashes(path);
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string stem(std::string_view path) {
  const std::string name = file_name(path);
  return name.substr(0, extension_start(name));
}

std::string extension(std::string_view path) {
  const std::string name = file_name(path);
  return name.substr(extension_start(name));
}

std::string normalised(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start < path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view part = path.substr(start, end - start);
    start = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !absolute) {
      parts.push_back(part);
    }
  }
  std::string out = absolute ? "/" : "";
  for (const std::string_view part : parts) {
    if (!out.empty() && out.back() != '/') out += '/';
    out.append(part);
  }
  return out.empty() ? "." : out;
}

std::string relative_to(std::string_view path, std::string_view folder) {
  std::string whole = normalised(path);
  std::string base = normalised(folder);
  if (whole == base) return ".";
  if (base == ".") return whole;
  if (base != "/") base += '/';
  return whole.starts_with(base) ? whole.substr(base.size()) : whole;
}

}  // namespace uxi::io
