#include "workspace/forget/retention.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "io/path.h"
#include "model/names.h"
#include "model/retention.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "uxi/session.h"
#include "workspace/contacts.h"
#include "workspace/first_error.h"
#include "workspace/forget/survey.h"

namespace uxi::workspace {
namespace {

constexpr auto kKindNames = std::to_array<Named<KeptKind>>({
    {"recording", KeptKind::recording},
    {"original", KeptKind::original},
    {"contact", KeptKind::contact},
    {"transcript", KeptKind::transcript},
});

bool is_recording(std::string_view path) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {".mp4", ".m4a", ".mp3", ".wav", ".mov", ".mkv", ".webm", ".ogg", ".opus", ".flac", ".aac",
       ".avi", ".m4v", ".wma", ".amr", ".3gp"});
  const std::string plain = text::lower(path);
  return std::ranges::any_of(kEndings, [&](std::string_view end) { return plain.ends_with(end); });
}

/// A last day and what states it.
struct Until {
  std::optional<Date> day;
  bool over = false;  ///< whatever the day
  std::string why;

  void earlier(const std::optional<Date>& other, std::string_view says) {
    if (!other || (day && *day <= *other)) return;
    day = other;
    why = says;
  }
};

class Keeping {
 public:
  Keeping(const Workspace& workspace, const Studies& studies, Date today)
      : workspace_(workspace), studies_(studies), today_(today) {}

  Result<std::vector<Kept>> run() {
    UXI_TRY(const auto contacts, read_contacts(workspace_));
    UXI_TRY(files_, survey_files(workspace_));
    for (const auto& [name, data] : studies_) names_.push_back(name);
    for (const auto& [name, data] : studies_) add_study(data);
    for (const Contact& contact : contacts) add_contact(contact);
    std::ranges::sort(kept_, {}, [](const Kept& one) {
      return std::tuple(one.study, one.participant, one.session, one.kind);
    });
    return std::move(kept_);
  }

 private:
  void add_study(const StudyData& data) {
    policies_[data.name] = retention_of(data.study.source);
    std::set<std::string> sessions;
    for (const auto& one : data.sessions) sessions.insert(one.value.id);
    for (const auto& one : data.transcripts) {
      sessions.insert(one.value.session.substr(0, one.value.session.find('.')));
    }
    for (const std::string& session : sessions) {
      if (!is_session_id(session) || is_forgotten(data, participant_of(session))) continue;
      if (is_unread(data, session)) continue;
      add_session(data, session);
    }
  }

  /// Of what a record that cannot be read allows nothing is known (`unread_terms`).
  static bool is_unread(const StudyData& data, std::string_view session) {
    const Session* record = data.session(session);
    return record != nullptr && record->unread;
  }

  Until until_of(const StudyData& data, const std::string& session,
                 const std::optional<Date>& of_kind) const {
    Until until;
    const Session* record = data.session(session);
    if (record != nullptr && record->consent) {
      until.earlier(record->consent->keep_until, "consent");
    }
    if (data.study.value.consent) until.earlier(data.study.value.consent->keep_until, "plan");
    until.earlier(of_kind, "plan");
    const bool withdrawn = record != nullptr && ((record->consent && record->consent->withdrawn) ||
                                                 record->state.value == SessionState::withdrawn);
    if (withdrawn) {
      until.over = true;
      until.why = why_not_usable(record, today_);
      if (record->consent && record->consent->withdrawn) until.day = record->consent->withdrawn;
    }
    return until;
  }

  void add(const StudyData& data, const std::string& session, KeptKind kind,
           const std::optional<Date>& of_kind, std::vector<std::string> paths) {
    if (paths.empty()) return;
    Until until = until_of(data, session, of_kind);
    const bool due = until.over || (until.day && *until.day < today_);
    kept_.push_back({data.name, participant_of(session), session, kind, std::move(paths), until.day,
                     due, std::move(until.why)});
  }

  void add_session(const StudyData& data, const std::string& session) {
    const RetentionPolicy& policy = policies_[data.name];
    const Traces traces({Leaver{data.name, participant_of(session), {session}, false}}, {}, {});
    std::vector<std::string> recordings, originals, words;
    for (const SurveyedFile& file : files_) {
      const std::string study = study_of_path(file.path, names_);
      if (study != data.name || traces.session_in(io::file_name(file.path), study) != session)
        continue;
      if (is_recording(file.path)) {
        recordings.push_back(file.path);
      } else if (file.path.starts_with("private/")) {
        originals.push_back(file.path);
      } else if (file.path.starts_with(data.folder + "/")) {
        words.push_back(file.path);
      }
    }
    add(data, session, KeptKind::recording, policy.recordings, std::move(recordings));
    add(data, session, KeptKind::original, policy.originals, std::move(originals));
    add(data, session, KeptKind::transcript, policy.transcripts, std::move(words));
  }

  /// As long as a session of theirs, or as the plan says.
  void add_contact(const Contact& contact) {
    const auto data = studies_.find(contact.study);
    if (data == studies_.end() || is_forgotten(data->second, contact.participant)) return;
    Until until;
    bool has_session = false;
    bool all_over = true;
    for (const auto& session : data->second.sessions) {
      if (participant_of(session.value.id) != contact.participant) continue;
      if (session.value.unread) return;
      const Until one = until_of(data->second, session.value.id, {});
      const bool later = !has_session || (until.day && (!one.day || *one.day > *until.day));
      if (later) until = one;
      all_over = all_over && one.over;
      has_session = true;
    }
    if (!has_session && data->second.study.value.consent)
      until.earlier(data->second.study.value.consent->keep_until, "plan");
    until.over = has_session && all_over;
    if (!until.over) until.earlier(policies_[contact.study].contacts, "plan");
    const bool due = until.over || (until.day && *until.day < today_);
    kept_.push_back({contact.study,
                     contact.participant,
                     "",
                     KeptKind::contact,
                     {"private/contacts.csv"},
                     until.day,
                     due,
                     std::move(until.why)});
  }

  const Workspace& workspace_;
  const Studies& studies_;
  Date today_;
  std::vector<std::string> names_;
  std::vector<SurveyedFile> files_;
  std::map<std::string, RetentionPolicy> policies_;
  std::vector<Kept> kept_;
};

}  // namespace

std::string_view to_string(KeptKind kind) { return name_of(kKindNames, kind); }

Result<std::vector<Kept>> kept_data(const Workspace& workspace, const Studies& studies,
                                    Date today) {
  return Keeping(workspace, studies, today).run();
}

std::vector<Error> unread_terms(const StudyData& data) {
  std::vector<Error> errors;
  const auto& findings = data.diagnostics.items();
  const std::string& plan = data.study.source.path();
  const auto broken = std::ranges::find_if(findings, [&](const Diagnostic& finding) {
    return finding.severity == Severity::error && finding.path == plan;
  });
  if (broken != findings.end()) errors.push_back(as_error(*broken));
  for (const auto& session : data.sessions) {
    if (session.value.unread) errors.push_back(as_error(*session.value.unread));
  }
  for (Error& error : errors) {
    error.message = "until when this may be kept is not known: " + error.message;
  }
  return errors;
}

Going going_of(const std::vector<Kept>& kept) {
  Going going;
  struct Person {
    std::set<std::string> due, stay;
  };
  std::map<std::pair<std::string, std::string>, Person> people;
  for (const Kept& one : kept) {
    const std::string id = one.study + "/" + one.participant;
    if (one.kind == KeptKind::transcript) {
      Person& person = people[{one.study, one.participant}];
      (one.due ? person.due : person.stay).insert(one.session);
    } else if (one.due && one.kind == KeptKind::contact) {
      going.contacts.insert(id);
    } else if (one.due) {
      going.paths.insert(one.paths.begin(), one.paths.end());
    }
  }
  for (auto& [key, person] : people) {
    if (person.due.empty()) continue;
    going.leavers.push_back({key.first, key.second, std::move(person.due), person.stay.empty()});
  }
  return going;
}

}  // namespace uxi::workspace
