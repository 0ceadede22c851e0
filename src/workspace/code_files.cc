#include "workspace/code_files.h"

#include <algorithm>
#include <set>
#include <utility>

#include "coding/quick_tags.h"
#include "io/path.h"
#include "text/strings.h"

namespace uxi::workspace {
namespace {

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return text::contains(text, word); });
}

Result<void> load_codebook(const Workspace& workspace, const std::string& path,
                           const std::string& study, CodeFiles& files) {
  UXI_TRY(auto source, workspace.read_text(path, files.diagnostics));
  if (!source) return {};
  Codebook value = read_codebook(*source, files.diagnostics);
  coding::CodebookText after(*source);
  files.codebooks.push_back({path, study, *std::move(source), std::move(value), std::move(after)});
  return {};
}

Result<void> load_tags(const Workspace& workspace, const std::string& folder,
                       const std::vector<std::string>& codes, TagDepth depth, CodeFiles& files) {
  UXI_TRY(const auto names, workspace.names(folder, ".yaml"));
  for (const std::string& name : names) {
    const auto parts = parse_tag_file_name(name);
    if (!parts) continue;  // a finding of `check`
    const std::string path = io::join(folder, name);
    UXI_TRY(auto source, workspace.read_text(path, files.diagnostics));
    if (!source || !holds_any(source->text(), codes)) continue;
    std::optional<TagFile> value;
    if (depth == TagDepth::codes) value = coding::quick_tags(*source, parts->session, parts->coder);
    if (!value) value = read_tags(*source, parts->session, parts->coder, files.diagnostics);
    files.tags.push_back({path, *std::move(source), *std::move(value)});
  }
  return {};
}

Result<void> load_text(const Workspace& workspace, const std::string& path,
                       const std::vector<std::string>& codes, CodeFiles& files) {
  UXI_TRY(auto source, workspace.read_text(path, files.diagnostics));
  if (source && holds_any(source->text(), codes))
    files.texts.push_back({path, *std::move(source), {}});
  return {};
}

Result<void> load_texts(const Workspace& workspace, const std::string& folder,
                        std::string_view ending, const std::vector<std::string>& codes,
                        CodeFiles& files) {
  UXI_TRY(const auto names, workspace.names(folder, ending));
  for (const std::string& name : names)
    UXI_TRY_VOID(load_text(workspace, io::join(folder, name), codes, files));
  return {};
}

Result<void> load_one_study(const Workspace& workspace, const std::string& study,
                            const std::vector<std::string>& codes, TagDepth depth,
                            CodeFiles& files) {
  const std::string folder = "studies/" + study;
  UXI_TRY_VOID(load_codebook(workspace, folder + "/codebook.yaml", study, files));
  UXI_TRY(auto plan, workspace.read_text(folder + "/study.yaml", files.diagnostics));
  if (plan) {
    Study value = read_study(*plan, study, files.diagnostics);
    files.plans.push_back({folder + "/study.yaml", *std::move(plan), std::move(value)});
  }
  UXI_TRY_VOID(load_tags(workspace, folder + "/tags", codes, depth, files));
  UXI_TRY_VOID(load_texts(workspace, folder + "/themes", ".yaml", codes, files));
  UXI_TRY_VOID(load_texts(workspace, folder + "/insights", ".md", codes, files));
  return load_text(workspace, folder + "/report.md", codes, files);
}

}  // namespace

const Code* CodeFiles::find(std::string_view path_or_alias) const {
  for (const CodebookFile& file : codebooks) {
    if (const Code* code = file.value.find(path_or_alias)) return code;
  }
  return nullptr;
}

std::vector<std::string> CodeFiles::paths() const {
  std::set<std::string> all;
  for (const CodebookFile& file : codebooks) {
    for (const Code& code : file.value.codes) all.insert(code.path.value);
  }
  for (const auto& file : tags) {
    for (const Highlight& highlight : file.value.highlights) {
      for (const Text& code : highlight.codes) all.insert(code.value);
    }
  }
  for (const auto& plan : plans) {
    const auto& success = plan.value.success;
    if (success && !success->with_code.value.empty()) all.insert(success->with_code.value);
  }
  return {all.begin(), all.end()};
}

Result<CodeFiles> load_code_files(const Workspace& workspace, const std::vector<std::string>& codes,
                                  TagDepth depth) {
  CodeFiles files;
  UXI_TRY_VOID(load_codebook(workspace, "codebook.yaml", "", files));
  UXI_TRY_VOID(load_text(workspace, "uxi.yaml", codes, files));
  UXI_TRY(const auto studies, workspace.studies());
  for (const std::string& study : studies)
    UXI_TRY_VOID(load_one_study(workspace, study, codes, depth, files));
  return files;
}

}  // namespace uxi::workspace
