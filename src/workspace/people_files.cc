#include "workspace/people_files.h"

#include <algorithm>

#include "format/edit.h"
#include "model/records.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kContacts = "private/contacts.csv";
constexpr std::string_view kMessages = "private/messages.csv";
constexpr std::string_view kNotes = "private/notes.csv";

std::string incentives_path(const PeopleFiles& files) { return files.folder + "/incentives.csv"; }
std::string roster_path(const PeopleFiles& files) { return files.folder + "/participants.csv"; }

std::string text_of(const std::optional<SourceFile>& source) {
  return source ? std::string(source->text()) : std::string();
}

Result<void> read_sessions(const Workspace& workspace, PeopleFiles& files) {
  const std::string folder = files.folder + "/sessions";
  UXI_TRY(auto names, workspace.names(folder, ".yaml"));
  // P07-2 and P07-10 in the order in which they were held.
  std::ranges::sort(names, [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), a) < std::pair(b.size(), b);
  });
  for (const std::string& name : names) {
    UXI_TRY(SourceFile source, workspace.read(folder + "/" + name));
    const std::string id = name.substr(0, name.size() - std::string_view(".yaml").size());
    files.facts.sessions.push_back(read_session(source, id, files.findings));
    files.sessions.push_back(std::move(source));
  }
  return {};
}

void read_notes(PeopleFiles& files) {
  if (!files.notes) return;
  Diagnostics findings;
  const Reading reading{*files.notes, findings, "notes"};
  const RecordTable table(reading, {"id", "note"});
  files.findings.append(findings.items());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string id = table.at(i, "id").value;
    const std::size_t slash = id.find('/');
    if (slash == std::string::npos || id.substr(0, slash) != files.facts.study.name) continue;
    files.written.push_back({id.substr(0, slash), id.substr(slash + 1), table.at(i, "when").value,
                             table.at(i, "who").value, table.at(i, "note").value});
  }
}

/// The record with another state, or with the day on which consent was withdrawn.
Result<std::string> with_change(const SourceFile& source, const recruit::SessionChange& change,
                                Date on) {
  Diagnostics findings;
  const format::yaml::Node tree = format::yaml::parse(source, findings);
  if (findings.has_errors()) {
    return fail_at(ErrorKind::syntax, source.path(), "this file has errors",
                   "`uxi check` lists them");
  }
  std::vector<Edit> edits;
  if (change.state) {
    edits.push_back(format::yaml::set_key(source, tree, "state", to_string(*change.state)));
  }
  const format::yaml::Node* consent = tree.find("consent");
  if (change.withdraws_consent && consent != nullptr) {
    edits.push_back(format::yaml::set_key(source, *consent, "withdrawn", uxi::to_string(on)));
  }
  return format::apply_edits(source.text(), std::move(edits));
}

}  // namespace

Result<PeopleFiles> read_people(const Workspace& workspace, const std::string& study) {
  PeopleFiles files{.folder = "studies/" + study};
  UXI_TRY(const SourceFile plan, workspace.read(files.folder + "/study.yaml"));
  files.facts.study = read_study(plan, study, files.findings);
  UXI_TRY(files.roster, workspace.read_if_there(roster_path(files)));
  if (!files.roster) {
    return fail_at(ErrorKind::not_found, workspace.display(roster_path(files)),
                   "there is no roster", "`uxi screen run ANSWERS.csv` makes one");
  }
  files.facts.roster = read_roster(*files.roster, files.findings);
  UXI_TRY(files.incentives, workspace.read_if_there(incentives_path(files)));
  if (files.incentives) files.facts.ledger = read_incentives(*files.incentives, files.findings);
  UXI_TRY_VOID(read_sessions(workspace, files));
  UXI_TRY(const auto contacts, workspace.read_if_there(kContacts));
  if (contacts) {
    files.facts.addresses = recruit::read_keyed_table(*contacts, "private", files.findings);
  }
  UXI_TRY(files.messages, workspace.read_if_there(kMessages));
  if (files.messages) files.facts.contacts = read_contact_log(*files.messages, files.findings);
  UXI_TRY(files.notes, workspace.read_if_there(kNotes));
  read_notes(files);
  return files;
}

Result<void> put_people(const Workspace& workspace, const PeopleFiles& files,
                        const recruit::ChangedPeople& changed, Date on, Changes& changes) {
  // A row at a time is compared as it would be written, so that only what is meant changes.
  if (write_roster(changed.roster) != write_roster(files.facts.roster)) {
    UXI_TRY_VOID(changes.put(workspace, roster_path(files), write_roster(changed.roster)));
  }
  if (!changed.entries.empty()) {
    UXI_TRY_VOID(changes.put(workspace, incentives_path(files),
                             with_incentives(text_of(files.incentives), changed.entries)));
  }
  for (const recruit::SessionChange& change : changed.sessions) {
    const auto at = std::ranges::find(files.facts.sessions, change.id, &Session::id);
    if (at == files.facts.sessions.end()) continue;
    const auto place = static_cast<std::size_t>(at - files.facts.sessions.begin());
    UXI_TRY(std::string after, with_change(files.sessions[place], change, on));
    UXI_TRY_VOID(changes.put(workspace, files.folder + "/sessions/" + change.id + ".yaml",
                             std::move(after)));
  }
  if (changed.contacts.empty()) return {};
  return changes.put(workspace, kMessages,
                     with_contacts(text_of(files.messages), changed.contacts));
}

Result<void> put_note(const Workspace& workspace, const PeopleFiles& files, const PersonNote& note,
                      Changes& changes) {
  return changes.put(workspace, kNotes,
                     with_records(text_of(files.notes), {"id", "when", "who", "note"},
                                  {{{"id", note.study + "/" + note.participant},
                                    {"when", note.when},
                                    {"who", note.who},
                                    {"note", note.note}}}));
}

Result<std::map<std::string, recruit::Seen>> seen_people(const Workspace& workspace) {
  std::map<std::string, recruit::Seen> out;
  UXI_TRY(const auto studies, workspace.studies());
  for (const std::string& study : studies) {
    PeopleFiles files{.folder = "studies/" + study};
    UXI_TRY_VOID(read_sessions(workspace, files));
    for (const Session& session : files.facts.sessions) {
      if (session.state.value != SessionState::held || !session.date) continue;
      const std::string id = study + "/" + participant_of(session.id);
      const auto [known, is_new] = out.try_emplace(id, recruit::Seen{study, session.date->value});
      if (!is_new) known->second.date = std::max(known->second.date, session.date->value);
    }
  }
  return out;
}

Changes without_private(const Changes& changes) {
  Changes out;
  for (const io::FileChange& file : changes.files()) {
    if (!file.path.starts_with(std::string(kPrivate) + "/")) out.add(file);
  }
  return out;
}

}  // namespace uxi::workspace
