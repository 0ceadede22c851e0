#include "workspace/schedule_check.h"

#include <algorithm>

#include "model/participant_status.h"
#include "text/nearest.h"
#include "uxi/reference.h"
#include "workspace/messages.h"
#include "workspace/schedule.h"

namespace uxi::workspace {
namespace {

/// Sessions and times of people whom the roster does not know, or who are gone.
void check_roster(const ScheduleData& data, Diagnostics& diagnostics) {
  if (!data.has_roster) return;
  std::vector<std::string> ids;
  for (const Participant& person : data.roster.people) ids.push_back(person.id);
  const auto unknown = [&](const Text& session, Severity severity) {
    const std::string id = participant_of(session.value);
    if (data.roster.find(id) != nullptr) return false;
    diagnostics.report(data.source, session.span, severity, "schedule/unknown-person",
                       "`" + id + "` is not in the roster", text::did_you_mean(id, ids));
    return true;
  };
  for (const calendar::Booking& booking : data.file.sessions) {
    if (booking.state != calendar::BookingState::scheduled) continue;
    if (unknown(booking.id, Severity::error)) continue;
    const Participant* person = data.roster.find(participant_of(booking.id.value));
    const auto status = parse_participant_status(person->status);
    if (status == ParticipantStatus::withdrawn || status == ParticipantStatus::out ||
        status == ParticipantStatus::cancelled) {
      diagnostics.report(data.source, booking.id.span, Severity::warning, "schedule/gone",
                         "`" + booking.id.value + "` has a time, and is " + person->status,
                         "`uxi schedule cancel " + booking.id.value + "` frees it");
    }
  }
  for (const calendar::Availability& person : data.file.people)
    unknown(person.name, Severity::warning);
}

}  // namespace

Result<void> check_schedule(const Workspace& workspace, const std::string& study,
                            const ZoneBook::Load& load, Diagnostics& diagnostics) {
  const auto there = workspace.read_if_there("studies/" + study + "/schedule.yaml");
  if (!there || !*there) return {};
  const auto data = load_schedule(workspace, study, load);
  if (!data) return {};
  const bool has_private = io::exists(workspace.files(), workspace.path("private"));
  for (const Diagnostic& finding : (*data)->findings.items()) {
    if (has_private || finding.rule != "schedule/calendar") diagnostics.add(finding);
  }
  check_roster(**data, diagnostics);
  return {};
}

Result<void> check_messages(const Workspace& workspace, Diagnostics& diagnostics) {
  UXI_TRY_VOID(read_message_templates(workspace, diagnostics));
  return {};
}

}  // namespace uxi::workspace
