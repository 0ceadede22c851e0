#include "workspace/message_recipients.h"

#include <algorithm>

#include "model/participant_status.h"
#include "text/nearest.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::workspace {

using calendar::Booking;
using calendar::BookingState;

const Participant& Recipients::person(const std::string& session) const {
  return *data_.roster.find(participant_of(session));
}

std::optional<ParticipantStatus> Recipients::status(const std::string& session) const {
  return parse_participant_status(person(session).status);
}

const Booking* Recipients::booking(const std::string& session, BookingState state) const {
  const Booking* found = data_.file.booking(session);
  return found != nullptr && found->state == state ? found : nullptr;
}

Result<std::vector<std::string>> Recipients::chosen(const std::vector<std::string>& named) const {
  std::vector<std::string> known;
  for (const Participant& one : data_.roster.people) known.push_back(one.id);
  for (const std::string& session : named) {
    if (data_.roster.find(participant_of(session)) != nullptr) continue;
    return fail(ErrorKind::not_found, "`" + session + "` is not in the roster",
                text::did_you_mean(session, known));
  }
  if (!named.empty()) return named;
  std::vector<std::string> sessions = known;
  if (kind_.needs_time || kind_.name == "cancel") {
    sessions.clear();
    for (const Booking& one : data_.file.sessions) {
      const bool is_known = data_.roster.find(participant_of(one.id.value)) != nullptr;
      if (is_known) sessions.push_back(one.id.value);
    }
  }
  std::erase_if(sessions, [&](const std::string& session) { return !is_due(session); });
  return sessions;
}

/// The newest day on which this message was sent: about this session where it is about a time, else
/// to the person.
std::optional<Date> Recipients::last_sent(const std::string& session) const {
  std::optional<Date> out;
  for (const ContactEntry& entry : desk_.log) {
    if (entry.study != data_.study || entry.kind != kind_.name) continue;
    const bool is_meant =
        kind_.needs_time ? entry.session == session : entry.participant == participant_of(session);
    if (is_meant) out = std::max(out.value_or(Date{}), entry.when.value_or(Date{}));
  }
  return out;
}

/// What they were told last about the time of a session; of the same day, what stands last in the
/// log. Null where they were told nothing.
const ContactEntry* Recipients::told(const std::string& session) const {
  const ContactEntry* last = nullptr;
  for (const ContactEntry& entry : desk_.log) {
    const bool is_meant =
        entry.study == data_.study && entry.session == session &&
        (entry.kind == "confirm" || entry.kind == "reschedule" || entry.kind == "cancel");
    if (is_meant && (last == nullptr || last->when <= entry.when)) last = &entry;
  }
  return last;
}

bool Recipients::is_due(const std::string& session) const {
  if (kind_.needs_time) return is_due_for_time(session);
  const auto at = status(session);
  if (kind_.name == "cancel") {
    const ContactEntry* last = told(session);
    return booking(session, BookingState::cancelled) != nullptr && last != nullptr &&
           last->kind != "cancel";
  }
  if (last_sent(session)) return false;
  if (kind_.name == "invite") {
    return at == ParticipantStatus::invited ||
           (at == ParticipantStatus::shortlisted && !data_.plan.team.account_owner_approves);
  }
  return at == (kind_.name == "reject" ? ParticipantStatus::out : ParticipantStatus::held);
}

/// Due for a confirmation, a reminder, or word of another time.
bool Recipients::is_due_for_time(const std::string& session) const {
  const Booking* seat = booking(session, BookingState::scheduled);
  if (seat == nullptr || is_over(session)) return false;
  if (kind_.name == "remind")
    return local_day(*seat, session) == today_ && last_sent(session) != today_;
  const ContactEntry* last = told(session);
  const bool is_new = last == nullptr || last->kind == "cancel";
  if (kind_.name == "confirm") return is_new;
  if (is_new) return false;
  if (!last->time.empty()) return last->time != seat->start.value;
  // Nothing is known of the time they were told: the days decide.
  return seat->sequence > 0 && last->when <= seat->changed &&
         !(last->kind == "reschedule" && last->when >= seat->changed);
}

bool Recipients::is_over(const std::string& session) const {
  const auto record = data_.records.find(session);
  return record != data_.records.end() && record->second.state.value != SessionState::scheduled &&
         record->second.state.value != SessionState::cancelled;
}

const TimeZone& Recipients::zone_of(const std::string& session) const {
  const calendar::Person* found = data_.agenda.person(session);
  return found == nullptr || found->zone == nullptr ? *data_.agenda.zone : *found->zone;
}

std::optional<Date> Recipients::local_day(const Booking& seat, const std::string& session) const {
  const auto span = calendar::span_of(seat, data_.agenda);
  if (!span) return std::nullopt;
  return zone_of(session).local(span->begin).day();
}

bool Recipients::has_withdrawn(const std::string& session) const {
  const auto record = data_.records.find(session);
  return status(session) == ParticipantStatus::withdrawn ||
         (record != data_.records.end() && record->second.consent &&
          record->second.consent->withdrawn);
}

std::string Recipients::why_not_by_status(const std::string& session) const {
  if (has_withdrawn(session)) return "has withdrawn";
  const auto at = status(session);
  if (at == ParticipantStatus::out && kind_.name != "reject" && kind_.name != "cancel")
    return "is out";
  if (kind_.name == "follow-up" && !may_be_asked_again(session))
    return "has not agreed to be contacted again";
  const bool was_asked = at && (is_asked(*at) || at == ParticipantStatus::owner_asked);
  if (kind_.name == "invite" && data_.plan.team.account_owner_approves && !was_asked)
    return "the owner of their account has not been asked";
  if (kind_.needs_time && booking(session, BookingState::scheduled) == nullptr)
    return "has no time in the schedule";
  if (kind_.name == "cancel" && booking(session, BookingState::cancelled) == nullptr)
    return "has no session that was cancelled";
  return {};
}

std::string Recipients::why_not(const std::string& session) const {
  if (std::string reason = why_not_by_status(session); !reason.empty()) return reason;
  const Contact* contact = data_.contact(participant_of(session));
  if (contact == nullptr || contact->email.empty()) return "has no address in private/contacts.csv";
  if (!contact->may_be_contacted) return "asked not to be contacted";
  if (!format::is_mail_address(contact->email)) return "their address is no e-mail address";
  const auto soon = too_soon(about(*contact), data_.plan, kind_.name, today_);
  return soon ? soon->reason : std::string();
}

bool Recipients::may_be_asked_again(const std::string& session) const {
  return std::ranges::any_of(data_.records, [&](const auto& record) {
    return participant_of(record.first) == participant_of(session) && record.second.consent &&
           record.second.consent->recontact;
  });
}

/// The log about one person, who may be in other studies under the same address.
std::vector<ContactEntry> Recipients::about(const Contact& contact) const {
  std::vector<ContactEntry> out;
  const std::string address = text::fold_case(contact.email);
  for (const ContactEntry& entry : desk_.log) {
    const bool is_same = std::ranges::any_of(desk_.everybody, [&](const Contact& other) {
      return other.study == entry.study && other.participant == entry.participant &&
             text::fold_case(other.email) == address;
    });
    if (is_same) out.push_back(entry);
  }
  return out;
}

}  // namespace uxi::workspace
