#include "cli/write_anywhere.h"

#include <optional>

#include "cli/writing.h"
#include "text/diff.h"

namespace uxi::cli {
namespace {

/// The files that lie outside of the workspace, or all where there is none.
struct Split {
  std::optional<workspace::Workspace> workspace;
  std::vector<NewText> inside;  ///< paths from the workspace's root
  std::vector<NewText> outside;
};

Result<Split> split(Context& context, const std::vector<NewText>& texts) {
  Split out;
  auto workspace = context.workspace();
  if (!workspace && workspace.error().kind != ErrorKind::not_found)
    return pass_on(std::move(workspace));
  if (workspace) out.workspace = *std::move(workspace);
  for (const NewText& text : texts) {
    const auto inside = out.workspace ? out.workspace->inside(text.path) : std::nullopt;
    if (inside) {
      out.inside.push_back({*inside, text.before, text.text});
    } else {
      out.outside.push_back(text);
    }
  }
  return out;
}

Result<std::optional<std::string>> bytes_of(Context& context, const std::string& path) {
  auto bytes = context.files().read(path);
  if (bytes) return std::optional<std::string>(*std::move(bytes));
  if (bytes.error().kind == ErrorKind::not_found) return std::optional<std::string>();
  return pass_on(std::move(bytes));
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
  UXI_TRY(const Split parts, split(context, texts));
  bool changed = false;
  if (!parts.inside.empty()) {
    UXI_TRY(changed, write_changes(context, *parts.workspace, command, dry_run,
                                   [&]() -> Result<workspace::Changes> {
                                     workspace::Changes changes;
                                     for (const NewText& text : parts.inside) {
                                       if (text.before != text.text)
                                         changes.add({text.path, text.before, text.text});
                                     }
                                     return changes;
                                   }));
  }
  for (const NewText& text : parts.outside) {
    if (text.before == text.text) continue;
    UXI_TRY_VOID(write_outside(context, dry_run, text));
    changed = true;
  }
  return changed;
}

}  // namespace uxi::cli
