#include "workspace/tagging.h"

#include <algorithm>

#include "coding/anchor.h"
#include "coding/codebook_file.h"

namespace uxi::workspace {

Result<void> put_new_codes(const Workspace& workspace, const std::set<std::string>& paths,
                           Date today, Changes& changes) {
  constexpr std::string_view kCodebook = "codebook.yaml";
  if (paths.empty()) return {};
  UXI_TRY(const auto there, workspace.read_if_there(kCodebook));
  std::string text(there ? there->text() : std::string_view());
  for (const std::string& path : paths) {
    const SourceFile source(workspace.display(kCodebook), std::move(text));
    Diagnostics findings;
    const Codebook known = read_codebook(source, findings);
    UXI_TRY_VOID(first_error(findings));
    Code code;
    code.path.value = path;
    code.name.value = coding::code_name(path);
    code.since = today;
    UXI_TRY(text, coding::with_code(source, known, code));
  }
  return changes.put(workspace, kCodebook, std::move(text));
}

coding::TagEdits edits_between(const TagFile& before, const std::vector<Highlight>& now) {
  coding::TagEdits edits;
  for (const Highlight& highlight : now) {
    const auto old = std::ranges::find(before.highlights, highlight.id, &Highlight::id);
    if (old == before.highlights.end()) {
      edits.fresh.push_back(highlight);
    } else if (write_highlight(*old) != write_highlight(highlight)) {
      edits.changed.push_back(highlight);
    }
  }
  for (const Highlight& old : before.highlights) {
    if (std::ranges::find(now, old.id, &Highlight::id) == now.end()) edits.gone.insert(old.id);
  }
  return edits;
}

Tagging::Tagging(const Workspace& workspace, std::string coder, Date today,
                 std::function<std::uint64_t()> random)
    : workspace_(&workspace), coder_(std::move(coder)), today_(today), random_(std::move(random)) {}

Result<StudyParts*> Tagging::study(const std::string& name) {
  const auto known = studies_.find(name);
  if (known != studies_.end()) return &known->second;
  UXI_TRY(StudyParts parts, StudyParts::open(*workspace_, name));
  return &studies_.emplace(name, std::move(parts)).first->second;
}

Result<std::vector<Highlight>*> Tagging::highlights(const std::string& study_name,
                                                    const std::string& session) {
  const auto key = std::pair(study_name, session);
  const auto known = files_.find(key);
  if (known != files_.end()) return &known->second.now;
  UXI_TRY(const StudyParts* parts, study(study_name));
  UXI_TRY(auto before, parts->tags(session, coder_));
  std::vector<Highlight> now = before.value.highlights;
  return &files_.emplace(key, File{std::move(before), std::move(now)}).first->second.now;
}

Result<AddedHighlight> Tagging::add(const std::string& study_name, const std::string& session,
                                    Highlight wanted) {
  UXI_TRY(std::vector<Highlight> * now, highlights(study_name, session));
  if (const Highlight* same = coding::at_same_place(*now, wanted)) {
    Highlight& there = (*now)[static_cast<std::size_t>(same - now->data())];
    const bool changed = coding::add_to(there, wanted);
    return AddedHighlight{changed ? Added::extended : Added::there, there};
  }
  wanted.id = coding::highlight_id(random_());
  wanted.added = today_;
  now->push_back(wanted);
  return AddedHighlight{Added::fresh, std::move(wanted)};
}

Result<Changes> Tagging::changes() const {
  Changes changes;
  for (const auto& [key, file] : files_) {
    coding::TagEdits edits = edits_between(file.before.value, file.now);
    if (edits.empty()) continue;
    UXI_TRY(std::string after,
            coding::with_edits(file.before.source, file.before.value, std::move(edits)));
    const std::string path = studies_.at(key.first).tag_path(key.second, coder_);
    UXI_TRY_VOID(changes.put(*workspace_, path, std::move(after)));
  }
  return changes;
}

}  // namespace uxi::workspace
