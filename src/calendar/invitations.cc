#include "calendar/invitations.h"

#include <fmt/format.h>

namespace uxi::calendar {
namespace {

std::string uid_of(const Booking& booking) {
  return (booking.uid.empty() ? booking.id.value : booking.uid) + "@uxi";
}

std::string found(const std::map<std::string, std::string>& values, const std::string& key) {
  const auto at = values.find(key);
  return at == values.end() ? std::string() : at->second;
}

}  // namespace

std::optional<TimeSpan> span_of(const Booking& booking, const Agenda& agenda) {
  const auto time = parse_time(booking.start.value);
  if (!time || agenda.zone == nullptr) return std::nullopt;
  std::string note;
  const auto begin = instant_of(*time, *agenda.zone, note);
  if (!begin) return std::nullopt;
  const int minutes = booking.minutes > 0 ? booking.minutes : agenda.minutes;
  return TimeSpan{*begin, {begin->seconds + std::int64_t{minutes} * 60}};
}

IcsCalendar invitation(const Booking& booking, TimeSpan span, const Wording& wording,
                       const std::optional<Mailbox>& attendee) {
  using Method = IcsCalendar::Method;
  const bool is_cancelled = booking.state == BookingState::cancelled;
  const bool asks = wording.organizer && attendee;
  IcsCalendar out{.method = is_cancelled ? Method::cancel
                            : asks       ? Method::request
                                         : Method::publish,
                  .organizer = wording.organizer};
  out.events.push_back({.uid = uid_of(booking),
                        .sequence = booking.sequence,
                        .cancelled = is_cancelled,
                        .span = span,
                        .changed = booking.changed,
                        .summary = wording.title,
                        .description = wording.description,
                        .location = wording.where,
                        .attendee = asks ? attendee : std::nullopt});
  return out;
}

IcsCalendar team_calendar(const ScheduleFile& file, const Agenda& agenda, const std::string& name,
                          const Wording& wording,
                          const std::map<std::string, std::string>& segments,
                          const std::map<std::string, std::string>& called) {
  IcsCalendar out{.name = name};
  for (const Booking& booking : file.sessions) {
    const auto span = span_of(booking, agenda);
    if (!span) continue;
    const std::string person = found(called, booking.id.value);
    const std::string segment = found(segments, booking.id.value);
    std::string summary =
        person.empty() ? booking.id.value : fmt::format("{}, {}", booking.id.value, person);
    if (!segment.empty()) summary += fmt::format(" ({})", segment);
    out.events.push_back({.uid = "team-" + uid_of(booking),
                          .sequence = booking.sequence,
                          .cancelled = booking.state == BookingState::cancelled,
                          .span = *span,
                          .changed = booking.changed,
                          .summary = fmt::format("{} with {}", summary, booking.moderator.value),
                          .location = wording.where});
  }
  return out;
}

}  // namespace uxi::calendar
