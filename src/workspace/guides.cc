#include "workspace/guides.h"

#include <algorithm>

#include "io/path.h"
#include "text/glob.h"
#include "text/utf8.h"

namespace uxi::workspace {
namespace {

const std::vector<std::string>& usual_names() {
  static const std::vector<std::string> kNames = {"guide*.md", "*guide*.md",
                                                  "*interview*script*.md", "*discussion*.md"};
  return kNames;
}

bool fits(const std::vector<std::string>& patterns, const std::string& path) {
  return std::ranges::any_of(
      patterns, [&](const std::string& pattern) { return text::glob_matches(pattern, path); });
}

}  // namespace

Result<std::vector<std::string>> guide_paths(io::FileSystem& files,
                                             const std::vector<std::string>& paths,
                                             const std::vector<std::string>& patterns,
                                             const std::vector<std::string>& ignore) {
  const auto& wanted = patterns.empty() ? usual_names() : patterns;
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (!io::is_folder(files, path)) {
      UXI_TRY_VOID(files.info(path));
      found.push_back(path);
      continue;
    }
    UXI_TRY(const auto below,
            io::walk(files, path, {"guides", "reports", "private", "node_modules"}));
    for (const std::string& name : below) {
      std::string whole = path == "." ? name : io::join(path, name);
      if (fits(wanted, name) && !fits(ignore, whole)) found.push_back(std::move(whole));
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<Study> study_beside(io::FileSystem& files, const std::string& guide,
                                  Diagnostics& diagnostics) {
  const std::string folder = io::parent(guide);
  const std::string path = io::join(folder, "study.yaml");
  const auto source = read_text_file(files, path);
  if (!source) return std::nullopt;
  return read_study(*source, io::file_name(folder), diagnostics);
}

Result<SourceFile> as_text_file(std::string path, std::string bytes) {
  if (!text::find_invalid_utf8(bytes) && bytes.find('\0') == std::string::npos) {
    return SourceFile(std::move(path), std::move(bytes));
  }
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) {
    return fail_at(ErrorKind::syntax, std::move(path), "this is not a text file",
                   "save it as UTF-8 text");
  }
  return SourceFile(std::move(path), std::move(decoded->text));
}

Result<SourceFile> read_text_file(io::FileSystem& files, const std::string& path) {
  UXI_TRY(std::string bytes, files.read(path));
  return as_text_file(path, std::move(bytes));
}

}  // namespace uxi::workspace
