#include "cli/schedule_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "calendar/invitations.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {

using calendar::BookingChange;
using calendar::BookingState;

namespace {

constexpr int kWidth = 80;
constexpr int kWidestName = 14;
constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

std::string cell(std::string_view text, int width) {
  const std::string shown = text::elide(text::printable(text), width);
  return shown + std::string(static_cast<std::size_t>(width - text::display_width(shown)), ' ');
}

std::string clock(LocalTime time) { return to_string(time).substr(11, 5); }

/// `2026-03-10T09:00:00+01:00`
std::string iso(Instant instant, const TimeZone& zone) {
  const std::string local = to_string(zone.local(instant));
  return fmt::format("{}T{}{}{}", local.substr(0, 10), local.substr(11),
                     local.size() == 16 ? ":00" : "", offset_text(zone.era_at(instant).offset));
}

const TimeZone& zone_of(const ScheduleView& view, const std::string& session) {
  const calendar::Person* person = view.data.agenda.person(session);
  return person == nullptr || person->zone == nullptr ? *view.data.agenda.zone : *person->zone;
}

std::string segment_of(const ScheduleView& view, const std::string& session) {
  const Participant* person = view.data.roster.find(participant_of(session));
  return person == nullptr ? std::string() : person->segment;
}

Mark mark_of(BookingChange change) {
  switch (change) {
    case BookingChange::booked: return Mark::added;
    case BookingChange::moved: return Mark::warning;
    case BookingChange::cancelled: return Mark::removed;
    case BookingChange::kept: break;
  }
  return Mark::dim;
}

/// What became of it in this run; of one that is as it was, only that it is cancelled.
std::string_view state_of(const ScheduleRow& row, const ScheduleView& view) {
  if (row.booking.state == BookingState::cancelled) return "cancelled";
  return view.planned || row.change != BookingChange::kept ? to_string(row.change) : "";
}

/// Where their clock shows something else: `03:00 in America/New_York`.
std::string their_time(const ScheduleRow& row, const ScheduleView& view) {
  const TimeZone& theirs = zone_of(view, row.booking.id.value);
  const TimeZone& ours = *view.data.agenda.zone;
  const LocalTime there = theirs.local(row.span.begin);
  const LocalTime here = ours.local(row.span.begin);
  if (there == here) return {};
  const std::string day = there.day() == here.day() ? "" : to_string(there.day()).substr(5) + " ";
  return fmt::format("{}{} {}", day, clock(there), theirs.name());
}

/// Columns as wide as what stands in them.
struct Columns {
  int id = 3;
  int moderator = 3;
  int segment = 3;

  explicit Columns(const ScheduleView& view) {
    for (const ScheduleRow& row : view.rows) {
      id = std::max(id, text::display_width(row.booking.id.value));
      moderator = std::max(moderator, text::display_width(row.booking.moderator.value));
      segment = std::max(segment, text::display_width(segment_of(view, row.booking.id.value)));
    }
    id = std::min(id, kWidestName);
    moderator = std::min(moderator, kWidestName);
    segment = std::min(segment, kWidestName);
  }
};

std::string row_line(const ScheduleRow& row, const ScheduleView& view, const Columns& columns,
                     const Style& style) {
  const TimeZone& zone = *view.data.agenda.zone;
  const std::string times =
      clock(zone.local(row.span.begin)) + "-" + clock(zone.local(row.span.end));
  const std::string left =
      fmt::format("  {}  {}  {}  {}  ", times, cell(row.booking.id.value, columns.id),
                  cell(row.booking.moderator.value, columns.moderator),
                  cell(segment_of(view, row.booking.id.value), columns.segment));
  const std::string_view state = state_of(row, view);
  const std::string there =
      text::elide(their_time(row, view), kWidth - text::display_width(left) - 11);
  std::string line =
      left + style(mark_of(row.change), there.empty() ? std::string(state) : cell(state, 9));
  if (!there.empty()) line += "  " + style(Mark::dim, there);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string head_text(const ScheduleView& view, const Style& style) {
  const calendar::Agenda& agenda = view.data.agenda;
  return style(Mark::strong, text::printable(view.data.study)) +
         fmt::format(": {} minutes, {} free between, clock of {}\n", agenda.minutes, agenda.buffer,
                     agenda.zone->name());
}

void write_row(format::json::Writer& json, const ScheduleRow& row, const ScheduleView& view) {
  const TimeZone& theirs = zone_of(view, row.booking.id.value);
  json.begin_object()
      .field("session", row.booking.id.value)
      .field("participant", participant_of(row.booking.id.value))
      .field("segment", segment_of(view, row.booking.id.value))
      .field("start", iso(row.span.begin, *view.data.agenda.zone))
      .field("end", iso(row.span.end, *view.data.agenda.zone))
      .field("their_start", iso(row.span.begin, theirs))
      .field("their_zone", theirs.name())
      .field("moderator", row.booking.moderator.value)
      .field("state", to_string(row.booking.state))
      .field("change", to_string(row.change))
      .field("uid", row.booking.uid)
      .field("sequence", row.booking.sequence)
      .end_object();
}

}  // namespace

std::vector<ScheduleRow> schedule_rows(const workspace::ScheduleData& data,
                                       const std::vector<calendar::Booking>& bookings, bool all) {
  std::vector<ScheduleRow> out;
  for (const calendar::Booking& booking : bookings) {
    const BookingChange change = calendar::change_of(data.file, booking);
    const bool is_old = booking.state == BookingState::cancelled && change == BookingChange::kept;
    const auto span = calendar::span_of(booking, data.agenda);
    if (span && (all || !is_old)) out.push_back({booking, *span, change});
  }
  std::ranges::stable_sort(out, [](const ScheduleRow& a, const ScheduleRow& b) {
    return a.span != b.span ? a.span < b.span
                            : a.booking.moderator.value < b.booking.moderator.value;
  });
  return out;
}

std::string schedule_text(const ScheduleView& view, const Style& style) {
  std::string out = head_text(view, style);
  const Columns columns(view);
  std::optional<Date> day;
  for (const ScheduleRow& row : view.rows) {
    const LocalTime begin = view.data.agenda.zone->local(row.span.begin);
    if (day != begin.day()) {
      day = begin.day();
      out += style(Mark::strong,
                   fmt::format("{} {}", kWeekdays[static_cast<std::size_t>(begin.weekday())],
                               to_string(*day))) +
             "\n";
    }
    out += row_line(row, view, columns, style);
  }
  if (view.rows.empty()) out += "  nothing is booked\n";
  if (!view.unseated.empty()) out += style(Mark::strong, "no time") + "\n";
  for (const calendar::Unseated& person : view.unseated) {
    out += fmt::format("  {}  {}\n", cell(person.session, columns.id), person.reason);
  }
  return out;
}

std::string schedule_json(const ScheduleView& view) {
  const calendar::Agenda& agenda = view.data.agenda;
  format::json::Writer json;
  json.begin_object()
      .field("version", 1)
      .field("study", view.data.study)
      .field("zone", agenda.zone->name())
      .field("minutes", agenda.minutes)
      .field("buffer", agenda.buffer)
      .key("sessions")
      .begin_array();
  for (const ScheduleRow& row : view.rows) write_row(json, row, view);
  json.end_array().key("unseated").begin_array();
  for (const calendar::Unseated& person : view.unseated) {
    json.begin_object()
        .field("session", person.session)
        .field("segment", segment_of(view, person.session))
        .field("reason", person.reason)
        .end_object();
  }
  json.end_array();
  if (view.planned) {
    json.field("places", std::uint64_t{view.places})
        .field("seated", std::uint64_t{view.seated})
        .field("most", std::uint64_t{view.most})
        .field("proved", view.proved);
  }
  return json.end_object().text();
}

std::string schedule_csv(const ScheduleView& view) {
  std::string out =
      format::csv::write_row({"session", "participant", "segment", "start", "end", "their_start",
                              "their_zone", "moderator", "state", "change"});
  for (const ScheduleRow& row : view.rows) {
    const std::string& session = row.booking.id.value;
    const TimeZone& theirs = zone_of(view, session);
    out += format::csv::write_row(
        {session, participant_of(session), segment_of(view, session),
         iso(row.span.begin, *view.data.agenda.zone), iso(row.span.end, *view.data.agenda.zone),
         iso(row.span.begin, theirs), theirs.name(), row.booking.moderator.value,
         std::string(to_string(row.booking.state)), std::string(to_string(row.change))},
        true);
  }
  return out;
}

std::string schedule_summary(const ScheduleView& view) {
  std::vector<std::string> parts;
  for (const BookingChange change : {BookingChange::booked, BookingChange::moved,
                                     BookingChange::cancelled, BookingChange::kept}) {
    const auto n = std::ranges::count(view.rows, change, &ScheduleRow::change);
    if (n > 0) parts.push_back(fmt::format("{} {}", n, to_string(change)));
  }
  if (!view.unseated.empty())
    parts.push_back(fmt::format("{} without a time", view.unseated.size()));
  std::string out = parts.empty() ? "nothing to book" : text::join(parts, ", ");
  if (view.unseated.empty() || !view.planned) return out;
  if (view.proved) return out + "; no plan seats more of them";
  return out + fmt::format("; at most {} could have one, which was not looked through to the end",
                           view.most);
}

}  // namespace uxi::cli
