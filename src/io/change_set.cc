// The steps of a change set. Their order is what makes it safe: contents before the manifest, the
// manifest before the first rename, every rename on disk before the folder goes.
#include "io/change_set.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <set>
#include <utility>

#include "io/path.h"

namespace uxi::io {
namespace {

constexpr unsigned kPrivateFolder = 0700;
constexpr unsigned kPrivateFile = 0600;
constexpr std::string_view kManifest = "manifest";

bool is_whole(const Result<std::string>& bytes, const std::optional<ContentMark>& mark) {
  return bytes && mark && mark_of(*bytes) == *mark;
}

/// Whether this name itself is a folder, not a link to one.
bool is_real_folder(FileSystem& files, const std::string& path) {
  const auto entries = files.list(parent(path));
  return entries && std::ranges::any_of(*entries, [&](const FolderEntry& entry) {
           return entry.name == file_name(path) && entry.kind == FileKind::folder;
         });
}

}  // namespace

std::string journal_folder(const std::string& root) { return join(root, ".uxi/journal"); }
std::string undo_folder(const std::string& root) { return join(root, ".uxi/undo"); }

Result<std::vector<int>> numbers_in(FileSystem& files, const std::string& folder) {
  std::vector<int> numbers;
  auto entries = files.list(folder);
  if (!entries && entries.error().kind == ErrorKind::not_found) return numbers;
  if (!entries) return pass_on(std::move(entries));
  for (const FolderEntry& entry : *entries) {
    int number = 0;
    const char* end = entry.name.data() + entry.name.size();
    const auto [stop, error] = std::from_chars(entry.name.data(), end, number);
    if (error == std::errc{} && stop == end && number > 0) numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

Result<std::optional<std::string>> read_if_there(FileSystem& files, const std::string& path,
                                                 std::uint64_t limit) {
  auto bytes = files.read(path, limit);
  if (bytes) return std::move(*bytes);
  if (bytes.error().kind == ErrorKind::not_found) return std::nullopt;
  return pass_on(std::move(bytes));
}

Result<std::optional<Manifest>> read_manifest(FileSystem& files, const std::string& folder) {
  const std::string path = join(folder, kManifest);
  UXI_TRY(const auto text, read_if_there(files, path, kReadLimit));
  if (!text) return std::nullopt;
  auto manifest = parse_manifest(*text);
  if (manifest) return std::move(*manifest);
  manifest.error().path = path;
  manifest.error().hint = fmt::format("save what you need of `{}` and remove that folder", folder);
  return pass_on(std::move(manifest));
}

Result<void> remove_change_set(FileSystem& files, const std::string& folder) {
  const std::string manifest = join(folder, kManifest);
  if (exists(files, manifest)) {
    UXI_TRY_VOID(files.remove(manifest));
    UXI_TRY_VOID(files.sync_folder(folder));
  }
  auto entries = files.list(folder);
  if (!entries && entries.error().kind == ErrorKind::not_found) return {};
  if (!entries) return pass_on(std::move(entries));
  for (const FolderEntry& entry : *entries) UXI_TRY_VOID(files.remove(join(folder, entry.name)));
  return files.remove(folder);
}

void remove_empty_folders(FileSystem& files, const std::string& root,
                          const std::vector<std::string>& folders) {
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    // By now a file or a link may have the name. A folder that somebody has put something in stays.
    const std::string path = join(root, *folder);
    if (is_real_folder(files, path)) static_cast<void>(files.remove(path));
  }
}

ChangeSet::ChangeSet(FileSystem& files, std::string root, int number)
    : files_(&files),
      root_(std::move(root)),
      number_(number),
      folder_(join(journal_folder(root_), std::to_string(number))) {}

/// Through links, so that what they point to is replaced and not they.
std::string ChangeSet::target(const ManifestFile& file) const {
  const std::string path = join(root_, file.path);
  return files_->real_path(path).value_or(path);
}

std::string ChangeSet::staged(std::size_t index, std::string_view which) const {
  return join(folder_, fmt::format("{}.{}", index, which));
}

Result<void> ChangeSet::stage(const std::string& command, const std::vector<FileChange>& changes,
                              Keep keep) {
  manifest_ = {.command = command, .keep = keep, .files = {}, .new_folders = {}};
  UXI_TRY_VOID(files_->make_folders(folder_, kPrivateFolder));
  UXI_TRY_VOID(files_->make_folders(undo_folder(root_), kPrivateFolder));
  for (const FileChange& change : changes) {
    UXI_TRY_VOID(stage_file(manifest_.files.size(), change));
    if (change.after) add_new_folders(change.path);
  }
  std::ranges::sort(manifest_.new_folders);
  // The folder's own name first: a manifest that nobody finds after a power cut is none.
  UXI_TRY_VOID(files_->sync_folder(join(root_, ".uxi")));
  UXI_TRY_VOID(files_->sync_folder(journal_folder(root_)));
  return replace_file(*files_, join(folder_, kManifest), to_text(manifest_), kPrivateFile);
}

Result<void> ChangeSet::stage_file(std::size_t index, const FileChange& change) {
  ManifestFile file{.path = change.path};
  std::optional<unsigned> mode = change.mode;
  if (change.before) {
    UXI_TRY(const FileInfo info, files_->info(join(root_, change.path)));
    mode = info.mode;
    file.before = mark_of(*change.before);
    UXI_TRY_VOID(files_->write(staged(index, "old"), *change.before, mode));
  }
  if (change.after) {
    file.after = mark_of(*change.after);
    UXI_TRY_VOID(files_->write(staged(index, "new"), *change.after, mode));
  }
  manifest_.files.push_back(std::move(file));
  return {};
}

void ChangeSet::add_new_folders(const std::string& path) {
  for (std::string folder = parent(path); !folder.empty(); folder = parent(folder)) {
    if (exists(*files_, join(root_, folder))) break;
    if (std::ranges::find(manifest_.new_folders, folder) != manifest_.new_folders.end()) break;
    manifest_.new_folders.push_back(folder);
  }
}

Result<ChangeSet::State> ChangeSet::state(const ManifestFile& file) const {
  const std::uint64_t limit =
      std::max(file.before ? file.before->size : 0, file.after ? file.after->size : 0);
  const std::string path = target(file);
  const auto info = files_->info(path);
  if (info && info->kind != FileKind::file) return State::other;
  auto bytes = read_if_there(*files_, path, limit);
  if (!bytes && bytes.error().kind == ErrorKind::limit) return State::other;
  if (!bytes) return pass_on(std::move(bytes));
  std::optional<ContentMark> mark;
  if (*bytes) mark = mark_of(**bytes);
  if (mark == file.before) return State::old_content;
  return mark == file.after ? State::new_content : State::other;
}

/// By renaming; by writing where the workspace reaches over file systems (`private/` may be a
/// link).
Result<void> ChangeSet::move_into_place(const std::string& from, const std::string& to) {
  auto renamed = files_->rename(from, to);
  if (renamed || renamed.error().kind != ErrorKind::unsupported) return renamed;
  UXI_TRY(const FileInfo info, files_->info(from));
  UXI_TRY(const std::string bytes, files_->read(from, info.size));
  UXI_TRY_VOID(replace_file(*files_, to, bytes, info.mode));
  return files_->remove(from);
}

Result<void> ChangeSet::apply_file(std::size_t index) {
  const ManifestFile& file = manifest_.files[index];
  // Looked at once more, just before: an editor may have saved it while we staged.
  UXI_TRY(const State now, state(file));
  if (now == State::new_content) return {};
  const std::string path = target(file);
  if (now == State::other) {
    return fail_at(ErrorKind::conflict, join(root_, file.path), "was changed meanwhile",
                   "nothing was written; run the command again");
  }
  if (!file.after) return files_->remove(path);
  if (!file.before) UXI_TRY_VOID(files_->make_folders(parent(path)));
  return move_into_place(staged(index, "new"), path);
}

Result<void> ChangeSet::sync_targets() {
  std::set<std::string> folders;
  for (const std::string& folder : manifest_.new_folders) {
    folders.insert(parent(join(root_, folder)));
  }
  for (const ManifestFile& file : manifest_.files) folders.insert(parent(target(file)));
  for (const std::string& folder : folders) {
    // One that was made for the change is not there when the change was taken back.
    if (exists(*files_, folder)) UXI_TRY_VOID(files_->sync_folder(folder));
  }
  return {};
}

Result<void> ChangeSet::apply() {
  for (std::size_t i = 0; i < manifest_.files.size(); ++i) UXI_TRY_VOID(apply_file(i));
  return sync_targets();
}

Result<void> ChangeSet::put_back_file(std::size_t index) {
  const ManifestFile& file = manifest_.files[index];
  const std::string path = target(file);
  if (!file.before) return files_->remove(path);
  const std::string old = staged(index, "old");
  if (!is_whole(files_->read(old, file.before->size), file.before)) {
    return fail_at(ErrorKind::io, join(root_, file.path),
                   fmt::format("cannot be put back: `{}` is damaged", old),
                   fmt::format("save what you need of `{}` and remove that folder", folder_));
  }
  UXI_TRY_VOID(files_->make_folders(parent(path)));
  return move_into_place(old, path);
}

Result<std::vector<std::string>> ChangeSet::put_back() {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < manifest_.files.size(); ++i) {
    const ManifestFile& file = manifest_.files[i];
    UXI_TRY(const State now, state(file));
    if (now == State::old_content) continue;
    if (now == State::other) {
      lines.push_back(file.path + ": left as it is, because it was changed since");
      continue;
    }
    UXI_TRY_VOID(put_back_file(i));
    lines.push_back(file.path + ": put back");
  }
  remove_empty_folders(*files_, root_, manifest_.new_folders);
  UXI_TRY_VOID(sync_targets());
  return lines;
}

/// An undo entry without files: what was done, for `uxi log`.
Result<void> ChangeSet::leave_name() {
  const Manifest name{
      .command = manifest_.command, .keep = Keep::nothing, .files = {}, .new_folders = {}};
  const std::string entry = join(undo_folder(root_), std::to_string(number_));
  UXI_TRY_VOID(files_->make_folders(entry, kPrivateFolder));
  return replace_file(*files_, join(entry, kManifest), to_text(name), kPrivateFile);
}

Result<void> ChangeSet::finish() {
  if (manifest_.keep == Keep::nothing) {
    UXI_TRY_VOID(files_->remove(join(folder_, kManifest)));
    // What cannot be removed now has no manifest, so the next writer removes it.
    static_cast<void>(remove_change_set(*files_, folder_));
    // The change has happened; that its name is in the log is worth no failure.
    static_cast<void>(leave_name());
    return {};
  }
  UXI_TRY_VOID(files_->rename(folder_, join(undo_folder(root_), std::to_string(number_))));
  // Should this fail and the power go, the next writer finds every file new and renames again.
  static_cast<void>(files_->sync_folder(undo_folder(root_)));
  static_cast<void>(files_->sync_folder(journal_folder(root_)));
  return {};
}

Result<bool> ChangeSet::can_go_forward() const {
  for (std::size_t i = 0; i < manifest_.files.size(); ++i) {
    const ManifestFile& file = manifest_.files[i];
    UXI_TRY(const State now, state(file));
    if (now == State::new_content) continue;
    if (now == State::other) return false;
    if (file.after && !is_whole(files_->read(staged(i, "new"), file.after->size), file.after)) {
      return false;
    }
  }
  return true;
}

Result<std::vector<std::string>> ChangeSet::settle() {
  std::vector<std::string> lines;
  UXI_TRY(auto manifest, read_manifest(*files_, folder_));
  if (!manifest) {
    UXI_TRY_VOID(discard());
    return lines;
  }
  manifest_ = std::move(*manifest);
  UXI_TRY(const bool forward, can_go_forward());
  if (!forward) {
    UXI_TRY(lines, put_back());
    UXI_TRY_VOID(discard());
    return lines;
  }
  for (const ManifestFile& file : manifest_.files) {
    UXI_TRY(const State now, state(file));
    if (now == State::old_content) lines.push_back(file.path + ": finished");
  }
  UXI_TRY_VOID(apply());
  UXI_TRY_VOID(finish());
  return lines;
}

}  // namespace uxi::io
