// Calendar files that Google, Outlook and Apple read (RFC 5545, RFC 5546).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/zone.h"
#include "calendar/span_set.h"
#include "format/mailbox.h"

namespace uxi::calendar {

using format::Mailbox;

struct IcsEvent {
  std::string uid;
  int sequence = 0;
  bool cancelled = false;
  TimeSpan span;
  Date changed;  ///< DTSTAMP, at midnight UTC: there is no clock
  std::string summary;
  std::string description = {};
  std::string location = {};
  std::optional<Mailbox> attendee = {};
};

struct IcsCalendar {
  /// `REQUEST` and `CANCEL` ask the reader's program for an answer, `PUBLISH` is there to be read.
  enum class Method { publish, request, cancel };
  Method method = Method::publish;
  std::string name = {};  ///< shown by calendars that are subscribed to
  std::optional<Mailbox> organizer = {};
  std::vector<IcsEvent> events = {};
};

/// Times are those of `zone`, whose VTIMEZONE is in the file; a time that its clocks show twice is
/// written in UTC.
[[nodiscard]] std::string write_ics(const IcsCalendar& calendar, const TimeZone& zone);

}  // namespace uxi::calendar
