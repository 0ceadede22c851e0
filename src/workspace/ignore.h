// Ignore files: .gitignore and .uxiignore, in git's own syntax (gitignore(5)), of every folder from
// the repository's root down to where a file lies. Nothing else of git is asked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"

namespace uxi::workspace {

/// One line of an ignore file.
struct IgnoreRule {
  std::string pattern;
  bool again = false;     ///< `!pattern`: not ignored after all
  bool folders = false;   ///< `pattern/`: folders only
  bool anchored = false;  ///< it counts from the file's own folder, not at any depth
};
/// The rules of a file's text; comments and blank lines are none.
[[nodiscard]] std::vector<IgnoreRule> parse_ignore_rules(std::string_view text);
/// Whether the last of `rules` that fits `path` (as seen from their folder) ignores it; nothing
/// where none fits.
[[nodiscard]] std::optional<bool> judge(const std::vector<IgnoreRule>& rules, std::string_view path,
                                        bool is_folder);

/// Reads ignore files as they are asked for, each once.
class IgnoreFiles {
 public:
  /// Folders upwards count as long as there is no `.git` in one below.
  explicit IgnoreFiles(io::FileSystem& files) : files_(&files) {}

  /// Whether `path`, as a person standing here writes it, or a folder above it is ignored.
  [[nodiscard]] bool ignores(const std::string& path);
  /// The same for a folder whose own folders are known not to be.
  [[nodiscard]] bool ignores_folder(const std::string& path) { return judge_one(path, true); }

 private:
  using Rules = std::vector<IgnoreRule>;
  [[nodiscard]] bool judge_one(const std::string& path, bool is_folder);
  [[nodiscard]] const Rules& rules_of(const std::string& folder);
  [[nodiscard]] bool is_root(const std::string& folder);

  io::FileSystem* files_;
  std::map<std::string, Rules, std::less<>> rules_;
  std::map<std::string, bool, std::less<>> roots_;
};

}  // namespace uxi::workspace
