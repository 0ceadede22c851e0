#include "cli/tag_rm.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "cli/blind.h"
#include "cli/writing.h"
#include "coding/tag_file.h"
#include "io/path.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/study_parts.h"
#include "workspace/tagging.h"

namespace uxi::cli {
namespace {

/// A tag file of which something goes.
struct File {
  workspace::Loaded<TagFile> tags;
  std::vector<Highlight> now;
};

class Remover {
 public:
  Remover(Context& context, const workspace::Workspace& workspace, const TagRemoveOptions& options)
      : context_(context), workspace_(workspace), options_(options) {}

  Result<void> remove(const std::string& word) {
    UXI_TRY(const HighlightRef ref, parse_highlight_ref(word));
    UXI_TRY(workspace::StudyParts * study, study_of(ref.session.study));
    UXI_TRY(File * file, file_of(*study, ref));
    const auto place = std::ranges::find(file->now, ref.id, &Highlight::id);
    if (place == file->now.end()) return {};  // named twice
    if (options_.code.empty()) {
      file->now.erase(place);
      gone_[study->folder()].insert(ref.session.session + "/" + ref.id);
      return {};
    }
    const auto gone =
        std::erase_if(place->codes, [&](const Text& code) { return code.value == options_.code; });
    if (gone == 0) {
      return fail(ErrorKind::not_found, "`" + ref.id + "` does not carry `" + options_.code + "`");
    }
    if (!place->codes.empty()) return {};
    return fail(ErrorKind::conflict, "`" + options_.code + "` is the only code of `" + ref.id + "`",
                "remove the highlight itself: `uxi tag rm` without `--code`");
  }

  Result<workspace::Changes> changes() const {
    workspace::Changes changes;
    for (const auto& entry : files_) {
      const File& file = entry.second;
      auto edits = workspace::edits_between(file.tags.value, file.now);
      UXI_TRY(std::string after,
              coding::with_edits(file.tags.source, file.tags.value, std::move(edits)));
      UXI_TRY_VOID(changes.put(workspace_, entry.first, std::move(after)));
    }
    return changes;
  }

  /// Highlights that go, by the folder of their study.
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& gone() const { return gone_; }

 private:
  Result<workspace::StudyParts*> study_of(std::string name) {
    if (name.empty()) {
      UXI_TRY(name, context_.study_name(workspace_));
    }
    const auto known = studies_.find(name);
    if (known != studies_.end()) return &known->second;
    UXI_TRY(auto parts, workspace::StudyParts::open(workspace_, name));
    return &studies_.emplace(name, std::move(parts)).first->second;
  }

  /// The file that holds a highlight, whoever coded it; in a blind study only one's own.
  Result<File*> file_of(const workspace::StudyParts& study, const HighlightRef& ref) {
    UXI_TRY(const auto coders, study.coders_of(ref.session.session));
    UXI_TRY(const Blind blind, Blind::of(context_, study.plan()));
    for (const std::string& coder : coders) {
      if (blind.hides(coder)) continue;
      const std::string path = study.tag_path(ref.session.session, coder);
      if (!files_.contains(path)) {
        UXI_TRY(auto tags, study.tags(ref.session.session, coder));
        std::vector<Highlight> now = tags.value.highlights;
        files_.emplace(path, File{std::move(tags), std::move(now)});
      }
      File& file = files_.at(path);
      const auto& before = file.tags.value.highlights;
      if (std::ranges::find(before, ref.id, &Highlight::id) != before.end()) return &file;
    }
    return fail(ErrorKind::not_found, "there is no highlight `" + to_string(ref) + "`",
                "`uxi tag list " + ref.session.session + "` lists them");
  }

  Context& context_;
  const workspace::Workspace& workspace_;
  const TagRemoveOptions& options_;
  std::map<std::string, workspace::StudyParts> studies_;
  std::map<std::string, File> files_;
  std::map<std::string, std::set<std::string>> gone_;
};

}  // namespace

void declare_tag_remove(Flags& flags, TagRemoveOptions& options) {
  flags.arguments("HIGHLIGHT", options.refs, "P01/h7c1f09ab33e0, as `uxi tag list` prints it",
                  true);
  flags.option("--code", "CODE", options.code, "take only this code off");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi tag rm P01/h7c1f09ab33e0");
}

void note_still_named(Context& context, const workspace::Workspace& workspace,
                      const std::string& study_folder, const std::set<std::string>& highlights) {
  if (highlights.empty()) return;
  std::vector<std::string> paths;
  for (const auto& [folder, ending] :
       {std::pair("themes", ".yaml"), std::pair("insights", ".md")}) {
    const std::string inside = io::join(study_folder, folder);
    const auto names = workspace.names(inside, ending);
    if (!names) continue;  // `check` says what cannot be read
    for (const std::string& name : *names) paths.push_back(io::join(inside, name));
  }
  paths.push_back(io::join(study_folder, "report.md"));
  for (const std::string& path : paths) {
    const auto source = workspace.read_if_there(path);
    if (!source || !*source) continue;
    for (const std::string& highlight : highlights) {
      if (!text::contains((*source)->text(), highlight)) continue;
      context.note((*source)->path() + " names `" + highlight + "` still; take it out there too");
    }
  }
}

Result<ExitStatus> run_tag_remove(const TagRemoveOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  std::map<std::string, std::set<std::string>> gone;
  const auto plan = [&]() -> Result<workspace::Changes> {
    Remover remover(context, workspace, options);
    for (const std::string& word : options.refs) UXI_TRY_VOID(remover.remove(word));
    gone = remover.gone();
    return remover.changes();
  };
  UXI_TRY(const bool changed, write_changes(context, workspace, "tag rm", options.dry_run, plan));
  for (const auto& [folder, highlights] : gone)
    note_still_named(context, workspace, folder, highlights);
  if (changed && !options.dry_run) context.note("`uxi undo` brings it back");
  return ExitStatus::done;
}

}  // namespace uxi::cli
