// One change set in its folder, `.uxi/journal/<n>/`: `manifest`, and for the file numbered i
// `i.old` and `i.new`. The staged files carry the mode they will have in the workspace; the folders
// above are 0700.
//
// Whatever step is the last one done, the folder says which way to go: no manifest, nothing has
// happened yet; all staged files whole or in their places, forward; else back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"
#include "io/journal.h"
#include "io/manifest.h"
#include "uxi/error.h"

namespace uxi::io {

[[nodiscard]] std::string journal_folder(const std::string& root);
[[nodiscard]] std::string undo_folder(const std::string& root);
/// The numbers that are names in a folder, rising; none where there is no folder.
[[nodiscard]] Result<std::vector<int>> numbers_in(FileSystem& files, const std::string& folder);
/// The content, or nothing where there is no file.
[[nodiscard]] Result<std::optional<std::string>> read_if_there(FileSystem& files,
                                                               const std::string& path,
                                                               std::uint64_t limit);
/// The manifest in a change set's folder, or nothing where there is none.
[[nodiscard]] Result<std::optional<Manifest>> read_manifest(FileSystem& files,
                                                            const std::string& folder);
/// Removes a change set's folder, the manifest first: without it the rest means nothing.
[[nodiscard]] Result<void> remove_change_set(FileSystem& files, const std::string& folder);
/// Removes those of `folders` (from `root`) that are empty, those below first.
void remove_empty_folders(FileSystem& files, const std::string& root,
                          const std::vector<std::string>& folders);

class ChangeSet {
 public:
  ChangeSet(FileSystem& files, std::string root, int number);

  /// Writes contents and manifest. On failure the folder may be there in part.
  [[nodiscard]] Result<void> stage(const std::string& command,
                                   const std::vector<FileChange>& changes, Keep keep);
  /// Brings every file from old to new. `conflict` where one holds neither.
  [[nodiscard]] Result<void> apply();
  /// Brings every file that is new back to old; a line for each that was put back or left.
  [[nodiscard]] Result<std::vector<std::string>> put_back();
  /// Turns the folder into an undo entry; where nothing is kept, into the name of one. From here on
  /// the change has happened.
  [[nodiscard]] Result<void> finish();
  /// Removes the folder.
  [[nodiscard]] Result<void> discard() { return remove_change_set(*files_, folder_); }

  /// Settles a set that was left behind, forward or back; a line for each file that was not yet
  /// right.
  [[nodiscard]] Result<std::vector<std::string>> settle();

 private:
  enum class State { old_content, new_content, other };

  [[nodiscard]] std::string target(const ManifestFile& file) const;
  [[nodiscard]] std::string staged(std::size_t index, std::string_view which) const;
  [[nodiscard]] Result<void> stage_file(std::size_t index, const FileChange& change);
  void add_new_folders(const std::string& path);
  [[nodiscard]] Result<State> state(const ManifestFile& file) const;
  [[nodiscard]] Result<bool> can_go_forward() const;
  [[nodiscard]] Result<void> move_into_place(const std::string& from, const std::string& to);
  [[nodiscard]] Result<void> apply_file(std::size_t index);
  [[nodiscard]] Result<void> put_back_file(std::size_t index);
  [[nodiscard]] Result<void> sync_targets();
  [[nodiscard]] Result<void> leave_name();

  FileSystem* files_;
  std::string root_;
  int number_;
  std::string folder_;
  Manifest manifest_;
};

}  // namespace uxi::io
