#include "workspace/study_parts.h"

#include <algorithm>
#include <utility>

#include "text/nearest.h"
#include "text/strings.h"
#include "workspace/consent.h"

namespace uxi::workspace {
namespace {

Error as_error(const Diagnostic& finding) {
  return {.kind = ErrorKind::syntax,
          .message = finding.message,
          .path = finding.path,
          .line = finding.begin.line,
          .column = finding.begin.column,
          .hint = finding.suggestion};
}

/// Nothing could be read, so that nothing follows from what is missing.
bool ends_reading(const Diagnostic& finding) {
  return finding.rule == kNoText || finding.rule == "yaml/syntax" ||
         finding.rule == "yaml/conflict" || finding.rule == "yaml/limit";
}

Result<void> need_readable(const Diagnostics& findings) {
  const auto found = std::ranges::find_if(findings.items(), ends_reading);
  if (found == findings.items().end()) return {};
  return tl::make_unexpected(as_error(*found));
}

tl::unexpected<Error> no_study(const std::string& name, const std::vector<std::string>& studies) {
  std::string hint = text::did_you_mean(name, studies);
  if (hint.empty()) {
    hint = studies.empty() ? "make one with `uxi init --study NAME`"
                           : "there is " + text::join(studies, ", ");
  }
  return fail(ErrorKind::not_found, "no study `" + name + "`", std::move(hint));
}

}  // namespace

Result<std::vector<Loaded<Codebook>>> load_codebook_files(const Workspace& workspace,
                                                          std::string_view study_folder,
                                                          Diagnostics& diagnostics) {
  std::vector<Loaded<Codebook>> files;
  for (const std::string& path :
       {std::string("codebook.yaml"), std::string(study_folder) + "/codebook.yaml"}) {
    UXI_TRY(auto source, workspace.read_text(path, diagnostics));
    if (!source) continue;
    Codebook codebook = read_codebook(*source, diagnostics);
    files.push_back({*std::move(source), std::move(codebook)});
  }
  return files;
}

Codebook joined_codebook(const std::vector<Loaded<Codebook>>& files) {
  Codebook all;
  for (const auto& file : files) {
    for (const Code& code : file.value.codes) {
      std::erase_if(all.codes,
                    [&](const Code& other) { return other.path.value == code.path.value; });
      all.codes.push_back(code);
    }
  }
  return all;
}

Result<void> first_error(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.items()) {
    if (finding.severity == Severity::error) return tl::make_unexpected(as_error(finding));
  }
  return {};
}

Result<void> need_plan_and_codebook(const StudyData& data) {
  const auto needed = [&](const std::string& path) {
    return path == data.study.source.path() ||
           (path.ends_with("codebook.yaml") && data.is_broken(path));
  };
  for (const Diagnostic& finding : data.diagnostics.items()) {
    if (ends_reading(finding) && needed(finding.path)) {
      return tl::make_unexpected(as_error(finding));
    }
  }
  return {};
}

Result<StudyParts> StudyParts::open(const Workspace& workspace, std::string_view name) {
  StudyParts parts;
  parts.workspace_ = &workspace;
  parts.folder_ = "studies/" + std::string(name);
  Diagnostics findings;
  UXI_TRY(const auto plan, workspace.read_text(parts.folder_ + "/study.yaml", findings));
  UXI_TRY_VOID(need_readable(findings));
  if (!plan) {
    UXI_TRY(const auto studies, workspace.studies());
    return no_study(std::string(name), studies);
  }
  parts.plan_ = read_study(*plan, std::string(name), findings);
  UXI_TRY_VOID(need_readable(findings));
  UXI_TRY(parts.codebooks_,
          load_codebook_files(workspace, parts.folder_, parts.codebook_findings_));
  UXI_TRY_VOID(need_readable(parts.codebook_findings_));
  parts.codebook_ = joined_codebook(parts.codebooks_);
  return parts;
}

Result<const Loaded<Transcript>*> StudyParts::transcript(const std::string& session) {
  const auto known = transcripts_.find(session);
  if (known != transcripts_.end()) return &known->second;
  for (const std::string_view place : {"/transcripts/", "/notes/"}) {
    const std::string path = folder_ + std::string(place) + session + ".md";
    UXI_TRY(auto source, workspace_->read_if_there(path));
    if (!source) continue;
    Diagnostics findings;
    Transcript value = read_transcript(*source, session, findings);
    Loaded<Transcript> loaded{*std::move(source), std::move(value)};
    return &transcripts_.emplace(session, std::move(loaded)).first->second;
  }
  return fail(ErrorKind::not_found, "`" + name() + "` has no transcript of `" + session + "`",
              "`uxi ingest FILE --session " + session + "` makes one");
}

Result<Loaded<TagFile>> StudyParts::tags(const std::string& session,
                                         const std::string& coder) const {
  const std::string path = tag_path(session, coder);
  UXI_TRY(auto there, workspace_->read_if_there(path));
  SourceFile source = there ? *std::move(there) : SourceFile(workspace_->display(path), "");
  Diagnostics findings;
  TagFile value = read_tags(source, session, coder, findings);
  UXI_TRY_VOID(first_error(findings));
  return Loaded<TagFile>{std::move(source), std::move(value)};
}

Result<std::vector<std::string>> StudyParts::coders_of(const std::string& session) const {
  UXI_TRY(const auto names, workspace_->names(folder_ + "/tags", ".yaml"));
  std::vector<std::string> coders;
  for (const std::string& name : names) {
    if (!name.starts_with(session + ".")) continue;
    const auto parts = parse_tag_file_name(name);
    if (parts && parts->session == session) coders.push_back(parts->coder);
  }
  return coders;
}

Result<std::optional<Loaded<Session>>> StudyParts::record(const std::string& session) const {
  UXI_TRY(auto source, workspace_->read_if_there(folder_ + "/sessions/" + session + ".yaml"));
  if (!source) return std::optional<Loaded<Session>>();
  Diagnostics findings;
  Session value = read_session(*source, session, findings);
  UXI_TRY_VOID(need_readable(findings));
  return std::optional(Loaded<Session>{*std::move(source), std::move(value)});
}

Result<void> StudyParts::need_usable(const std::string& session, Date today) const {
  UXI_TRY(const auto loaded, record(session.substr(0, session.find('.'))));
  return workspace::need_usable(name(), session, loaded ? &loaded->value : nullptr, today);
}

std::string StudyParts::tag_path(std::string_view session, std::string_view coder) const {
  return folder_ + "/tags/" + std::string(session) + "." + std::string(coder) + ".yaml";
}

}  // namespace uxi::workspace
