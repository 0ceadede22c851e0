#include "workspace/standing.h"

#include <algorithm>
#include <map>
#include <set>

#include "uxi/reference.h"
#include "workspace/contacts.h"
#include "workspace/incidence.h"

namespace uxi::workspace {
namespace {

constexpr std::int64_t kSoon = 30;  // days

SegmentStanding segment_standing(const StudyData& data, const Segment& segment) {
  SegmentStanding out{.id = segment.id.value, .target = segment.target.value};
  std::set<std::string> recruited, held, ingested, debriefed, coded;
  if (data.roster) {
    for (const Participant& person : data.roster->value.people) {
      const bool in = person.status != "waiting" && person.status != "out" &&
                      person.status != "applied" && person.status != "withdrawn" &&
                      person.status != "forgotten";
      if (person.segment == out.id && in) recruited.insert(person.id);
    }
  }
  for (const auto& loaded : data.sessions) {
    const Session& session = loaded.value;
    if (data.segment_of(session.id) != out.id || session.state.value != SessionState::held) {
      continue;
    }
    const std::string person = participant_of(session.id);
    held.insert(person);
    recruited.insert(person);  // there may be no roster
    if (data.transcript(session.id) != nullptr) ingested.insert(person);
    if (session.debrief == "done") debriefed.insert(person);
    if (!session.coded.empty()) coded.insert(person);
  }
  out.recruited = recruited.size();
  out.held = held.size();
  out.ingested = ingested.size();
  out.debriefed = debriefed.size();
  out.coded = coded.size();
  return out;
}

/// Collects who is meant by each kind of promise.
class Ledger {
 public:
  void add(Promise::Kind kind, std::string who, std::optional<std::int64_t> days = {}) {
    who_[{kind, days}].push_back(std::move(who));
  }
  [[nodiscard]] std::vector<Promise> promises() && {
    std::vector<Promise> out;
    for (auto& [key, who] : who_) out.push_back({key.first, std::move(who), key.second});
    return out;
  }

 private:
  std::map<std::pair<Promise::Kind, std::optional<std::int64_t>>, std::vector<std::string>> who_;
};

void add_session(Ledger& ledger, const StudyData& data, const Session& session, Date today) {
  using Kind = Promise::Kind;
  if (session.state.value != SessionState::held) return;
  if (session.debrief != "done") ledger.add(Kind::debrief, session.id);
  if (data.transcript(session.id) == nullptr) {
    ledger.add(Kind::ingest, session.id);
  } else if (session.coded.empty()) {
    ledger.add(Kind::code, session.id);
  }
  if (!session.consent || !session.consent->keep_until) return;
  const std::int64_t left =
      days_since_epoch(*session.consent->keep_until) - days_since_epoch(today);
  if (left < 0) ledger.add(Kind::consent_ran_out, session.id);
  if (left >= 0 && left <= kSoon) ledger.add(Kind::consent_ends, session.id, left);
}

/// Who came and has not been thanked; nobody can tell where no message was ever noted down.
Result<void> add_thanks(Ledger& ledger, const Workspace& workspace, const StudyData& data) {
  UXI_TRY(const auto messages, read_messages(workspace));
  if (!messages) return {};
  std::set<std::string> thanked;
  for (const SentMessage& message : *messages) {
    if (message.study == data.name && message.kind.starts_with("thank")) {
      thanked.insert(message.participant);
    }
  }
  std::set<std::string> came;
  for (const auto& loaded : data.sessions) {
    if (loaded.value.state.value == SessionState::held) {
      came.insert(participant_of(loaded.value.id));
    }
  }
  for (const std::string& person : came) {
    if (!thanked.contains(person)) ledger.add(Promise::Kind::thanks, person);
  }
  return {};
}

/// When the newest of a folder's files was changed; 0 where there is none.
Result<std::int64_t> newest(const Workspace& workspace, const std::string& folder) {
  std::int64_t latest = 0;
  UXI_TRY(const auto names, workspace.names(folder, ""));
  for (const std::string& name : names) {
    const auto info = workspace.files().info(workspace.path(folder + "/" + name));
    if (info) latest = std::max(latest, info->modified_ns);
  }
  return latest;
}

/// Reports that were made before what they are made from was last changed.
Result<void> add_old_reports(Ledger& ledger, const Workspace& workspace, const StudyData& data) {
  const std::string folder = data.folder + "/reports";
  UXI_TRY(const auto reports, workspace.names(folder, ""));
  if (reports.empty()) return {};
  std::int64_t latest = 0;
  for (const std::string_view part :
       {"transcripts", "tags", "themes", "insights", "sessions", "notes"}) {
    UXI_TRY(const std::int64_t time, newest(workspace, data.folder + "/" + std::string(part)));
    latest = std::max(latest, time);
  }
  for (const std::string& name : reports) {
    const auto info = workspace.files().info(workspace.path(folder + "/" + name));
    const bool is_report = name.ends_with(".md") || name.ends_with(".html") ||
                           name.ends_with(".json") || name.ends_with(".csv") ||
                           name.ends_with(".pdf") || name.ends_with(".docx");
    if (is_report && info && info->modified_ns < latest) {
      ledger.add(Promise::Kind::report, "reports/" + name);
    }
  }
  return {};
}

}  // namespace

std::string_view to_string(Promise::Kind kind) {
  using Kind = Promise::Kind;
  switch (kind) {
    case Kind::consent_ran_out: return "consent-ran-out";
    case Kind::debrief: return "debrief";
    case Kind::incentive: return "incentive";
    case Kind::thanks: return "thanks";
    case Kind::consent_ends: return "consent-ends";
    case Kind::ingest: return "ingest";
    case Kind::code: return "code";
    case Kind::report: return "report";
  }
  return "";
}

Result<Standing> standing_of(const Workspace& workspace, const StudyData& data, Date today) {
  Standing out;
  for (const Segment& segment : data.study.value.segments) {
    out.segments.push_back(segment_standing(data, segment));
  }
  out.notes = static_cast<std::size_t>(std::ranges::count_if(
      data.transcripts, [](const auto& one) { return one.value.kind == TranscriptKind::notes; }));
  out.transcripts = data.transcripts.size() - out.notes;
  for (const auto& tags : data.tags) out.highlights += tags.value.highlights.size();
  out.themes = static_cast<std::size_t>(
      std::ranges::count_if(data.themes, [](const auto& theme) { return theme.value.accepted; }));
  if (out.themes == 0) out.themes = data.themes.size();
  out.insights = data.insights.size();
  out.reflexive = data.study.value.approach.value == Approach::reflexive;
  const Incidence incidence = incidence_of(data, today);
  out.not_coded = incidence.left_out.size();
  if (!incidence.interviews.empty() && !out.reflexive) {
    out.saturation = analysis::saturation(incidence.interviews);
  }
  Ledger ledger;
  for (const auto& session : data.sessions) add_session(ledger, data, session.value, today);
  if (data.roster) {
    for (const Participant& person : data.roster->value.people) {
      if (person.incentive_state == "owed") ledger.add(Promise::Kind::incentive, person.id);
    }
  }
  UXI_TRY_VOID(add_thanks(ledger, workspace, data));
  UXI_TRY_VOID(add_old_reports(ledger, workspace, data));
  out.promises = std::move(ledger).promises();
  return out;
}

}  // namespace uxi::workspace
