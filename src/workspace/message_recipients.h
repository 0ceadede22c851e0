// Whom a message is for: who is due for it, and who is not written to, and why not.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workspace/messages.h"
#include "workspace/schedule_changes.h"
#include "workspace/settings.h"

namespace uxi::workspace {

/// Everything that messages of one study are made of.
struct MessageDesk {
  std::unique_ptr<ScheduleData> data;
  MessageTemplates templates;
  MessageSettings settings;
  std::optional<format::Mailbox> from;
  calendar::Wording wording;
  std::vector<ContactEntry> log;
  std::vector<Contact> everybody;  ///< contacts of all studies
};

/// The people of one study, as one kind of message sees them on one day.
class Recipients {
 public:
  Recipients(const MessageDesk& desk, const recruit::MessageKind& kind, Date today)
      : desk_(desk), data_(*desk.data), kind_(kind), today_(today) {}

  /// Those `named`, or where there are none everybody who is due. `not_found` for who is not in
  /// the roster.
  [[nodiscard]] Result<std::vector<std::string>> chosen(
      const std::vector<std::string>& named) const;
  /// Why somebody is not written to; empty where they are.
  [[nodiscard]] std::string why_not(const std::string& session) const;

  [[nodiscard]] const Participant& person(const std::string& session) const;
  /// The booking of a session, where it is in that state.
  [[nodiscard]] const calendar::Booking* booking(const std::string& session,
                                                 calendar::BookingState state) const;
  /// The clock of a person; only where there is a schedule.
  [[nodiscard]] const TimeZone& zone_of(const std::string& session) const;

 private:
  [[nodiscard]] std::optional<ParticipantStatus> status(const std::string& session) const;
  [[nodiscard]] bool is_due(const std::string& session) const;
  [[nodiscard]] bool is_due_for_time(const std::string& session) const;
  [[nodiscard]] std::optional<Date> last_sent(const std::string& session) const;
  [[nodiscard]] const ContactEntry* told(const std::string& session) const;
  [[nodiscard]] bool is_over(const std::string& session) const;
  [[nodiscard]] std::optional<Date> local_day(const calendar::Booking& seat,
                                              const std::string& session) const;
  [[nodiscard]] bool has_withdrawn(const std::string& session) const;
  [[nodiscard]] std::string why_not_by_status(const std::string& session) const;
  [[nodiscard]] bool may_be_asked_again(const std::string& session) const;
  [[nodiscard]] std::vector<ContactEntry> about(const Contact& contact) const;

  const MessageDesk& desk_;
  const ScheduleData& data_;
  const recruit::MessageKind& kind_;
  Date today_;
};

}  // namespace uxi::workspace
