#include "calendar/ics_write.h"

#include <algorithm>
#include <fmt/format.h>

#include "calendar/ics_values.h"
#include "calendar/ics_zones.h"
#include "uxi/version.h"

namespace uxi::calendar {
namespace {

std::string_view name_of(IcsCalendar::Method method) {
  switch (method) {
    case IcsCalendar::Method::publish: return "PUBLISH";
    case IcsCalendar::Method::request: return "REQUEST";
    case IcsCalendar::Method::cancel: return "CANCEL";
  }
  return "PUBLISH";
}

std::string time_line(std::string_view name, Instant instant, const TimeZone& zone) {
  const LocalTime local = zone.local(instant);
  // Programs differ on which of two equal times is meant.
  if (zone.name() == "UTC" || zone.resolve(local).kind != TimeZone::Kind::unique)
    return fmt::format("{}:{}Z\r\n", name, ics_time({instant.seconds}));
  return ics_fold(fmt::format("{};TZID={}:{}", name, zone.name(), ics_time(local)));
}

void add_text(std::string& out, std::string_view name, const std::string& text) {
  if (!text.empty()) out += ics_fold(std::string(name) + ":" + ics_escape(text));
}

std::string mailbox(std::string_view name, std::string_view parameters, const Mailbox& box) {
  const std::string common = box.name.empty() ? std::string() : ";CN=" + ics_parameter(box.name);
  return ics_fold(fmt::format("{}{}{}:mailto:{}", name, common, parameters, box.address));
}

std::string event_text(const IcsEvent& event, const IcsCalendar& calendar, const TimeZone& zone) {
  std::string out = "BEGIN:VEVENT\r\n";
  add_text(out, "UID", event.uid);
  out += fmt::format("SEQUENCE:{}\r\nDTSTAMP:{}Z\r\n", event.sequence,
                     ics_time(LocalTime::at(event.changed)));
  out += time_line("DTSTART", event.span.begin, zone);
  out += time_line("DTEND", event.span.end, zone);
  add_text(out, "SUMMARY", event.summary);
  add_text(out, "DESCRIPTION", event.description);
  add_text(out, "LOCATION", event.location);
  out += fmt::format("STATUS:{}\r\nTRANSP:{}\r\n", event.cancelled ? "CANCELLED" : "CONFIRMED",
                     event.cancelled ? "TRANSPARENT" : "OPAQUE");
  if (calendar.organizer) out += mailbox("ORGANIZER", "", *calendar.organizer);
  if (event.attendee) {
    out += mailbox("ATTENDEE", ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
                   *event.attendee);
  }
  return out + "END:VEVENT\r\n";
}

}  // namespace

std::string write_ics(const IcsCalendar& calendar, const TimeZone& zone) {
  std::string out = fmt::format(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//uxi//uxi {}//EN\r\nCALSCALE:GREGORIAN\r\n"
      "METHOD:{}\r\n",
      version(), name_of(calendar.method));
  add_text(out, "X-WR-CALNAME", calendar.name);
  if (!calendar.events.empty() && zone.name() != "UTC") {
    TimeSpan all = calendar.events.front().span;
    for (const IcsEvent& event : calendar.events) {
      all = {std::min(all.begin, event.span.begin), std::max(all.end, event.span.end)};
    }
    out += write_vtimezone(zone, all);
  }
  for (const IcsEvent& event : calendar.events) out += event_text(event, calendar, zone);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace uxi::calendar
