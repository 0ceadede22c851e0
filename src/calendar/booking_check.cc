// What cannot be among bookings: check_bookings of agenda.h.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "calendar/agenda.h"
#include "uxi/reference.h"

namespace uxi::calendar {
namespace {

/// A session that takes a moderator's time; `sitting` is null for one of another study.
struct Taken {
  TimeSpan span;
  const Sitting* sitting = nullptr;
  std::string name;
};

class Checking {
 public:
  Checking(const AgendaInput& input, const Agenda& agenda, Diagnostics& diagnostics)
      : input_(input), agenda_(agenda), diagnostics_(diagnostics) {}

  void check(const std::vector<ElsewhereSitting>& elsewhere) {
    std::map<std::string, std::vector<Taken>> by_moderator;
    for (const Sitting& sitting : agenda_.sittings) {
      check_one(sitting);
      by_moderator[sitting.moderator].push_back(
          {sitting.span, &sitting, "`" + sitting.session + "`"});
    }
    for (const ElsewhereSitting& other : elsewhere) {
      by_moderator[other.moderator].push_back(
          {other.span, nullptr, fmt::format("`{}/{}`", other.study, other.session)});
    }
    for (auto& [moderator, taken] : by_moderator) {
      std::ranges::stable_sort(taken, {}, &Taken::span);
      check_distances(moderator, taken);
      check_days(moderator, taken);
    }
    check_same_person();
  }

 private:
  [[nodiscard]] const Booking& booking(const Sitting& sitting) const {
    return input_.file.sessions[sitting.booking];
  }
  void report(Span span, Severity severity, std::string_view rule, std::string message,
              std::string hint = {}) {
    diagnostics_.report(input_.source, span, severity, fmt::format("schedule/{}", rule),
                        std::move(message), std::move(hint));
  }

  void check_one(const Sitting& sitting) {
    const Booking& at = booking(sitting);
    const Person* member = agenda_.member(sitting.moderator);
    if (member == nullptr && !agenda_.team.empty()) {
      report(at.moderator.span, Severity::error, "unknown-moderator",
             fmt::format("`{}` is not in the schedule's `team`", sitting.moderator));
    } else if (member != nullptr && !covers(member->free, sitting.span)) {
      report(at.start.span, Severity::warning, "not-free",
             fmt::format("`{}` is not free then for `{}`", sitting.moderator, sitting.session));
    }
    const Person* person = agenda_.person(sitting.session);
    if (person != nullptr && person->known && !covers(person->free, sitting.span)) {
      report(at.start.span, Severity::warning, "not-free",
             fmt::format("`{}` is not free then", sitting.session));
    }
  }

  void check_distances(const std::string& moderator, const std::vector<Taken>& taken) {
    const std::int64_t buffer = std::int64_t{agenda_.buffer} * 60;
    std::size_t latest = 0;  // of those so far, the one that ends last
    for (std::size_t i = 1; i < taken.size(); ++i) {
      const Taken& before = taken[latest];
      const Taken& after = taken[i];
      if (after.span.end > before.span.end) latest = i;
      const Sitting* named = after.sitting != nullptr ? after.sitting : before.sitting;
      const std::int64_t free = after.span.begin.seconds - before.span.end.seconds;
      if (named == nullptr || free >= buffer) continue;
      if (free < 0) {
        report(
            booking(*named).start.span, Severity::error, "double-booked",
            fmt::format("`{}` has {} and {} at the same time", moderator, before.name, after.name));
      } else {
        report(booking(*named).start.span, Severity::error, "buffer",
               fmt::format("`{}` has {} minutes free between {} and {}, not {}", moderator,
                           free / 60, before.name, after.name, agenda_.buffer));
      }
    }
  }

  void check_days(const std::string& moderator, const std::vector<Taken>& taken) {
    const Person* member = agenda_.member(moderator);
    if (member == nullptr) return;
    std::map<Date, int> days;
    for (const Taken& one : taken) {
      const Date day = member->zone->local(one.span.begin).day();
      if (++days[day] != member->daily_limit + 1 || one.sitting == nullptr) continue;
      report(booking(*one.sitting).start.span, Severity::error, "daily-limit",
             fmt::format("`{}` has more than {} sessions on {}", moderator, member->daily_limit,
                         to_string(day)));
    }
  }

  /// `P07` and `P07-2` are one person, who cannot sit in two places.
  void check_same_person() {
    std::map<std::string, const Sitting*> last;
    for (const Sitting& sitting : agenda_.sittings) {
      const Sitting*& before = last[participant_of(sitting.session)];
      if (before != nullptr && sitting.span.begin < before->span.end) {
        report(booking(sitting).start.span, Severity::error, "double-booked",
               fmt::format("`{}` and `{}` are one person at the same time", before->session,
                           sitting.session));
      }
      before = &sitting;
    }
  }

  const AgendaInput& input_;
  const Agenda& agenda_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_bookings(const AgendaInput& input, const Agenda& agenda,
                    const std::vector<ElsewhereSitting>& elsewhere, Diagnostics& diagnostics) {
  Checking(input, agenda, diagnostics).check(elsewhere);
}

}  // namespace uxi::calendar
