// What was changed, and taking it back. An undo entry is the folder of a change set that has
// happened: its manifest, and the old contents.
#include <algorithm>
#include <fmt/core.h>
#include <utility>

#include "io/change_set.h"
#include "io/journal.h"
#include "io/path.h"

namespace uxi::io {
namespace {

std::string entry_folder(const std::string& root, int number) {
  return join(undo_folder(root), std::to_string(number));
}

UndoEntry entry_of(int number, const Manifest& manifest) {
  UndoEntry entry{
      .number = number, .command = manifest.command, .files = {}, .keep = manifest.keep};
  for (const ManifestFile& file : manifest.files) {
    const ChangeKind kind = !file.before  ? ChangeKind::created
                            : !file.after ? ChangeKind::removed
                                          : ChangeKind::changed;
    entry.files.push_back({file.path, kind});
  }
  return entry;
}

/// What the file numbered `index` held before. `io` where the copy is damaged.
Result<std::string> old_content(FileSystem& files, const std::string& folder, std::size_t index,
                                const ContentMark& mark) {
  const std::string path = join(folder, fmt::format("{}.old", index));
  UXI_TRY(std::string bytes, files.read(path, mark.size));
  if (mark_of(bytes) != mark) return fail_at(ErrorKind::io, path, "is damaged");
  return bytes;
}

/// The way back for one file, as long as it holds what the command left.
Result<FileChange> reverse(FileSystem& files, const std::string& root, const std::string& folder,
                           std::size_t index, const ManifestFile& file) {
  FileChange change{.path = file.path};
  const std::string path = join(root, file.path);
  auto now = read_if_there(files, path, file.after ? file.after->size : kReadLimit);
  const bool larger = !now && now.error().kind == ErrorKind::limit;
  if (!now && !larger) return pass_on(std::move(now));
  if (now) change.before = std::move(*now);
  const bool same = change.before ? file.after == mark_of(*change.before) : !file.after;
  if (larger || !same) {
    return fail_at(ErrorKind::conflict, path, "was changed since", "nothing was taken back");
  }
  if (file.before) {
    UXI_TRY(change.after, old_content(files, folder, index, *file.before));
    UXI_TRY(const FileInfo info, files.info(join(folder, fmt::format("{}.old", index))));
    change.mode = info.mode;
  }
  return change;
}

}  // namespace

Result<std::vector<UndoEntry>> Journal::history() {
  std::vector<UndoEntry> entries;
  UXI_TRY(const auto numbers, numbers_in(*files_, undo_folder(root_)));
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    UXI_TRY(const auto manifest, read_manifest(*files_, entry_folder(root_, *number)));
    // Without a manifest it is one that was being removed.
    if (manifest) entries.push_back(entry_of(*number, *manifest));
  }
  return entries;
}

Result<UndoEntry> Journal::undo(int number) {
  const std::string folder = entry_folder(root_, number);
  UXI_TRY(const auto manifest, read_manifest(*files_, folder));
  if (!manifest) {
    return fail(ErrorKind::not_found, fmt::format("there is no change number {}", number),
                fmt::format("the last {} are kept; `uxi log` lists them", kUndoEntries));
  }
  if (manifest->keep == Keep::nothing) {
    return fail(ErrorKind::unsupported,
                fmt::format("`uxi {}` cannot be taken back", manifest->command),
                "what it removed is kept nowhere");
  }
  std::vector<FileChange> changes;
  for (std::size_t i = 0; i < manifest->files.size(); ++i) {
    UXI_TRY(FileChange change, reverse(*files_, root_, folder, i, manifest->files[i]));
    changes.push_back(std::move(change));
  }
  UXI_TRY_VOID(commit(fmt::format("undo {}", number), changes));
  remove_empty_folders(*files_, root_, manifest->new_folders);
  return entry_of(number, *manifest);
}

Result<std::vector<int>> Journal::holding(
    const std::function<bool(std::string_view path, std::string_view bytes)>& about) {
  std::vector<int> found;
  UXI_TRY(const auto numbers, numbers_in(*files_, undo_folder(root_)));
  for (const int number : numbers) {
    const std::string folder = entry_folder(root_, number);
    UXI_TRY(const auto manifest, read_manifest(*files_, folder));
    bool holds = false;
    for (std::size_t i = 0; manifest && !holds && i < manifest->files.size(); ++i) {
      const ManifestFile& file = manifest->files[i];
      std::string bytes;
      if (file.before) {
        UXI_TRY(bytes, files_->read(join(folder, fmt::format("{}.old", i)), kReadLimit));
      }
      holds = about(file.path, bytes);
    }
    if (holds) found.push_back(number);
  }
  return found;
}

Result<int> Journal::forget(
    const std::function<bool(std::string_view path, std::string_view bytes)>& about) {
  UXI_TRY(const auto gone, holding(about));
  UXI_TRY(const auto numbers, numbers_in(*files_, undo_folder(root_)));
  for (const int number : numbers) {
    const std::string folder = entry_folder(root_, number);
    UXI_TRY(const auto manifest, read_manifest(*files_, folder));
    const bool goes = !manifest || std::ranges::find(gone, number) != gone.end();
    if (goes) UXI_TRY_VOID(remove_change_set(*files_, folder));
  }
  return static_cast<int>(gone.size());
}

}  // namespace uxi::io
