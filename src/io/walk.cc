// All files below a folder, and all that is known of one folder's.
#include <algorithm>
#include <fmt/core.h>

#include "io/files.h"
#include "io/path.h"

namespace uxi::io {
namespace {

struct Walk {
  FileSystem& files;
  const std::string& root;
  const std::function<bool(const std::string& path)>& skip;
  std::vector<std::string> found = {};
};

bool is_link_to_file(Walk& walk, const std::string& path) {
  const auto target = walk.files.info(join(walk.root, path));
  return target && target->kind == FileKind::file;
}

Result<void> walk_folder(Walk& walk, const std::string& folder, int depth) {
  if (depth > kWalkDepth) {
    return fail_at(ErrorKind::limit, join(walk.root, folder),
                   fmt::format("folders are nested more than {} deep", kWalkDepth));
  }
  auto entries = walk.files.list(join(walk.root, folder));
  // A folder below the root may go while we look.
  if (!entries && depth > 0 && entries.error().kind == ErrorKind::not_found) return {};
  if (!entries) return pass_on(std::move(entries));
  for (const FolderEntry& entry : *entries) {
    if (entry.name.starts_with('.')) continue;
    std::string path = join(folder, entry.name);
    if (entry.kind == FileKind::folder) {
      if (walk.skip(path)) continue;
      UXI_TRY_VOID(walk_folder(walk, path, depth + 1));
    } else if (entry.kind == FileKind::file ||
               (entry.kind == FileKind::link && is_link_to_file(walk, path))) {
      walk.found.push_back(std::move(path));
    }
  }
  return {};
}

}  // namespace

Result<std::vector<FolderItem>> FileSystem::survey(const std::string& path) {
  UXI_TRY(auto entries, list(path));
  std::vector<FolderItem> items;
  items.reserve(entries.size());
  for (FolderEntry& entry : entries) {
    const auto seen = info(join(path, entry.name));
    items.push_back({std::move(entry), seen ? std::optional(*seen) : std::nullopt});
  }
  return items;
}

Result<std::vector<std::string>> walk(FileSystem& files, const std::string& folder,
                                      const std::vector<std::string>& skip_folders) {
  return walk_pruned(files, folder, [&](const std::string& path) {
    return std::ranges::find(skip_folders, file_name(path)) != skip_folders.end();
  });
}

Result<std::vector<std::string>> walk_pruned(
    FileSystem& files, const std::string& folder,
    const std::function<bool(const std::string& path)>& skip) {
  Walk walk{files, folder, skip};
  UXI_TRY_VOID(walk_folder(walk, "", 0));
  std::ranges::sort(walk.found);
  return std::move(walk.found);
}

}  // namespace uxi::io
