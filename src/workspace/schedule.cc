#include "workspace/schedule.h"

#include <algorithm>

#include "model/participant_status.h"
#include "recruit/screen.h"
#include "text/utf8.h"
#include "workspace/first_error.h"

namespace uxi::workspace {
namespace {

Result<void> read_plan(const Workspace& workspace, ScheduleData& out) {
  Diagnostics findings;
  UXI_TRY(const SourceFile plan, workspace.read(out.folder + "/study.yaml"));
  out.plan = read_study(plan, out.study, findings);
  UXI_TRY(const auto roster, workspace.read_if_there(out.folder + "/participants.csv"));
  out.has_roster = roster.has_value();
  if (roster) out.roster = read_roster(*roster, findings);
  UXI_TRY(const auto screener, workspace.read_if_there(out.folder + "/screener.yaml"));
  if (screener) out.screener = read_screener(*screener, findings);
  UXI_TRY(const auto names, workspace.names(out.folder + "/sessions", ".yaml"));
  for (const std::string& name : names) {
    const std::string id = name.substr(0, name.size() - 5);
    UXI_TRY(const SourceFile record, workspace.read(out.folder + "/sessions/" + name));
    Diagnostics about_record;  // `check` tells of them
    out.records.emplace(id, read_session(record, id, about_record));
  }
  return stop_on_first_error(findings);
}

Result<void> read_people(const Workspace& workspace, ScheduleData& out) {
  UXI_TRY(auto contacts, read_contacts(workspace));
  for (Contact& contact : contacts) {
    if (contact.study == out.study) out.contacts.push_back(std::move(contact));
  }
  return {};
}

/// A calendar file: inside the workspace, else as seen from where the person stands.
Result<SourceFile> read_calendar(const Workspace& workspace, const std::string& path) {
  UXI_TRY(std::string bytes, workspace.files().read(workspace.path(path)));
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) {
    return fail_at(ErrorKind::syntax, workspace.display(path), "is no text, and no calendar file");
  }
  return SourceFile(workspace.display(path), std::move(decoded->text));
}

/// Sessions of the other studies, which take the team's time too.
Result<void> read_elsewhere(const Workspace& workspace, ScheduleData& out) {
  UXI_TRY(const auto studies, workspace.studies());
  for (const std::string& other : studies) {
    if (other == out.study) continue;
    UXI_TRY(const auto source, workspace.read_if_there("studies/" + other + "/schedule.yaml"));
    if (!source) continue;
    Diagnostics findings;  // `check` tells of them with that study
    const calendar::ScheduleFile file = calendar::read_schedule(*source, findings);
    const calendar::AgendaInput input{.source = *source, .file = file, .zones = out.zones};
    for (const calendar::Sitting& sitting : calendar::read_sittings(input, findings)) {
      out.elsewhere.push_back({other, sitting.session, sitting.moderator, sitting.span});
    }
  }
  return {};
}

void make_input(const Workspace& workspace, ScheduleData& out) {
  out.input = std::make_unique<calendar::AgendaInput>(
      calendar::AgendaInput{.source = out.source, .file = out.file, .zones = out.zones});
  calendar::AgendaInput& input = *out.input;
  for (const Contact& contact : out.contacts) {
    if (!contact.zone.empty()) input.zones_of_people[contact.participant] = contact.zone;
  }
  input.calendar = [&workspace](const std::string& path) { return read_calendar(workspace, path); };
  if (out.plan.method.minutes.value > 0) input.minutes = out.plan.method.minutes.value;
  const StudyDates& dates = out.plan.dates;
  if (dates.field) input.first = dates.field->value;
  if (dates.synthesis) {
    input.last = date_from_days(days_since_epoch(dates.synthesis->value) - 1);
  } else if (dates.report) {
    input.last = dates.report->value;
  }
  input.moderator = out.plan.team.moderator.value;
}

/// Who of those that wait `screen run` would let in, where the screener has quotas: no bound
/// broken, and those that are wanted most first.
calendar::ChooseWaiting quota_keeper(const ScheduleData& data) {
  if (!data.screener || data.screener->quotas.empty()) return {};
  return [&data](const std::vector<std::string>& candidates) {
    Roster roster = data.roster;
    std::erase_if(roster.people, [&](const Participant& person) {
      const auto status = parse_participant_status(person.status);
      return status && is_waiting(*status) &&
             std::ranges::find(candidates, person.id) == candidates.end();
    });
    const recruit::Screened screened = recruit::screen({.study = data.plan,
                                                        .screener = *data.screener,
                                                        .responses = {},
                                                        .roster = std::move(roster),
                                                        .contacts = {},
                                                        .answers = {}});
    std::set<std::string> chosen;
    for (const recruit::Waiter& waiter : screened.waiters) {
      if (waiter.moved_up) chosen.insert(waiter.id);
    }
    return chosen;
  };
}

}  // namespace

const Contact* ScheduleData::contact(std::string_view participant) const {
  const auto found = std::ranges::find(contacts, participant, &Contact::participant);
  return found == contacts.end() ? nullptr : &*found;
}

Result<std::unique_ptr<ScheduleData>> load_people_data(const Workspace& workspace,
                                                       const std::string& study,
                                                       const ZoneBook::Load& load) {
  auto out = std::make_unique<ScheduleData>(load);
  out->study = study;
  out->folder = "studies/" + study;
  UXI_TRY_VOID(read_plan(workspace, *out));
  UXI_TRY_VOID(read_people(workspace, *out));
  return out;
}

Result<std::unique_ptr<ScheduleData>> load_schedule(const Workspace& workspace,
                                                    const std::string& study,
                                                    const ZoneBook::Load& load,
                                                    const std::optional<std::string>& text) {
  const std::string path = "studies/" + study + "/schedule.yaml";
  UXI_TRY(auto source, workspace.read_if_there(path));
  if (!source) {
    return fail_at(ErrorKind::not_found, workspace.display(path), "there is no schedule",
                   "write `zone: Europe/Berlin` and the times of `team` and `people` into it; "
                   "see uxi-workspace(5)");
  }
  UXI_TRY(auto out, load_people_data(workspace, study, load));
  out->source = text ? SourceFile(source->path(), *text) : *std::move(source);
  out->file = calendar::read_schedule(out->source, out->findings);
  make_input(workspace, *out);
  const bool is_whole = std::ranges::none_of(out->findings.items(), [](const Diagnostic& found) {
    return found.rule.starts_with("yaml/");
  });
  if (!is_whole) return out;
  out->agenda = calendar::read_agenda(*out->input, out->findings);
  UXI_TRY_VOID(read_elsewhere(workspace, *out));
  calendar::check_bookings(*out->input, out->agenda, out->elsewhere, out->findings);
  return out;
}

calendar::PlanInput plan_input(const ScheduleData& data) {
  calendar::Seekers seekers =
      calendar::seekers_of(data.file, data.roster, data.plan, data.records, quota_keeper(data));
  calendar::PlanInput out{.file = data.file,
                          .agenda = data.agenda,
                          .seekers = std::move(seekers.sessions),
                          .first_class = seekers.first_class,
                          .elsewhere = data.elsewhere};
  for (const auto& [id, record] : data.records) {
    if (record.state.value != SessionState::scheduled) out.settled.insert(id);
  }
  return out;
}

}  // namespace uxi::workspace
