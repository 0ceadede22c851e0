// How long seating takes: 200 people on 300 slots of 3 moderators, with time free between sessions
// and a limit a day; and the same people where any quarter of an hour may begin a session.
#include <chrono>
#include <fmt/core.h>
#include <random>
#include <string>

#include "calendar/plan.h"
#include "io/zones.h"

namespace uxi::bench {
namespace {

constexpr int kPeople = 200;
constexpr int kDays = 20;      // of work, Mondays to Fridays
constexpr int kSlotsADay = 5;  // of each of 3 moderators: 300 in all

std::string day_text(int day) {
  return to_string(date_from_days(days_since_epoch({2026, 3, 2}) + day / 5 * 7 + day % 5));
}

/// People are free for an hour or more on some of a few days, most in the middle of the week.
std::string schedule_text(bool fixed_slots) {
  std::mt19937_64 random(1);
  std::string out =
      "zone: Europe/Berlin\nminutes: 45\nbuffer: 15\ndaily_limit: 4\nfrom: 2026-03-02\n"
      "to: 2026-03-27\nteam:\n";
  for (const char* name : {"ana", "ben", "cleo"})
    out += fmt::format("  - {{name: {}, free: [\"mon-fri 09:00-17:00\"]}}\n", name);
  out += "people:\n";
  for (int i = 0; i < kPeople; ++i) {
    out += fmt::format("  - {{id: P{:02}, free: [", i + 1);
    const int windows = 1 + static_cast<int>(random() % 3);
    for (int w = 0; w < windows; ++w) {
      const int day = static_cast<int>(random() % 8) + (random() % 4 == 0 ? 12 : 0);
      const int hour = 9 + static_cast<int>(random() % 7);
      out += fmt::format("{}\"{} {:02}:00-{:02}:00\"", w == 0 ? "" : ", ", day_text(day), hour,
                         hour + 1 + static_cast<int>(random() % 2));
    }
    out += "]}\n";
  }
  if (!fixed_slots) return out;
  out += "slots:\n";
  for (int day = 0; day < kDays; ++day) {
    for (int slot = 0; slot < kSlotsADay; ++slot) {
      for (const char* name : {"ana", "ben", "cleo"}) {
        out += fmt::format("  - {{start: {} {:02}:00, moderator: {}}}\n", day_text(day),
                           9 + slot + (slot > 2 ? 1 : 0), name);
      }
    }
  }
  return out;
}

bool run(bool fixed_slots) {
  const auto start = std::chrono::steady_clock::now();
  Diagnostics findings;
  ZoneBook zones(io::load_zone);
  const SourceFile source("schedule.yaml", schedule_text(fixed_slots));
  const calendar::ScheduleFile file = calendar::read_schedule(source, findings);
  const calendar::AgendaInput input{.source = source, .file = file, .zones = zones};
  const calendar::Agenda agenda = calendar::read_agenda(input, findings);
  if (findings.has_errors()) {
    fmt::print("{}\n", to_string(findings.items().front()));
    return false;
  }
  calendar::PlanInput plan{.file = file, .agenda = agenda, .today = {2026, 2, 20}};
  for (int i = 0; i < kPeople; ++i) plan.seekers.push_back(fmt::format("P{:02}", i + 1));
  plan.first_class = plan.seekers.size();
  plan.new_uid = [] { return std::string("0"); };
  const calendar::Planned planned = calendar::plan_seats(plan);
  const double all =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  fmt::print(
      "{}: people {}  places {}  moderators 3  seated {}  at most {}  proved {}  {:.0f} ms\n",
      fixed_slots ? "slots" : "any quarter of an hour", kPeople, planned.places, planned.seated,
      planned.most, planned.proved ? "yes" : "no", all);
  return true;
}

}  // namespace
}  // namespace uxi::bench

int main() { return uxi::bench::run(true) && uxi::bench::run(false) ? 0 : 1; }
