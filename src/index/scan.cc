#include "index/scan.h"

#include <algorithm>
#include <array>

#include "io/path.h"
#include "uxi/reference.h"

namespace uxi::index {
namespace {

/// Where files of a kind lie in a study's folder; a file alone has its whole name as ending.
struct Shelf {
  std::string_view folder;
  std::string_view ending;
  Content content;
};

/// By name, so that what is found stands nearly in order already.
constexpr auto kShelves = std::to_array<Shelf>({
    {"", "codebook.yaml", Content::codebook},
    {"insights", ".md", Content::insight},
    {"notes", ".md", Content::transcript},
    {"", "participants.csv", Content::roster},
    {"sessions", ".yaml", Content::record},
    {"", "study.yaml", Content::study},
    {"tags", ".yaml", Content::tags},
    {"themes", ".yaml", Content::theme},
    {"transcripts", ".md", Content::transcript},
});

/// `P01.ana`: only tag files that say whose they are count, as for every other reader of them.
bool is_tag_file(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && is_session_id(name.substr(0, dot)) &&
         is_slug(name.substr(dot + 1));
}

class Scanner {
 public:
  Scanner(io::FileSystem& files, const std::string& root) : files_(files), root_(root) {}

  Scan run() {
    add({.path = "codebook.yaml", .content = Content::codebook});
    for (const io::FolderEntry& entry : list("studies")) {
      const std::string folder = "studies/" + entry.name;
      if (io::exists(files_, io::join(root_, folder + "/study.yaml")))
        add_study(folder, entry.name);
    }
    if (!std::ranges::is_sorted(scan_.files, {}, &FoundFile::path))
      std::ranges::sort(scan_.files, {}, &FoundFile::path);
    return std::move(scan_);
  }

 private:
  void add_study(const std::string& folder, const std::string& study) {
    for (const Shelf& shelf : kShelves) {
      if (!shelf.folder.empty()) {
        add_shelf(io::join(folder, shelf.folder), shelf, study);
      } else {
        add({.path = io::join(folder, shelf.ending), .content = shelf.content, .study = study});
      }
    }
  }

  void add_shelf(const std::string& folder, const Shelf& shelf, const std::string& study) {
    auto items = files_.survey(io::join(root_, folder));
    if (!items) return miss(folder, std::move(items).error());
    scan_.files.reserve(scan_.files.size() + items->size());
    for (const io::FolderItem& item : *items) {
      const std::string& file = item.entry.name;
      if (item.entry.kind == io::FileKind::folder || file.starts_with(".")) continue;
      if (file.size() <= shelf.ending.size() || !file.ends_with(shelf.ending)) continue;
      std::string name = file.substr(0, file.size() - shelf.ending.size());
      if (shelf.content == Content::tags && !is_tag_file(name)) continue;
      add({.path = io::join(folder, file),
           .content = shelf.content,
           .study = study,
           .name = std::move(name)},
          item.info);
    }
  }

  /// `info` is asked for where it is not known.
  void add(FoundFile file, std::optional<io::FileInfo> info = {}) {
    if (!info) {
      auto seen = files_.info(io::join(root_, file.path));
      if (!seen) return miss(file.path, std::move(seen).error());
      info = *seen;
    }
    if (info->kind != io::FileKind::file) return;
    file.info = *info;
    scan_.files.push_back(std::move(file));
  }

  std::vector<io::FolderEntry> list(const std::string& folder) {
    auto entries = files_.list(io::join(root_, folder));
    if (entries) return *std::move(entries);
    miss(folder, entries.error());
    return {};
  }

  void miss(const std::string& path, Error error) {
    if (error.kind == ErrorKind::not_found) return;
    error.path = path;
    scan_.unread.push_back(std::move(error));
  }

  io::FileSystem& files_;
  const std::string& root_;
  Scan scan_;
};

}  // namespace

Scan scan(io::FileSystem& files, const std::string& root) { return Scanner(files, root).run(); }

}  // namespace uxi::index
