// Finds message templates: those of the workspace, then those that ship.
#include <algorithm>

#include "base/embedded.h"
#include "io/files.h"
#include "text/strings.h"
#include "workspace/messages.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kFolder = "messages/";
constexpr std::string_view kOwnFolder = "templates/messages";
constexpr std::string_view kWords = "words.yaml";

/// `de/invite.md` of either place.
struct Found {
  std::string language;
  std::string name;
  SourceFile source;
  bool own = false;
};

using Files = std::map<std::pair<std::string, std::string>, Found>;

/// Those of the workspace, in place of built-in ones of the same name.
Result<void> find_own(const Workspace& workspace, Diagnostics& diagnostics, Files& out) {
  const std::string own = workspace.path(kOwnFolder);
  if (!io::exists(workspace.files(), own)) return {};
  UXI_TRY(const auto languages, workspace.files().list(own));
  for (const io::FolderEntry& entry : languages) {
    if (entry.kind != io::FileKind::folder) continue;
    const std::string folder = std::string(kOwnFolder) + "/" + entry.name;
    UXI_TRY(const auto names, workspace.names(folder, ""));
    for (const std::string& name : names) {
      if (!name.ends_with(".md") && name != kWords) continue;
      UXI_TRY(auto source, workspace.read_text(folder + "/" + name, diagnostics));
      if (source) out[{entry.name, name}] = {entry.name, name, *std::move(source), true};
    }
  }
  return {};
}

Result<std::vector<Found>> find_files(const Workspace& workspace, Diagnostics& diagnostics) {
  Files out;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder)) continue;
    const auto parts = text::split(file.path, '/');
    if (parts.size() != 3) continue;
    const std::string language(parts[1]);
    const std::string name(parts[2]);
    out[{language, name}] = {
        language, name, SourceFile("built-in " + std::string(file.path), std::string(file.text))};
  }
  UXI_TRY_VOID(find_own(workspace, diagnostics, out));
  std::vector<Found> files;
  for (auto& [key, found] : out) files.push_back(std::move(found));
  return files;
}

}  // namespace

const TemplateFile* MessageTemplates::find(std::string_view kind, std::string_view language) const {
  const auto found = std::ranges::find_if(files, [&](const TemplateFile& file) {
    return file.kind == kind && file.language == language;
  });
  return found == files.end() ? nullptr : &*found;
}

Result<MessageTemplates> read_message_templates(const Workspace& workspace,
                                                Diagnostics& diagnostics) {
  MessageTemplates out;
  UXI_TRY(auto files, find_files(workspace, diagnostics));
  for (Found& file : files) {
    if (file.name == kWords) {
      out.words[file.language] = recruit::read_date_words(file.source, diagnostics);
      continue;
    }
    const std::string kind = file.name.substr(0, file.name.size() - 3);
    if (recruit::find_message_kind(kind) == nullptr) {
      diagnostics.report(file.source, {}, Severity::warning, "message/unknown-kind",
                         "there is no message called `" + kind + "`, so this is never used");
      continue;
    }
    out.files.push_back({kind, file.language, file.own,
                         recruit::read_message_template(std::move(file.source), diagnostics)});
  }
  return out;
}

}  // namespace uxi::workspace
