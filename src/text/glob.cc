#include "text/glob.h"

#include <algorithm>
#include <fnmatch.h>
#include <string>
#include <vector>

#include "text/strings.h"

namespace uxi::text {
namespace {

constexpr std::string_view kAnyFolders = "**";

bool fits(std::string_view pattern, std::string_view text, int flags) {
  return ::fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), FNM_CASEFOLD | flags) ==
         0;
}

/// Part by part; `**` as a whole part stands for any number of folders, none among them. One row of
/// the table of Wagner and Fischer a part of the pattern.
bool parts_match(const std::vector<std::string_view>& pattern,
                 const std::vector<std::string_view>& path) {
  std::vector<bool> before(path.size() + 1, false);
  before[0] = true;
  for (const std::string_view part : pattern) {
    std::vector<bool> now(path.size() + 1, false);
    if (part == kAnyFolders) now[0] = before[0];
    for (std::size_t i = 1; i <= path.size(); ++i) {
      now[i] = part == kAnyFolders ? before[i] || now[i - 1]
                                   : before[i - 1] && fits(part, path[i - 1], 0);
    }
    before = std::move(now);
  }
  return before.back();
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == std::string_view::npos) {
    return fits(pattern, path.substr(path.rfind('/') + 1), 0);
  }
  const auto parts = split(pattern, '/');
  // `a**b` crosses folders as well.
  const bool glued = std::ranges::any_of(
      parts, [](std::string_view part) { return part != kAnyFolders && contains(part, "**"); });
  return glued ? fits(pattern, path, 0) : parts_match(parts, split(path, '/'));
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

}  // namespace uxi::text
