#include "workspace/workspace.h"

#include <algorithm>
#include <utility>

#include "io/path.h"
#include "text/utf8.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kSettings = "uxi.yaml";

/// Byte-order marks stay in the text: offsets are those of the file on disk.
Result<SourceFile> as_source(std::string display, std::string bytes) {
  const auto invalid = text::find_invalid_utf8(bytes);
  SourceFile source(std::move(display), std::move(bytes));
  if (!invalid) return source;
  const Position at = source.position(*invalid);
  return tl::make_unexpected(Error{.kind = ErrorKind::syntax,
                                   .message = "this is not UTF-8 text",
                                   .path = source.path(),
                                   .line = at.line,
                                   .column = at.column,
                                   .hint = "save the file as UTF-8"});
}

/// `folder` as somebody in `here` writes it: empty for `here`, `../b` for what lies beside. Both
/// are absolute.
std::string seen_from(const std::string& here, const std::string& folder) {
  std::string up;
  for (std::string at = here;; at = io::parent(at)) {
    const std::string rest = io::relative_to(folder, at);
    if (rest == ".") return up;
    if (!rest.starts_with('/')) return io::join(up, rest);
    if (at == "/" || at.empty()) return folder;
    up = io::join(up, "..");
  }
}

}  // namespace

Workspace Workspace::at(io::FileSystem& files, const std::string& root, const std::string& here) {
  Workspace made;
  made.files_ = &files;
  made.root_ = seen_from(here, root);
  const std::string standing = io::relative_to(here, root);
  if (standing != "." && !standing.starts_with('/')) made.standing_in_ = standing;
  return made;
}

Result<const Workspace*> Workspaces::around(const std::string& folder) {
  if (const auto asked = asked_.find(folder); asked != asked_.end()) return asked->second;
  if (here_.empty()) {
    UXI_TRY(here_, files_->real_path("."));
  }
  std::vector<std::string> passed;
  const Workspace* found = nullptr;
  for (std::string at = io::normalised(io::join(here_, folder));; at = io::parent(at)) {
    const auto known = known_.find(at);
    if (known != known_.end()) {
      found = known->second;
      break;
    }
    passed.push_back(at);
    if (io::exists(*files_, io::join(seen_from(here_, at), kSettings))) {
      found_.push_back(std::make_unique<const Workspace>(Workspace::at(*files_, at, here_)));
      found = found_.back().get();
      break;
    }
    if (at == "/" || at.empty()) break;
  }
  for (std::string& each : passed) known_.emplace(std::move(each), found);
  asked_.emplace(folder, found);
  return found;
}

Result<Workspace> Workspace::find(io::FileSystem& files) {
  UXI_TRY(const std::string here, files.real_path("."));
  Workspace found;
  found.files_ = &files;
  std::string folder = here;
  while (true) {
    if (io::exists(files, io::join(found.root_, kSettings))) {
      found.standing_in_ = io::relative_to(here, folder);
      if (found.standing_in_ == ".") found.standing_in_.clear();
      return found;
    }
    const std::string above = io::parent(folder);
    if (above.empty() || above == folder) break;
    folder = above;
    found.root_ = found.root_.empty() ? ".." : "../" + found.root_;
  }
  return fail(ErrorKind::not_found,
              "this is not a workspace: no `uxi.yaml` here or in a folder above",
              "make one with `uxi init`");
}

std::string Workspace::path(std::string_view inside) const { return io::join(root_, inside); }

std::string Workspace::display(std::string_view inside) const {
  if (standing_in_.empty()) return path(inside);
  if (inside.starts_with(standing_in_ + "/"))
    return std::string(inside.substr(standing_in_.size() + 1));
  return io::join(root_, inside);
}

std::optional<std::string> Workspace::inside(std::string_view written) const {
  if (written.starts_with("/")) {
    const auto root = files_->real_path(root_.empty() ? "." : root_);
    if (!root) return std::nullopt;
    std::string below = io::relative_to(written, *root);
    if (below.starts_with("/")) return std::nullopt;
    return below;
  }
  std::string seen = io::normalised(io::join(standing_in_, written));
  if (is_elsewhere()) {
    const std::string root = io::normalised(root_);
    if (seen != root && !seen.starts_with(root + "/")) return std::nullopt;
    seen = io::relative_to(seen, root);
  }
  if (seen == "..") return std::nullopt;
  if (seen.starts_with("../")) return std::nullopt;
  if (seen == ".") seen.clear();
  return seen;
}

Result<std::vector<std::string>> Workspace::studies() const {
  return study_folders([&](const std::string& folder) { return has(folder, "study.yaml"); });
}

Result<std::vector<std::string>> Workspace::studies_without_plan() const {
  return study_folders([&](const std::string& folder) {
    return !has(folder, "study.yaml") &&
           (has(folder, "sessions") || has(folder, "transcripts") || has(folder, "tags"));
  });
}

bool Workspace::has(const std::string& folder, std::string_view name) const {
  return io::exists(*files_, path(io::join(folder, name)));
}

Result<std::vector<std::string>> Workspace::study_folders(
    const std::function<bool(const std::string& folder)>& is_meant) const {
  std::vector<std::string> found;
  if (!io::is_folder(*files_, path("studies"))) return found;
  UXI_TRY(const auto entries, files_->list(path("studies")));
  for (const io::FolderEntry& entry : entries) {
    if (is_meant("studies/" + entry.name)) found.push_back(entry.name);
  }
  return found;
}

std::optional<std::string> Workspace::study_here() const {
  constexpr std::string_view kPrefix = "studies/";
  if (!standing_in_.starts_with(kPrefix)) return std::nullopt;
  const std::string rest = standing_in_.substr(kPrefix.size());
  return rest.substr(0, rest.find('/'));
}

Result<SourceFile> Workspace::read(std::string_view inside) const {
  auto bytes = files_->read(path(inside));
  if (!bytes) {
    Error error = std::move(bytes).error();
    error.path = display(inside);
    return tl::make_unexpected(std::move(error));
  }
  return as_source(display(inside), *std::move(bytes));
}

Result<std::optional<SourceFile>> Workspace::read_if_there(std::string_view inside) const {
  auto source = read(inside);
  if (source) return std::optional<SourceFile>(*std::move(source));
  if (source.error().kind == ErrorKind::not_found) return std::optional<SourceFile>();
  return pass_on(std::move(source));
}

Result<std::optional<SourceFile>> Workspace::read_text(std::string_view inside,
                                                       Diagnostics& diagnostics) const {
  auto source = read_if_there(inside);
  if (source || source.error().kind != ErrorKind::syntax) return source;
  const Error& error = source.error();
  const Position at{error.line, error.column};
  diagnostics.add({.severity = Severity::error,
                   .rule = std::string(kNoText),
                   .path = error.path,
                   .begin = at,
                   .end = at,
                   .message = error.message,
                   .suggestion = error.hint});
  return std::optional<SourceFile>();
}

Result<std::vector<std::string>> Workspace::names(std::string_view folder,
                                                  std::string_view ending) const {
  std::vector<std::string> found;
  const std::string where = path(folder);
  if (!io::exists(*files_, where)) return found;
  UXI_TRY(const auto entries, files_->list(where));
  for (const io::FolderEntry& entry : entries) {
    if (entry.kind == io::FileKind::folder || entry.name.starts_with(".")) continue;
    if (entry.name.size() > ending.size() && entry.name.ends_with(ending))
      found.push_back(entry.name);
  }
  return found;
}

Result<Settings> Workspace::settings(Diagnostics& diagnostics) const {
  UXI_TRY(const auto source, read_text(kSettings, diagnostics));
  return source ? read_settings(*source, diagnostics) : Settings{};
}

}  // namespace uxi::workspace
