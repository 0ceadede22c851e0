#include "workspace/schedule_changes.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/edit.h"
#include "uxi/reference.h"
#include "workspace/first_error.h"

namespace uxi::workspace {
namespace {

using calendar::Booking;
using calendar::BookingChange;

std::string calendar_folder(const std::string& study) {
  return std::string(kPrivate) + "/calendar/" + study;
}

/// The day that a session is on, by the clock of the schedule.
std::string day_of(const Booking& booking) { return booking.start.value.substr(0, 10); }

std::string new_record(const Booking& booking, const Participant* person) {
  std::string out = "participant: " + participant_of(booking.id.value) + "\n";
  if (person != nullptr && !person->segment.empty())
    out += "segment: " + format::yaml::write_scalar(person->segment, false) + "\n";
  return out + fmt::format("date: {}\nstate: {}\nmoderator: {}\n", day_of(booking),
                           to_string(booking.state),
                           format::yaml::write_scalar(booking.moderator.value, false));
}

/// `withdrawn` and `out` are not undone by what becomes of a session.
bool stays(const Participant& person) {
  const auto status = parse_participant_status(person.status);
  return status == ParticipantStatus::withdrawn || status == ParticipantStatus::out;
}

bool is_withdrawn(const ScheduleData& data, const std::string& session) {
  const auto record = data.records.find(session);
  return record != data.records.end() && record->second.state.value == SessionState::withdrawn;
}

/// The session's record with day, state and moderator of the booking; what else is in it stays.
Result<void> put_record(const Workspace& workspace, const ScheduleData& data,
                        const Booking& booking, Changes& changes) {
  const std::string path = data.folder + "/sessions/" + booking.id.value + ".yaml";
  const auto record = data.records.find(booking.id.value);
  if (record != data.records.end() && record->second.unread) {
    return tl::make_unexpected(as_error(*record->second.unread));
  }
  UXI_TRY(const auto source, workspace.read_if_there(path));
  if (!source) {
    if (booking.state == calendar::BookingState::cancelled) return {};
    const Participant* person = data.roster.find(participant_of(booking.id.value));
    return changes.put(workspace, path, new_record(booking, person));
  }
  Diagnostics findings;
  const auto tree = format::yaml::parse(*source, findings);
  if (tree.kind != format::yaml::Kind::mapping) return {};
  const auto set = [&](std::string_view key, std::string_view value) {
    return format::yaml::set_key(*source, tree, key, value);
  };
  const std::string_view state =
      is_withdrawn(data, booking.id.value) ? "withdrawn" : to_string(booking.state);
  UXI_TRY(const std::string text,
          format::apply_edits(
              source->text(),
              {set("date", day_of(booking)), set("state", state),
               set("moderator", format::yaml::write_scalar(booking.moderator.value, tree.flow))}));
  changes.replace(path, source->text(), text);
  return {};
}

Result<void> put_roster(const Workspace& workspace, const ScheduleData& data,
                        const std::map<std::string, ParticipantStatus>& statuses,
                        Changes& changes) {
  if (!data.has_roster || statuses.empty()) return {};
  Roster roster = data.roster;
  for (Participant& person : roster.people) {
    const auto status = statuses.find(person.id);
    if (status != statuses.end() && !stays(person)) person.status = to_string(status->second);
  }
  return changes.put(workspace, data.folder + "/participants.csv", write_roster(roster));
}

std::optional<calendar::Mailbox> attendee_of(const ScheduleData& data, const std::string& session) {
  const Contact* contact = data.contact(participant_of(session));
  if (contact == nullptr || !format::is_mail_address(contact->email)) return std::nullopt;
  return calendar::Mailbox{contact->name, contact->email};
}

Result<void> put_calendars(const Workspace& workspace, const ScheduleData& data, Changes& changes) {
  UXI_TRY(const calendar::Wording wording, wording_of(workspace, data));
  const std::string folder = calendar_folder(data.study);
  for (const Booking& booking : data.file.sessions) {
    const auto file = invitation_file(data, booking, wording);
    if (!file) continue;
    UXI_TRY_VOID(changes.put(workspace, folder + "/" + booking.id.value + ".ics", *file));
  }
  return changes.put(workspace, folder + "/team.ics", team_file(data, wording, false));
}

}  // namespace

Result<calendar::Wording> wording_of(const Workspace& workspace, const ScheduleData& data) {
  Diagnostics findings;
  UXI_TRY(const Settings settings, workspace.settings(findings));
  calendar::Wording out{.title = data.file.title.value.empty() ? std::string(calendar::kUsualTitle)
                                                               : data.file.title.value,
                        .description = data.plan.public_text.value,
                        .where = data.file.where.value};
  if (settings.messages.from.value.empty()) return out;
  auto from = format::parse_mailbox(settings.messages.from.value);
  if (!from) {
    return fail_at(ErrorKind::syntax, workspace.display("uxi.yaml"),
                   "`messages.from`: " + from.error().message, from.error().hint);
  }
  out.organizer = *std::move(from);
  return out;
}

std::optional<std::string> invitation_file(const ScheduleData& data, const Booking& booking,
                                           const calendar::Wording& wording) {
  const auto span = calendar::span_of(booking, data.agenda);
  if (!span) return std::nullopt;
  const calendar::Person* person = data.agenda.person(booking.id.value);
  const TimeZone& zone =
      person == nullptr || person->zone == nullptr ? *data.agenda.zone : *person->zone;
  return calendar::write_ics(
      calendar::invitation(booking, *span, wording, attendee_of(data, booking.id.value)), zone);
}

std::string team_file(const ScheduleData& data, const calendar::Wording& wording, bool with_names) {
  std::map<std::string, std::string> segments;
  std::map<std::string, std::string> called;
  for (const Booking& booking : data.file.sessions) {
    const std::string id = participant_of(booking.id.value);
    if (const Participant* person = data.roster.find(id))
      segments[booking.id.value] = person->segment;
    const Contact* contact = data.contact(id);
    if (with_names && contact != nullptr) called[booking.id.value] = contact->name;
  }
  return calendar::write_ics(
      calendar::team_calendar(data.file, data.agenda, "Interviews: " + data.study, wording,
                              segments, called),
      *data.agenda.zone);
}

Result<ScheduleChanges> schedule_changes(const Workspace& workspace, const ScheduleData& data,
                                         const std::vector<Booking>& bookings,
                                         const ZoneBook::Load& load,
                                         ParticipantStatus after_cancel) {
  ScheduleChanges out;
  UXI_TRY(const std::string text, calendar::with_bookings(data.source, bookings));
  UXI_TRY_VOID(out.shown.put(workspace, data.path(), text));
  std::map<std::string, ParticipantStatus> statuses;
  for (const Booking& booking : bookings) {
    const BookingChange change = calendar::change_of(data.file, booking);
    if (change == BookingChange::kept) continue;
    const std::string person = participant_of(booking.id.value);
    // Who comes again was here before.
    const ParticipantStatus gone =
        person == booking.id.value ? after_cancel : ParticipantStatus::held;
    statuses[person] = change == BookingChange::cancelled ? gone : ParticipantStatus::scheduled;
    UXI_TRY_VOID(put_record(workspace, data, booking, out.shown));
  }
  UXI_TRY_VOID(put_roster(workspace, data, statuses, out.shown));
  out.written = out.shown;
  // The calendars are of the schedule as it will be.
  UXI_TRY(const auto after, load_schedule(workspace, data.study, load, text));
  UXI_TRY_VOID(put_calendars(workspace, *after, out.written));
  return out;
}

std::vector<std::string> booked_sessions(const ScheduleData& data,
                                         const std::vector<std::string>& gone) {
  std::vector<std::string> out;
  for (const Booking& booking : data.file.sessions) {
    const std::string& id = booking.id.value;
    const bool is_meant = std::ranges::any_of(
        gone, [&](const std::string& one) { return one == id || one == participant_of(id); });
    const auto record = data.records.find(id);
    const bool took_place =
        record != data.records.end() && (record->second.state.value == SessionState::held ||
                                         record->second.state.value == SessionState::no_show);
    const bool has_time = booking.state == calendar::BookingState::scheduled && !took_place;
    if (is_meant && has_time) out.push_back(id);
  }
  return out;
}

Result<void> cancel_bookings(const Workspace& workspace, const ScheduleData& data,
                             const std::vector<std::string>& sessions, const ZoneBook::Load& load,
                             Date today, Changes& changes) {
  calendar::ScheduleFile file = data.file;
  for (const std::string& session : sessions) {
    UXI_TRY(file.sessions, calendar::with_cancelled(file, session, today));
  }
  UXI_TRY(const std::string text, calendar::with_bookings(data.source, file.sessions));
  UXI_TRY_VOID(changes.put(workspace, data.path(), text));
  UXI_TRY(const auto after, load_schedule(workspace, data.study, load, text));
  return put_calendars(workspace, *after, changes);
}

}  // namespace uxi::workspace
