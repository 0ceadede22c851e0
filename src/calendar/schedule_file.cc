#include "calendar/schedule_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "format/edit.h"
#include "model/fields.h"
#include "model/forms.h"
#include "text/strings.h"

namespace uxi::calendar {
namespace {

constexpr auto kStates = std::to_array<Named<BookingState>>({
    {"scheduled", BookingState::scheduled},
    {"cancelled", BookingState::cancelled},
});
constexpr IdForm kSessionForm{"a session", is_session_id, "`P07`, or `P07-2` for the second time"};
constexpr int kLongestMinutes = 12 * 60;

int number(Fields& fields, std::string_view key, Bounds<int> bounds, int otherwise) {
  const auto found = fields.integer(key, bounds);
  return found ? found->value : otherwise;
}

Availability read_availability(Fields& fields, std::string_view key) {
  Availability out;
  out.name = fields.required_text(key);
  out.zone = fields.text("zone");
  out.free = fields.texts("free");
  out.busy = fields.texts("busy");
  return out;
}

Availability read_member(Fields& fields) {
  Availability out = read_availability(fields, "name");
  if (const auto limit = fields.integer("daily_limit", {0, 100})) out.daily_limit = limit->value;
  return out;
}

Booking read_booking(Fields& fields) {
  Booking out;
  out.id = fields.required_text("id");
  out.start = fields.required_text("start");
  out.minutes = number(fields, "minutes", {1, kLongestMinutes}, 0);
  out.moderator = fields.required_text("moderator");
  out.state = fields.choice("state", kStates, BookingState::scheduled).value;
  out.uid = fields.text("uid").value;
  out.sequence = number(fields, "sequence", {0, 1'000'000}, 0);
  if (const auto changed = fields.date("changed")) out.changed = changed->value;
  return out;
}

/// Ids that are no session, or stand twice.
void check_ids(const Reading& reading, const ScheduleFile& file) {
  UniqueIds people(reading);
  for (const Availability& person : file.people) {
    if (check_id(reading, person.name, kSessionForm)) people.add(person.name);
  }
  UniqueIds sessions(reading);
  for (const Booking& booking : file.sessions) {
    if (check_id(reading, booking.id, kSessionForm)) sessions.add(booking.id);
  }
  UniqueIds team(reading, "name");
  for (const Availability& member : file.team) team.add(member.name);
}

void read_settings(Fields& fields, ScheduleFile& out) {
  out.zone = fields.text("zone");
  if (const auto minutes = fields.integer("minutes", {5, kLongestMinutes}))
    out.minutes = minutes->value;
  out.buffer = number(fields, "buffer", {0, kLongestMinutes}, kDefaultBuffer);
  out.daily_limit = number(fields, "daily_limit", {1, 100}, kDefaultDailyLimit);
  out.step = number(fields, "step", {5, 240}, kDefaultStep);
  out.from = fields.date("from");
  out.to = fields.date("to");
  out.hours = fields.text("hours");
  out.title = fields.text("title");
  out.where = fields.text("where");
}

std::string quoted(std::string_view text) { return format::yaml::write_scalar(text, true); }

std::string written(const Booking& booking) {
  return fmt::format(
      "{{id: {}, start: {}, minutes: {}, moderator: {}, state: {}, uid: {}, sequence: {}, "
      "changed: {}}}",
      quoted(booking.id.value), quoted(booking.start.value), booking.minutes,
      quoted(booking.moderator.value), to_string(booking.state), quoted(booking.uid),
      booking.sequence, to_string(booking.changed));
}

/// The edits that make `node`, an entry of the file, say what `booking` says.
void edit_booking(const SourceFile& source, const format::yaml::Node& node, const Booking& before,
                  const Booking& after, std::vector<Edit>& edits) {
  const auto set = [&](std::string_view key, const std::string& old_value,
                       const std::string& new_value) {
    if (old_value != new_value)
      edits.push_back(format::yaml::set_key(source, node, key, new_value));
  };
  set("start", quoted(before.start.value), quoted(after.start.value));
  set("minutes", std::to_string(before.minutes), std::to_string(after.minutes));
  set("moderator", quoted(before.moderator.value), quoted(after.moderator.value));
  set("state", std::string(to_string(before.state)), std::string(to_string(after.state)));
  set("uid", quoted(before.uid), quoted(after.uid));
  set("sequence", std::to_string(before.sequence), std::to_string(after.sequence));
  set("changed", to_string(before.changed), to_string(after.changed));
}

}  // namespace

std::string_view to_string(BookingState state) { return name_of(kStates, state); }

const Booking* ScheduleFile::booking(std::string_view session) const {
  const auto found =
      std::ranges::find_if(sessions, [&](const Booking& b) { return b.id.value == session; });
  return found == sessions.end() ? nullptr : &*found;
}

const Availability* ScheduleFile::person(std::string_view session) const {
  const auto found =
      std::ranges::find_if(people, [&](const Availability& p) { return p.name.value == session; });
  return found == people.end() ? nullptr : &*found;
}

ScheduleFile read_schedule(const SourceFile& source, Diagnostics& diagnostics) {
  ScheduleFile out;
  const Reading reading{source, diagnostics, "schedule"};
  const auto tree = parse_tree(reading);
  if (!tree) return out;
  Fields fields(reading, *tree);
  read_settings(fields, out);
  fields.each("team", [&](Fields& member) { out.team.push_back(read_member(member)); });
  fields.each("people",
              [&](Fields& person) { out.people.push_back(read_availability(person, "id")); });
  fields.each("slots", [&](Fields& slot) {
    out.slots.push_back({slot.required_text("start"), slot.text("moderator")});
  });
  fields.each("sessions", [&](Fields& booking) { out.sessions.push_back(read_booking(booking)); });
  for (const std::size_t size :
       {out.team.size() * 100, out.people.size(), out.slots.size(), out.sessions.size()}) {
    if (size <= kMostScheduleRows) continue;
    reading.error(fields.place(), "limit",
                  fmt::format("a schedule has at most {} people, slots and sessions each, and {} "
                              "in the team",
                              kMostScheduleRows, kMostScheduleRows / 100));
    out.team.clear();
    out.slots.clear();
  }
  check_ids(reading, out);
  return out;
}

Result<std::string> with_bookings(const SourceFile& source, const std::vector<Booking>& sessions) {
  Diagnostics findings;
  const ScheduleFile before = read_schedule(source, findings);
  const format::yaml::Node tree = format::yaml::parse(source, findings);
  const bool is_block = tree.kind == format::yaml::Kind::mapping && !tree.flow;
  if (findings.has_errors()) {
    return fail_at(ErrorKind::conflict, source.path(), "the file has errors, so nothing is changed",
                   "`uxi check` lists them");
  }
  if (!is_block && tree.kind != format::yaml::Kind::null) {
    return fail_at(ErrorKind::conflict, source.path(),
                   "the file stands in `{}`, where sessions cannot be added in lines",
                   "write it as `key: value`, a line each");
  }
  const format::yaml::Node* list = tree.find("sessions");
  const std::size_t known = list == nullptr ? 0 : list->items.size();
  std::vector<Edit> edits;
  std::string added;
  for (const Booking& booking : sessions) {
    const Booking* old = before.booking(booking.id.value);
    if (old == nullptr && known == 0) {
      added += "\n  - " + written(booking);
    } else if (old == nullptr) {
      edits.push_back(format::yaml::add_item(source, *list, written(booking)));
    } else {
      const auto index = static_cast<std::size_t>(old - before.sessions.data());
      edit_booking(source, list->items[index], *old, booking, edits);
    }
  }
  if (!added.empty()) edits.push_back(format::yaml::set_key(source, tree, "sessions", added));
  UXI_TRY(const std::string text, format::apply_edits(source.text(), std::move(edits)));
  return text::replace_all(text, "sessions: \n  - {id", "sessions:\n  - {id");
}

}  // namespace uxi::calendar
