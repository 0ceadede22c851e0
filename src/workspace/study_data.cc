// Reading a study's folder into values.
#include <algorithm>
#include <utility>

#include "io/path.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/first_error.h"
#include "workspace/study_parts.h"
#include "workspace/workspace.h"

namespace uxi::workspace {
namespace {

/// Reads every file of `folder` that ends with `ending` through `read(source, stem)`.
template <class T, class Read>
Result<void> load_folder(const Workspace& workspace, const std::string& folder,
                         std::string_view ending, std::vector<Loaded<T>>& into,
                         Diagnostics& diagnostics, Read read) {
  UXI_TRY(const auto names, workspace.names(folder, ending));
  for (const std::string& name : names) {
    UXI_TRY(auto source, workspace.read_text(io::join(folder, name), diagnostics));
    if (!source) continue;
    T value = read(*source, name.substr(0, name.size() - ending.size()));
    into.push_back({*std::move(source), std::move(value)});
  }
  return {};
}

Result<void> load_codebooks(const Workspace& workspace, StudyData& data) {
  UXI_TRY(data.codebook_files, load_codebook_files(workspace, data.folder, data.diagnostics));
  data.codebook = joined_codebook(data.codebook_files);
  return {};
}

/// A record that is no text stays one of which nothing is known: no consent follows from it.
Result<void> load_sessions(const Workspace& workspace, StudyData& data) {
  constexpr std::string_view kEnding = ".yaml";
  const std::string folder = data.folder + "/sessions";
  UXI_TRY(const auto names, workspace.names(folder, kEnding));
  for (const std::string& name : names) {
    const std::string path = io::join(folder, name);
    const std::string id = name.substr(0, name.size() - kEnding.size());
    UXI_TRY(auto source, workspace.read_text(path, data.diagnostics));
    if (source) {
      Session session = read_session(*source, id, data.diagnostics);
      data.sessions.push_back({*std::move(source), std::move(session)});
    } else if (!data.diagnostics.empty() && data.diagnostics.items().back().rule == kNoText) {
      Session session;
      session.id = id;
      session.unread = data.diagnostics.items().back();
      data.sessions.push_back({SourceFile(workspace.display(path), ""), std::move(session)});
    }
  }
  return {};
}

Result<void> load_people(const Workspace& workspace, StudyData& data) {
  UXI_TRY(auto screener, workspace.read_text(data.folder + "/screener.yaml", data.diagnostics));
  if (screener) {
    Screener value = read_screener(*screener, data.diagnostics);
    data.screener = Loaded<Screener>{*std::move(screener), std::move(value)};
  }
  UXI_TRY(auto roster, workspace.read_text(data.folder + "/participants.csv", data.diagnostics));
  if (roster) {
    Roster value = read_roster(*roster, data.diagnostics);
    data.roster = Loaded<Roster>{*std::move(roster), std::move(value)};
  }
  return load_sessions(workspace, data);
}

Result<void> load_words(const Workspace& workspace, StudyData& data) {
  const auto read = [&](const SourceFile& source, const std::string& id) {
    return read_transcript(source, id, data.diagnostics);
  };
  UXI_TRY_VOID(load_folder(workspace, data.folder + "/transcripts", ".md", data.transcripts,
                           data.diagnostics, read));
  UXI_TRY_VOID(load_folder(workspace, data.folder + "/notes", ".md", data.transcripts,
                           data.diagnostics, read));
  return load_folder(workspace, data.folder + "/tags", ".yaml", data.tags, data.diagnostics,
                     [&](const SourceFile& source, const std::string& stem) {
                       const auto name = parse_tag_file_name(stem + ".yaml");
                       if (!name) {
                         data.diagnostics.report(
                             source, {}, Severity::error, "tag/file-name",
                             "`" + stem + ".yaml` is not named after a session and a coder",
                             "call it like `P01.ana.yaml`");
                         return TagFile{};
                       }
                       return read_tags(source, name->session, name->coder, data.diagnostics);
                     });
}

Result<void> load_findings(const Workspace& workspace, StudyData& data) {
  UXI_TRY_VOID(load_folder(workspace, data.folder + "/themes", ".yaml", data.themes,
                           data.diagnostics, [&](const SourceFile& source, const std::string& id) {
                             return read_theme(source, id, data.diagnostics);
                           }));
  return load_folder(workspace, data.folder + "/insights", ".md", data.insights, data.diagnostics,
                     [&](const SourceFile& source, const std::string& id) {
                       return read_insight(source, id, data.diagnostics);
                     });
}

}  // namespace

const Session* StudyData::session(std::string_view id) const {
  const auto found =
      std::ranges::find_if(sessions, [&](const auto& loaded) { return loaded.value.id == id; });
  return found == sessions.end() ? nullptr : &found->value;
}

const Transcript* StudyData::transcript(std::string_view session_id) const {
  const auto found = std::ranges::find_if(
      transcripts, [&](const auto& loaded) { return loaded.value.session == session_id; });
  return found == transcripts.end() ? nullptr : &found->value;
}

Result<const Transcript*> StudyData::need_transcript(std::string_view session_id) const {
  if (const Transcript* found = transcript(session_id)) return found;
  const std::string id(session_id);
  for (const Diagnostic& finding : diagnostics.items()) {
    if (finding.rule != kNoText || !finding.path.ends_with("transcripts/" + id + ".md")) continue;
    return tl::make_unexpected(as_error(finding));
  }
  return fail(ErrorKind::not_found, "`" + name + "` has no transcript of `" + id + "`",
              "`uxi ingest FILE --session " + id + "` makes one");
}

std::string StudyData::segment_of(std::string_view session_id) const {
  if (const Session* record = session(session_id);
      record != nullptr && !record->segment.value.empty()) {
    return record->segment.value;
  }
  if (!roster) return {};
  const Participant* person = roster->value.find(participant_of(session_id));
  return person == nullptr ? std::string() : person->segment;
}

bool StudyData::is_broken(std::string_view path) const {
  return std::ranges::any_of(diagnostics.items(), [&](const Diagnostic& finding) {
    return finding.path == path &&
           (finding.rule == kNoText || finding.rule == "yaml/syntax" ||
            finding.rule == "yaml/conflict" || finding.rule == "yaml/limit");
  });
}

Result<StudyData> load_study(const Workspace& workspace, std::string_view name) {
  StudyData data;
  data.name = name;
  data.folder = "studies/" + data.name;
  const std::string plan = data.folder + "/study.yaml";
  UXI_TRY(auto source, workspace.read_text(plan, data.diagnostics));
  if (!source && !data.diagnostics.empty()) source = SourceFile(workspace.display(plan), "");
  if (!source) {
    UXI_TRY(const auto studies, workspace.studies());
    std::string hint = text::did_you_mean(name, studies);
    if (hint.empty()) {
      hint = studies.empty() ? "make one with `uxi init --study NAME`"
                             : "there is " + text::join(studies, ", ");
    }
    return fail(ErrorKind::not_found, "no study `" + data.name + "`", std::move(hint));
  }
  Study study;
  if (data.diagnostics.empty()) study = read_study(*source, data.name, data.diagnostics);
  data.study = {*std::move(source), std::move(study)};
  UXI_TRY_VOID(load_codebooks(workspace, data));
  UXI_TRY_VOID(load_people(workspace, data));
  UXI_TRY_VOID(load_words(workspace, data));
  UXI_TRY_VOID(load_findings(workspace, data));
  data.diagnostics.sort();
  return data;
}

std::optional<TagFileName> parse_tag_file_name(std::string_view name) {
  constexpr std::string_view kEnding = ".yaml";
  if (!name.ends_with(kEnding)) return std::nullopt;
  name.remove_suffix(kEnding.size());
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  TagFileName parts{std::string(name.substr(0, dot)), std::string(name.substr(dot + 1))};
  // Notes are a record of their own: `P01.ben`.
  const std::size_t writer = parts.session.find('.');
  const bool session = is_session_id(std::string_view(parts.session).substr(0, writer));
  const bool noted =
      writer == std::string::npos || is_slug(std::string_view(parts.session).substr(writer + 1));
  if (!session || !noted || !is_slug(parts.coder)) return std::nullopt;
  return parts;
}

}  // namespace uxi::workspace
