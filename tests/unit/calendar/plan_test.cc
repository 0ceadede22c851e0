// Filling a schedule: stable when one cancels, fair between lists, and clear about who has no time.
#include "calendar/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <memory>

#include "calendar/seekers.h"
#include "support/source.h"
#include "text/strings.h"
#include "unit/calendar/zones.h"

namespace uxi::calendar {
namespace {

/// A schedule from text, with all that points into it.
struct Desk {
  explicit Desk(const std::string& text)
      : source(test::source(text, "schedule.yaml")),
        zones(io::load_zone),
        file(read_schedule(source, findings)),
        agenda(read_agenda({.source = source, .file = file, .zones = zones}, findings)) {}

  SourceFile source;
  Diagnostics findings;
  ZoneBook zones;
  ScheduleFile file;
  Agenda agenda;
};

constexpr const char* kHead =
    "zone: Europe/Berlin\nminutes: 45\nfrom: 2026-03-09\nto: 2026-03-13\nstep: 30\n";

Planned plan(const Desk& desk, std::vector<std::string> seekers, bool rearrange = false) {
  PlanInput input{.file = desk.file, .agenda = desk.agenda, .today = {2026, 3, 1}};
  input.first_class = seekers.size();
  input.seekers = std::move(seekers);
  input.rearrange = rearrange;
  input.new_uid = [] { return std::string("u"); };
  return plan_seats(input);
}

std::string shown(const ScheduleFile& before, const Planned& planned) {
  std::vector<std::string> out;
  for (const Booking& booking : planned.bookings) {
    out.push_back(fmt::format("{} {} {} {} {}", booking.id.value, booking.start.value,
                              booking.moderator.value, booking.sequence,
                              to_string(change_of(before, booking))));
  }
  for (const Unseated& person : planned.unseated)
    out.push_back(person.session + ": " + person.reason);
  return text::join(out, "\n");
}

TEST_CASE("calendar: R8: time free between sessions, a daily limit, and no double booking") {
  const Desk desk(std::string(kHead) +
                  "daily_limit: 2\n"
                  "team: [{name: ana, free: [\"2026-03-10 09:00-12:00\"]}, "
                  "{name: ben, free: [\"2026-03-10 09:00-09:50\"]}]\n"
                  "people:\n"
                  "  - {id: P01, free: [any]}\n  - {id: P02, free: [any]}\n"
                  "  - {id: P03, free: [any]}\n  - {id: P04, free: [any]}\n"
                  "  - {id: P05, busy: [\"2026-03-10\"]}\n  - {id: P06}\n");
  REQUIRE(said(desk.findings).empty());
  CHECK(shown(desk.file, plan(desk, {"P01", "P02", "P03", "P04", "P05", "P06"})) ==
        "P01 2026-03-10 09:00 ana 0 booked\n"
        "P02 2026-03-10 09:00 ben 0 booked\n"
        "P03 2026-03-10 10:00 ana 0 booked\n"
        "P04: the 6 times that would suit them and the team are taken\n"
        "P05: none of their times is free in the team\n"
        "P06: has given no times");
}

constexpr const char* kBooked =
    "team: [{name: ana, free: [\"2026-03-10 09:00-11:00\"]}]\n"
    "people:\n  - {id: P01, free: [any]}\n  - {id: P02, free: [\"2026-03-10 09:00-09:45\"]}\n"
    "  - {id: P03, free: [any]}\n"
    "sessions:\n"
    "  - {id: P01, start: 2026-03-10 09:00, minutes: 45, moderator: ana, uid: a, sequence: 3}\n";

TEST_CASE(
    "calendar: R8: who has a time keeps it, unless times are rearranged; then nobody loses it") {
  const Desk desk(std::string(kHead) + kBooked);
  const Planned kept = plan(desk, {"P02", "P03"});
  CHECK(shown(desk.file, kept) ==
        "P01 2026-03-10 09:00 ana 3 kept\n"
        "P03 2026-03-10 10:00 ana 0 booked\n"
        "P02: none of their times is free in the team");
  CHECK(kept.proved);
  const Planned moved = plan(desk, {"P02"}, true);
  CHECK(shown(desk.file, moved) ==
        "P01 2026-03-10 10:00 ana 4 moved\nP02 2026-03-10 09:00 ana 0 booked");
  // Nobody is moved where that seats nobody more.
  CHECK(plan(desk, {"P02", "P03"}, true).seated == 1);
}

TEST_CASE("calendar: R8: a cancelled time goes to another, all others stay") {
  const std::string text = std::string(kHead) + kBooked;
  const Desk desk(text);
  const auto cancelled = with_cancelled(desk.file, "P01", {2026, 3, 2});
  REQUIRE(cancelled);
  const auto written = with_bookings(desk.source, *cancelled);
  REQUIRE(written);
  CHECK(*written ==
        text::replace_all(text, "moderator: ana, uid: a, sequence: 3}",
                          "moderator: ana, uid: a, sequence: 4, state: cancelled, changed: "
                          "2026-03-02}"));
  const Desk after(*written);
  CHECK(shown(desk.file, plan(after, {"P02"})) ==
        "P01 2026-03-10 09:00 ana 4 cancelled\nP02 2026-03-10 09:00 ana 0 booked");
  CHECK_FALSE(with_cancelled(desk.file, "P02", {2026, 3, 2}));
  // Who comes back keeps what calendars know the session by.
  const Planned again = plan(after, {"P01"});
  CHECK(again.bookings.front().uid == "a");
  CHECK(again.bookings.front().sequence == 5);
}

TEST_CASE("calendar: hours are those of each person's clock") {
  // New York is 5 hours behind Berlin on March 10, for Europe changes its clocks later.
  const Desk desk(std::string(kHead) +
                  "team: [{name: ana, free: [\"2026-03-10 09:00-18:00\"]}]\n"
                  "people:\n  - {id: P01, zone: America/New_York, free: [\"tue 11:00-12:00\"]}\n"
                  "  - {id: P02, zone: Asia/Kolkata, free: [any]}\n");
  CHECK(shown(desk.file, plan(desk, {"P01", "P02"})) ==
        "P01 2026-03-10 16:00 ana 0 booked\nP02 2026-03-10 09:00 ana 0 booked");
}

TEST_CASE("calendar: who looks for a time: the invited, who comes again, then the waiting list") {
  Study study{.name = "billing"};
  study.segments.push_back({.id = {"payer", {}}, .target = {3, {0, 1}}});
  Roster roster;
  const auto add = [&](const char* id, const char* status) {
    roster.people.push_back({.id = id, .segment = "payer", .status = status});
  };
  add("P01", "waiting");
  add("P02", "invited");
  add("P03", "held");
  add("P04", "cancelled");
  add("P05", "waiting");
  add("P06", "waiting");
  const Desk desk(std::string(kHead) +
                  "team: [{name: ana, free: [any]}]\npeople:\n  - {id: P02}\n  - {id: P03-2}\n"
                  "  - {id: P04-2}\n  - {id: P05, free: [any]}\n  - {id: P06, free: [any]}\n");
  const Seekers seekers = seekers_of(desk.file, roster, study, {});
  CHECK(seekers.sessions == std::vector<std::string>{"P02", "P03-2", "P05"});
  CHECK(seekers.first_class == 2);
  study.team.account_owner_approves = true;
  CHECK(seekers_of(desk.file, roster, study, {}).sessions.size() == 2);
}

}  // namespace
}  // namespace uxi::calendar
