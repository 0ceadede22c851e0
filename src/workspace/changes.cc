#include "workspace/changes.h"

#include <algorithm>
#include <utility>

#include "text/diff.h"

namespace uxi::workspace {
namespace {

constexpr unsigned kOwnerOnly = 0600;

bool is_private(std::string_view path) {
  return path.size() > kPrivate.size() && path.starts_with(kPrivate) &&
         path[kPrivate.size()] == '/';
}

Result<std::optional<std::string>> bytes_of(const Workspace& workspace, std::string_view path) {
  auto bytes = workspace.files().read(workspace.path(path));
  if (bytes) return std::optional<std::string>(*std::move(bytes));
  if (bytes.error().kind == ErrorKind::not_found) return std::optional<std::string>();
  return pass_on(std::move(bytes));
}

}  // namespace

void Changes::add(io::FileChange change) {
  if (is_private(change.path)) change.mode = kOwnerOnly;
  files_.push_back(std::move(change));
}

bool Changes::touches_private() const {
  return std::ranges::any_of(files_, is_private, &io::FileChange::path);
}

Result<void> Changes::put(const Workspace& workspace, std::string_view path, std::string after) {
  UXI_TRY(auto before, bytes_of(workspace, path));
  if (before == after) return {};
  add({std::string(path), std::move(before), std::move(after)});
  return {};
}

void Changes::replace(std::string_view path, std::string_view before, std::string after) {
  if (before == after) return;
  files_.push_back({std::string(path), std::string(before), std::move(after)});
}

Result<void> Changes::remove(const Workspace& workspace, std::string_view path) {
  UXI_TRY(auto before, bytes_of(workspace, path));
  if (before) files_.push_back({std::string(path), std::move(before), std::nullopt});
  return {};
}

std::string Changes::diff() const {
  std::string out;
  for (const io::FileChange& file : files_) {
    out += text::unified_diff(file.path, file.before.value_or(""), file.after.value_or(""),
                              file.before.has_value(), file.after.has_value());
  }
  return out;
}

}  // namespace uxi::workspace
