// The writer's side of the journal: lock, commit, recover. The steps are in change_set.cc.
#include "io/journal.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>
#include <utility>

#include "io/change_set.h"
#include "io/path.h"

namespace uxi::io {
namespace {

bool is_in_workspace(const std::string& path) {
  return !path.empty() && !path.starts_with('/') && path == normalised(path) && path != "." &&
         path != ".." && !path.starts_with("../") && path != ".uxi" && !path.starts_with(".uxi/") &&
         path.find('\0') == std::string::npos;
}

Result<void> check_paths(const std::vector<FileChange>& changes) {
  std::set<std::string_view> seen;
  for (const FileChange& change : changes) {
    if (!is_in_workspace(change.path)) {
      return fail_at(ErrorKind::usage, change.path, "is not the path of a file in the workspace");
    }
    if (!seen.insert(change.path).second) {
      return fail_at(ErrorKind::usage, change.path, "is to be changed twice at once");
    }
  }
  return {};
}

/// Whether every file still holds what the caller has read.
Result<void> check_before(FileSystem& files, const std::string& root,
                          const std::vector<FileChange>& changes) {
  for (const FileChange& change : changes) {
    const std::string path = join(root, change.path);
    const auto conflict = [&path](const char* what) {
      return fail_at(ErrorKind::conflict, path, what, "nothing was written; run the command again");
    };
    auto now = read_if_there(files, path, change.before ? change.before->size() : kReadLimit);
    if (!now && now.error().kind == ErrorKind::limit) return conflict("was changed meanwhile");
    if (!now) return pass_on(std::move(now));
    if (*now == change.before) continue;
    if (!change.before) return conflict("was created meanwhile");
    return conflict(*now ? "was changed meanwhile" : "was removed meanwhile");
  }
  return {};
}

/// Makes room for one more undo entry.
Result<void> remove_oldest(FileSystem& files, const std::string& root) {
  UXI_TRY(const auto numbers, numbers_in(files, undo_folder(root)));
  for (std::size_t i = 0; i + kUndoEntries <= numbers.size(); ++i) {
    UXI_TRY_VOID(remove_change_set(files, join(undo_folder(root), std::to_string(numbers[i]))));
  }
  return {};
}

Result<int> next_number(FileSystem& files, const std::string& root) {
  int last = 0;
  for (const std::string& folder : {journal_folder(root), undo_folder(root)}) {
    UXI_TRY(const auto numbers, numbers_in(files, folder));
    if (!numbers.empty()) last = std::max(last, numbers.back());
  }
  return last + 1;
}

/// After a failure: back to what was, and the failure itself for the person.
tl::unexpected<Error> take_back(ChangeSet& set, Error failure) {
  const auto lines = set.put_back();
  if (!lines || !set.discard()) {
    failure.hint = "the next command that writes here settles what was left half-done";
  }
  return tl::make_unexpected(std::move(failure));
}

}  // namespace

Journal::Journal(FileSystem& files, std::string root) : files_(&files), root_(std::move(root)) {}

Result<std::unique_ptr<FileLock>> Journal::lock(int wait_ms) {
  settled_.clear();
  if (!is_folder(*files_, root_)) {
    return fail_at(ErrorKind::not_found, root_, "there is no such folder");
  }
  const std::string own = join(root_, ".uxi");
  if (!exists(*files_, own)) UXI_TRY_VOID(files_->make_folders(own, 0700));
  UXI_TRY(auto held, files_->lock(join(own, "lock"), wait_ms));
  UXI_TRY(settled_, recover());
  return held;
}

Result<void> Journal::commit(const std::string& command, const std::vector<FileChange>& changes,
                             Keep keep) {
  UXI_TRY_VOID(check_paths(changes));
  UXI_TRY_VOID(check_before(*files_, root_, changes));
  std::vector<FileChange> real;
  std::ranges::copy_if(changes, std::back_inserter(real),
                       [](const FileChange& change) { return change.before != change.after; });
  if (real.empty()) return {};
  UXI_TRY_VOID(remove_oldest(*files_, root_));
  UXI_TRY(const int number, next_number(*files_, root_));

  ChangeSet set(*files_, root_, number);
  auto done = set.stage(command, real, keep);
  if (done) done = set.apply();
  if (done) done = set.finish();
  if (!done) return take_back(set, std::move(done.error()));
  return {};
}

bool Journal::unsettled() {
  const auto numbers = numbers_in(*files_, journal_folder(root_));
  // Who may not look into `.uxi/` may not settle anything either, but may read the workspace.
  return numbers && !numbers->empty();
}

Result<std::vector<std::string>> Journal::recover() {
  std::vector<std::string> lines;
  UXI_TRY(const auto numbers, numbers_in(*files_, journal_folder(root_)));
  for (const int number : numbers) {
    UXI_TRY(auto more, ChangeSet(*files_, root_, number).settle());
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

}  // namespace uxi::io
