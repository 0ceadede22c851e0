#include "workspace/ignore.h"

#include <array>
#include <optional>

#include "io/path.h"
#include "text/glob.h"
#include "text/strings.h"

namespace uxi::workspace {
namespace {

constexpr std::array<const char*, 2> kNames = {".gitignore", ".uxiignore"};
constexpr std::uint64_t kLargest = std::uint64_t{1} << 20U;
constexpr int kHighest = 32;  ///< folders that are looked at upwards

/// Trailing blanks are no part of a pattern unless escaped.
std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    if (line.size() > 1 && line[line.size() - 2] == '\\') break;
    line.remove_suffix(1);
  }
  return line;
}

bool fits(const IgnoreRule& rule, std::string_view path) {
  if (!rule.anchored) return text::glob_matches(rule.pattern, path);
  if (rule.pattern.find('/') == std::string::npos && text::contains(path, "/")) return false;
  return text::glob_matches(rule.pattern, path);
}

/// The folder above, as far as names go; `..` above where there are none.
std::string above(const std::string& folder) {
  if (folder.empty()) return "..";
  if (folder == ".." || folder.ends_with("/..")) return folder + "/..";
  return io::parent(folder);
}

}  // namespace

std::vector<IgnoreRule> parse_ignore_rules(std::string_view text) {
  std::vector<IgnoreRule> rules;
  for (std::string_view line : text::split(text, '\n')) {
    line = without_end(line);
    if (line.empty() || line.front() == '#') continue;
    IgnoreRule rule;
    rule.again = line.front() == '!';
    if (rule.again) line.remove_prefix(1);
    rule.folders = line.ends_with('/');
    if (rule.folders) line.remove_suffix(1);
    rule.anchored = text::contains(line, "/");
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rule.pattern = line;
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::optional<bool> judge(const std::vector<IgnoreRule>& rules, std::string_view path,
                          bool is_folder) {
  for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
    if (rule->folders && !is_folder) continue;
    if (fits(*rule, path)) return !rule->again;
  }
  return std::nullopt;
}

bool IgnoreFiles::ignores(const std::string& path) {
  const std::string whole = io::normalised(path);
  for (std::size_t slash = whole.find('/', 1); slash != std::string::npos;
       slash = whole.find('/', slash + 1)) {
    const std::string folder = whole.substr(0, slash);
    if (!folder.ends_with("..") && judge_one(folder, true)) return true;
  }
  return judge_one(whole, false);
}

/// The innermost file that has a word on it decides.
bool IgnoreFiles::judge_one(const std::string& path, bool is_folder) {
  const std::string whole = io::normalised(path);
  std::string inside = io::file_name(whole);
  std::string folder = io::parent(whole);
  for (int i = 0; i < kHighest && folder != "/"; ++i) {
    if (const auto verdict = judge(rules_of(folder), inside, is_folder)) return *verdict;
    if (is_root(folder)) return false;
    // Above where we stand the folders' names are not in the path; real_path would know them.
    const std::string name = io::file_name(folder);
    if (folder.empty() || name == "..") {
      const auto real = files_->real_path(folder.empty() ? "." : folder);
      if (!real || *real == "/") return false;
      inside = io::join(io::file_name(*real), inside);
    } else {
      inside = io::join(name, inside);
    }
    folder = above(folder);
  }
  return false;
}

const IgnoreFiles::Rules& IgnoreFiles::rules_of(const std::string& folder) {
  const auto [slot, fresh] = rules_.try_emplace(folder);
  if (!fresh) return slot->second;
  for (const char* name : kNames) {
    const auto bytes = files_->read(io::join(folder, name), kLargest);
    if (!bytes) continue;  // there is none, or none that we may read
    for (IgnoreRule& rule : parse_ignore_rules(*bytes)) slot->second.push_back(std::move(rule));
  }
  return slot->second;
}

bool IgnoreFiles::is_root(const std::string& folder) {
  const auto [slot, fresh] = roots_.try_emplace(folder, false);
  if (fresh) slot->second = io::exists(*files_, io::join(folder, ".git"));
  return slot->second;
}

}  // namespace uxi::workspace
