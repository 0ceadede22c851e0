#include "cli/write_anywhere.h"

#include <map>
#include <optional>

#include "cli/writing.h"
#include "io/path.h"
#include "text/diff.h"

namespace uxi::cli {
namespace {

/// No order of addresses is the same twice.
struct ByRoot {
  bool operator()(const workspace::Workspace* a, const workspace::Workspace* b) const {
    const auto key = [](const workspace::Workspace* each) {
      return each == nullptr ? std::string("-") : each->path("uxi.yaml");
    };
    return key(a) < key(b);
  }
};
/// Files by the workspace that they lie in; those that lie in none are at null.
using Split = std::map<const workspace::Workspace*, std::vector<NewText>, ByRoot>;

Result<Split> split(workspace::Workspaces& workspaces, bool dry_run,
                    const std::vector<NewText>& texts) {
  Split out;
  for (const NewText& text : texts) {
    UXI_TRY(const workspace::Workspace* around, workspaces.around(io::parent(text.path)));
    // A diff names files as seen from here, which in a workspace around us is from its root.
    const bool apart = around == nullptr || (dry_run && around->is_elsewhere());
    const auto inside = apart ? std::nullopt : around->inside(text.path);
    out[inside ? around : nullptr].push_back({inside.value_or(text.path), text.before, text.text});
  }
  return out;
}

Result<std::optional<std::string>> bytes_of(Context& context, const std::string& path) {
  auto bytes = context.files().read(path);
  if (bytes) return std::optional<std::string>(*std::move(bytes));
  if (bytes.error().kind == ErrorKind::not_found) return std::optional<std::string>();
  return pass_on(std::move(bytes));
}

Result<bool> write_inside(Context& context, const workspace::Workspace& workspace,
                          std::string_view command, bool dry_run,
                          const std::vector<NewText>& texts) {
  return write_changes(context, workspace, command, dry_run, [&]() -> Result<workspace::Changes> {
    workspace::Changes changes;
    for (const NewText& text : texts) {
      if (text.before != text.text) changes.add({text.path, text.before, text.text});
    }
    return changes;
  });
}

Result<void> write_outside(Context& context, bool dry_run, const NewText& text) {
  if (dry_run) {
    print_diff(context, text::unified_diff(text.path, text.before.value_or(""), text.text,
                                           text.before.has_value()));
    return {};
  }
  UXI_TRY(const auto now, bytes_of(context, text.path));
  if (now != text.before) {
    return fail_at(ErrorKind::conflict, text.path, "was changed in the meantime",
                   "run the command again");
  }
  return io::replace_file(context.files(), text.path, text.text);
}

}  // namespace

Result<bool> write_anywhere(Context& context, std::string_view command, bool dry_run,
                            const std::vector<NewText>& texts) {
  workspace::Workspaces workspaces(context.files());
  UXI_TRY(const Split parts, split(workspaces, dry_run, texts));
  bool changed = false;
  for (const auto& [workspace, inside] : parts) {
    if (workspace == nullptr) continue;
    UXI_TRY(const bool some, write_inside(context, *workspace, command, dry_run, inside));
    changed = changed || some;
  }
  const auto outside = parts.find(nullptr);
  if (outside == parts.end()) return changed;
  for (const NewText& text : outside->second) {
    if (text.before == text.text) continue;
    UXI_TRY_VOID(write_outside(context, dry_run, text));
    changed = true;
  }
  return changed;
}

}  // namespace uxi::cli
