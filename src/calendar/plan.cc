#include "calendar/plan.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "calendar/seating.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::calendar {
namespace {

/// A place of the problem, as a person sees it.
struct Spot {
  TimeSpan span;
  std::size_t lane = 0;
};

class Planner {
 public:
  explicit Planner(const PlanInput& input) : input_(input), agenda_(input.agenda) {
    earliest_ =
        agenda_.zone->resolve(LocalTime::at(date_from_days(days_since_epoch(input.today) + 1)))
            .first;
  }

  Planned plan() {
    sort_sittings();
    find_spots();
    find_people();
    make_problem();
    const Seating seating = seat(problem_);
    Planned out{.bookings = input_.file.sessions,
                .places = spots_.size(),
                .seated = seating.seated - movable_.size(),
                .most = seating.most - std::min(seating.most, movable_.size()),
                .proved = seating.proved};
    for (std::size_t i = 0; i < people_.size(); ++i) write(i, seating.place_of[i], out);
    return out;
  }

 private:
  /// Sessions that may move come before the seekers; all others take their time from the team.
  void sort_sittings() {
    taken_.resize(agenda_.team.size());
    for (const Sitting& sitting : agenda_.sittings) {
      const bool fits = sitting.span.end.seconds - sitting.span.begin.seconds == agenda_.length();
      if (input_.rearrange && sitting.span.begin >= earliest_ && fits &&
          !input_.settled.contains(sitting.session) &&
          agenda_.member(sitting.moderator) != nullptr) {
        movable_.push_back(&sitting);
      } else {
        take(sitting.moderator, sitting.span);
        by_person_[participant_of(sitting.session)].push_back(sitting.span);
      }
    }
    for (const ElsewhereSitting& other : input_.elsewhere) take(other.moderator, other.span);
  }

  void take(const std::string& moderator, TimeSpan span) {
    for (std::size_t lane = 0; lane < agenda_.team.size(); ++lane) {
      if (agenda_.team[lane].name == moderator) taken_[lane].push_back(span);
    }
  }

  /// The team member is free then, and far enough from what they have.
  [[nodiscard]] bool is_open(std::size_t lane, TimeSpan span) const {
    const std::int64_t buffer = std::int64_t{agenda_.buffer} * 60;
    const bool far = std::ranges::none_of(taken_[lane], [&](const TimeSpan& other) {
      return span.begin.seconds - other.end.seconds < buffer &&
             other.begin.seconds - span.end.seconds < buffer;
    });
    return far && span.begin >= earliest_ && covers(agenda_.team[lane].free, span);
  }

  void add_spot(std::size_t lane, Instant begin) {
    const TimeSpan span{begin, {begin.seconds + agenda_.length()}};
    if (is_open(lane, span)) spots_.push_back({span, lane});
  }

  void find_spots() {
    for (std::size_t lane = 0; lane < agenda_.team.size(); ++lane) {
      const Person& member = agenda_.team[lane];
      for (const Offer& offer : agenda_.offers) {
        if (offer.moderator.empty() || offer.moderator == member.name) add_spot(lane, offer.begin);
      }
      if (agenda_.offers.empty()) add_steps(lane);
    }
    for (const Sitting* sitting : movable_) {
      for (std::size_t lane = 0; lane < agenda_.team.size(); ++lane) {
        if (agenda_.team[lane].name == sitting->moderator) spots_.push_back({sitting->span, lane});
      }
    }
    const auto order = [](const Spot& a, const Spot& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.lane < b.lane;
    };
    const auto same = [](const Spot& a, const Spot& b) {
      return a.span == b.span && a.lane == b.lane;
    };
    std::ranges::stable_sort(spots_, order);
    spots_.erase(std::unique(spots_.begin(), spots_.end(), same), spots_.end());
  }

  /// Whole steps of the schedule's clock in the time that a member is free.
  void add_steps(std::size_t lane) {
    const std::int64_t step = std::int64_t{input_.file.step} * 60;
    for (const TimeSpan& span : agenda_.team[lane].free) {
      const std::int64_t clock = agenda_.zone->local(span.begin).seconds;
      const std::int64_t wait = (step - clock % step) % step;
      for (std::int64_t at = span.begin.seconds + wait; at < span.end.seconds; at += step) {
        const Date day = agenda_.zone->local({at}).day();
        if (day >= agenda_.horizon.first && day <= agenda_.horizon.last) add_spot(lane, {at});
      }
    }
  }

  void find_people() {
    std::set<std::string> seen;
    for (const Sitting* sitting : movable_) {
      people_.push_back(sitting->session);
      seen.insert(participant_of(sitting->session));
    }
    for (const std::string& session : input_.seekers) {
      people_.push_back(session);
      if (!seen.insert(participant_of(session)).second) twice_.insert(session);
    }
  }

  [[nodiscard]] std::vector<std::size_t> wishes_of(const std::string& session) {
    std::vector<std::size_t> out;
    const Person* person = agenda_.person(session);
    if (person == nullptr || !person->known || twice_.contains(session)) return out;
    const SpanSet busy = joined(by_person_[participant_of(session)]);
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (covers(person->free, spots_[i].span) && !touches(busy, spots_[i].span)) out.push_back(i);
    }
    return out;
  }

  /// The day of a moderator, by their own clock, as an index.
  std::size_t day_of(const Spot& spot) {
    const Person& member = agenda_.team[spot.lane];
    const Date day = member.zone->local(spot.span.begin).day();
    const auto [found, is_new] = days_.emplace(std::pair(spot.lane, day), days_.size());
    if (is_new) {
      const auto used = std::ranges::count_if(taken_[spot.lane], [&](const TimeSpan& span) {
        return member.zone->local(span.begin).day() == day;
      });
      problem_.day_limits.push_back(
          static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, member.daily_limit - used)));
    }
    return found->second;
  }

  void make_problem() {
    problem_.spacing = agenda_.spacing();
    problem_.classes = {movable_.size(), movable_.size() + input_.first_class};
    for (const Spot& spot : spots_)
      problem_.places.push_back({spot.lane, spot.span.begin.seconds, day_of(spot)});
    for (const std::string& session : people_) problem_.wishes.push_back(wishes_of(session));
    if (!movable_.empty()) problem_.held.assign(people_.size(), kNoPlace);
    for (std::size_t i = 0; i < movable_.size(); ++i) hold(i);
  }

  void hold(std::size_t person) {
    const Sitting& sitting = *movable_[person];
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (spots_[i].span != sitting.span || agenda_.team[spots_[i].lane].name != sitting.moderator)
        continue;
      problem_.held[person] = i;
      auto& wishes = problem_.wishes[person];
      const auto at = std::ranges::lower_bound(wishes, i);
      if (at == wishes.end() || *at != i) wishes.insert(at, i);
    }
  }

  void write(std::size_t person, std::size_t place, Planned& out) {
    const std::string& session = people_[person];
    if (place == kNoPlace) {
      out.unseated.push_back({session, reason(session, problem_.wishes[person].size())});
      return;
    }
    const Spot& spot = spots_[place];
    auto found = std::ranges::find_if(
        out.bookings, [&](const Booking& booking) { return booking.id.value == session; });
    const bool is_new = found == out.bookings.end();
    if (is_new) {
      out.bookings.push_back({.id = {session, {}}, .uid = input_.new_uid()});
      found = out.bookings.end() - 1;
    }
    const Booking before = *found;
    found->start.value = written(spot.span.begin, *agenda_.zone);
    found->minutes = agenda_.minutes;
    found->moderator.value = agenda_.team[spot.lane].name;
    found->state = BookingState::scheduled;
    if (person < movable_.size() && problem_.held[person] == place) *found = before;
    if (is_new || !found->same_as(before)) {
      found->sequence = is_new ? 0 : before.sequence + 1;
      found->changed = input_.today;
    }
  }

  [[nodiscard]] std::string reason(const std::string& session, std::size_t wishes) const {
    const Person* person = agenda_.person(session);
    if (person == nullptr || !person->known) return "has given no times";
    if (twice_.contains(session)) return "is the same person as another who looks for a time";
    if (input_.today >= agenda_.horizon.last)
      return "the last day of the schedule is " + to_string(agenda_.horizon.last);
    if (spots_.empty()) return "the team has no time left";
    if (wishes == 0) return "none of their times is free in the team";
    return fmt::format("the {} that would suit them and the team {} taken",
                       text::counted(wishes, "time"), wishes == 1 ? "is" : "are");
  }

  const PlanInput& input_;
  const Agenda& agenda_;
  Instant earliest_;
  std::vector<const Sitting*> movable_;
  std::vector<std::vector<TimeSpan>> taken_;  // by lane
  std::map<std::string, std::vector<TimeSpan>> by_person_;
  std::vector<Spot> spots_;
  std::vector<std::string> people_;
  std::set<std::string> twice_;
  std::map<std::pair<std::size_t, Date>, std::size_t> days_;
  SeatingProblem problem_;
};

/// The booking of a session that is scheduled, in `bookings`.
Result<Booking*> find_scheduled(std::vector<Booking>& bookings, const std::string& session) {
  std::vector<std::string> ids;
  for (Booking& booking : bookings) {
    if (booking.state != BookingState::scheduled) continue;
    if (booking.id.value == session) return &booking;
    ids.push_back(booking.id.value);
  }
  return fail(ErrorKind::not_found, fmt::format("`{}` has no session in the schedule", session),
              text::did_you_mean(session, ids));
}

}  // namespace

Planned plan_seats(const PlanInput& input) { return Planner(input).plan(); }

Result<std::vector<Booking>> with_cancelled(const ScheduleFile& file, const std::string& session,
                                            Date today) {
  std::vector<Booking> out = file.sessions;
  UXI_TRY(Booking * booking, find_scheduled(out, session));
  booking->state = BookingState::cancelled;
  ++booking->sequence;
  booking->changed = today;
  return out;
}

Result<std::vector<Booking>> with_moved(const ScheduleFile& file, const Agenda& agenda,
                                        const std::string& session, Instant begin,
                                        const std::string& moderator, Date today) {
  std::vector<Booking> out = file.sessions;
  UXI_TRY(Booking * booking, find_scheduled(out, session));
  if (!moderator.empty() && agenda.member(moderator) == nullptr) {
    std::vector<std::string> names;
    for (const Person& member : agenda.team) names.push_back(member.name);
    return fail(ErrorKind::not_found,
                fmt::format("`{}` is not in the schedule's `team`", moderator),
                text::did_you_mean(moderator, names));
  }
  const Booking before = *booking;
  booking->start.value = written(begin, *agenda.zone);
  if (!moderator.empty()) booking->moderator.value = moderator;
  if (booking->same_as(before)) return out;
  ++booking->sequence;
  booking->changed = today;
  return out;
}

std::string_view to_string(BookingChange change) {
  switch (change) {
    case BookingChange::kept: return "kept";
    case BookingChange::booked: return "booked";
    case BookingChange::moved: return "moved";
    case BookingChange::cancelled: return "cancelled";
  }
  return "kept";
}

BookingChange change_of(const ScheduleFile& before, const Booking& after) {
  const Booking* old = before.booking(after.id.value);
  if (old != nullptr && old->same_as(after)) return BookingChange::kept;
  if (after.state == BookingState::cancelled) return BookingChange::cancelled;
  if (old == nullptr || old->state == BookingState::cancelled) return BookingChange::booked;
  return BookingChange::moved;
}

}  // namespace uxi::calendar
