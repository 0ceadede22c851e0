#include "calendar/agenda.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "calendar/ics_read.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::calendar {
namespace {

constexpr Hours kUsualHours{8 * 60, 20 * 60};
constexpr std::string_view kUsualHoursText = "08:00-20:00";

class Builder {
 public:
  Builder(const AgendaInput& input, Diagnostics& diagnostics)
      : input_(input), file_(input.file), diagnostics_(diagnostics) {}

  Agenda build() {
    Agenda out;
    out.minutes = file_.minutes.value_or(input_.minutes);
    out.buffer = file_.buffer;
    out.zone = schedule_zone();
    if (out.zone == nullptr) return out;
    zone_ = out.zone;
    read_sittings(out);
    if (!read_horizon(out.horizon)) return out;
    horizon_ = out.horizon;
    read_hours();
    read_team(out);
    for (const Availability& person : file_.people) out.people.push_back(read_person(person));
    read_offers(out);
    return out;
  }

  std::vector<Sitting> sittings() {
    Agenda out;
    out.minutes = file_.minutes.value_or(input_.minutes);
    zone_ = schedule_zone();
    if (zone_ != nullptr) read_sittings(out);
    return std::move(out.sittings);
  }

 private:
  void report(Span span, Severity severity, std::string rule, std::string message,
              std::string hint = {}) {
    diagnostics_.report(input_.source, span, severity, "schedule/" + std::move(rule),
                        std::move(message), std::move(hint));
  }
  void error(Span span, std::string rule, std::string message, std::string hint = {}) {
    report(span, Severity::error, std::move(rule), std::move(message), std::move(hint));
  }

  const TimeZone* find_zone(const Text& name) {
    const auto zone = input_.zones.find(name.value);
    if (zone) return *zone;
    error(name.span, "unknown-zone", zone.error().message, zone.error().hint);
    return nullptr;
  }

  const TimeZone* schedule_zone() {
    if (!file_.zone.value.empty()) return find_zone(file_.zone);
    error({}, "missing", "`zone` is missing",
          "the clock of the schedule, as `zone: Europe/Berlin`");
    return nullptr;
  }

  bool read_horizon(Horizon& out) {
    const auto first = file_.from ? std::optional(file_.from->value) : input_.first;
    const auto last = file_.to ? std::optional(file_.to->value) : input_.last;
    const Span place = file_.from ? file_.from->span : file_.zone.span;
    if (!first || !last) {
      error(place, "missing", first ? "`to` is missing" : "`from` is missing",
            "the first and the last day of fieldwork; else `dates: {field, synthesis}` of the "
            "plan counts");
      return false;
    }
    out = {*first, *last};
    const std::int64_t days = days_since_epoch(*last) - days_since_epoch(*first);
    if (days < 0) error(place, "dates", "the last day is before the first");
    if (days > kLongestHorizon) {
      error(place, "limit", fmt::format("a schedule spans at most {} days", kLongestHorizon));
    }
    return days >= 0 && days <= kLongestHorizon;
  }

  void read_hours() {
    const std::string_view text = file_.hours.value.empty() ? kUsualHoursText : file_.hours.value;
    const auto hours = parse_hours(text);
    if (!hours) error(file_.hours.span, "time", "`hours` must be one stretch, as `08:00-20:00`");
    hours_ = hours.value_or(kUsualHours);
  }

  [[nodiscard]] TimeSpan whole() const {
    // People's clocks may be a day off; what lies outside is nobody's.
    return {Instant{LocalTime::at(horizon_.first).seconds - kSecondsADay},
            Instant{LocalTime::at(horizon_.last).seconds + 2 * kSecondsADay}};
  }

  /// A day more on both sides: the study's days are of the schedule's clock.
  [[nodiscard]] Horizon wide() const {
    return {date_from_days(days_since_epoch(horizon_.first) - 1),
            date_from_days(days_since_epoch(horizon_.last) + 1)};
  }

  void add_calendar(const Text& path, const TimeZone& zone, bool is_busy, SpanSet& out) {
    const auto source = input_.calendar(path.value);
    if (!source) {
      error(path.span, "calendar", fmt::format("`{}` {}", path.value, source.error().message),
            source.error().hint);
      return;
    }
    const IcsTimes times = read_ics(*source, whole(), zone, input_.zones, diagnostics_);
    const SpanSet& found = is_busy || times.free.empty() ? times.busy : times.free;
    out.insert(out.end(), found.begin(), found.end());
  }

  SpanSet read_times(const std::vector<Text>& texts, const TimeZone& zone, bool is_busy) {
    SpanSet out;
    for (const Text& text : texts) {
      if (text::lower(text.value).ends_with(".ics")) {
        add_calendar(text, zone, is_busy, out);
        continue;
      }
      const auto window = parse_window(text.value);
      if (!window) {
        error(text.span, "time", window.error().message, window.error().hint);
        continue;
      }
      std::vector<std::string> notes;
      const SpanSet found = instants_of(*window, wide(), hours_, zone,
                                        is_busy ? Doubled::longer : Doubled::shorter, notes);
      for (const std::string& note : notes)
        report(text.span, Severity::suggestion, "clock-change", note);
      if (found.empty() && notes.empty()) {
        report(text.span, Severity::warning, "time",
               fmt::format("`{}` is on no day of the schedule, which is from {} to {}", text.value,
                           to_string(horizon_.first), to_string(horizon_.last)),
               "`from` and `to` set its days, else `dates: {field, synthesis}` of the plan");
      }
      out.insert(out.end(), found.begin(), found.end());
    }
    return joined(std::move(out));
  }

  Person read_times_of(const Availability& who, const TimeZone& zone) {
    Person out{.name = who.name.value, .zone = &zone};
    out.known = !who.free.empty() || !who.busy.empty();
    std::vector<std::string> notes;
    Window any;
    any.any = true;
    out.free = who.free.empty() ? instants_of(any, wide(), hours_, zone, Doubled::shorter, notes)
                                : read_times(who.free, zone, false);
    out.free = without(out.free, read_times(who.busy, zone, true));
    return out;
  }

  void read_team(Agenda& out) {
    std::vector<Availability> team = file_.team;
    if (team.empty() && !file_.slots.empty() && !input_.moderator.empty())
      team.push_back({.name = {input_.moderator, {}}});
    if (team.empty()) {
      error(file_.zone.span, "missing", "`team` is missing",
            "who moderates and when they can: `team: [{name: ana, free: [mon-fri 09:00-17:00]}]`");
    }
    for (const Availability& member : team) {
      const TimeZone* zone = member.zone.value.empty() ? zone_ : find_zone(member.zone);
      if (zone == nullptr) continue;
      Person person = read_times_of(member, *zone);
      person.daily_limit = member.daily_limit.value_or(file_.daily_limit);
      out.team.push_back(std::move(person));
    }
  }

  Person read_person(const Availability& person) {
    const TimeZone* zone = zone_;
    if (!person.zone.value.empty()) {
      zone = find_zone(person.zone);
    } else {
      const auto known = input_.zones_of_people.find(participant_of(person.name.value));
      if (known != input_.zones_of_people.end() && !known->second.empty())
        zone = find_zone({known->second, person.name.span});
    }
    if (zone == nullptr) return {.name = person.name.value, .zone = zone_, .known = false};
    return read_times_of(person, *zone);
  }

  std::optional<Instant> read_time(const Text& text) {
    const auto time = parse_time(text.value);
    if (!time) {
      error(text.span, "time", fmt::format("`{}` is no time", text.value),
            "write it as `2026-03-10 09:00`");
      return std::nullopt;
    }
    std::string note;
    const auto instant = instant_of(*time, *zone_, note);
    if (!instant) {
      error(text.span, "no-such-time", instant.error().message, instant.error().hint);
      return std::nullopt;
    }
    if (!note.empty()) report(text.span, Severity::warning, "clock-change", note);
    return *instant;
  }

  void read_offers(Agenda& out) {
    for (const OfferedSlot& slot : file_.slots) {
      if (!slot.moderator.value.empty() && out.member(slot.moderator.value) == nullptr)
        unknown_moderator(slot.moderator);
      if (const auto begin = read_time(slot.start))
        out.offers.push_back({*begin, slot.moderator.value});
    }
    std::ranges::stable_sort(out.offers, {}, &Offer::begin);
  }

  void unknown_moderator(const Text& name) {
    error(name.span, "unknown-moderator",
          fmt::format("`{}` is not in the schedule's `team`", name.value));
  }

  void read_sittings(Agenda& out) {
    for (std::size_t i = 0; i < file_.sessions.size(); ++i) {
      const Booking& booking = file_.sessions[i];
      if (booking.state != BookingState::scheduled || booking.start.value.empty()) continue;
      const auto begin = read_time(booking.start);
      if (!begin) continue;
      const int minutes = booking.minutes > 0 ? booking.minutes : out.minutes;
      out.sittings.push_back({.booking = i,
                              .session = booking.id.value,
                              .moderator = booking.moderator.value,
                              .span = {*begin, {begin->seconds + std::int64_t{minutes} * 60}}});
    }
    std::ranges::stable_sort(out.sittings, {}, &Sitting::span);
  }

  const AgendaInput& input_;
  const ScheduleFile& file_;
  Diagnostics& diagnostics_;
  const TimeZone* zone_ = nullptr;
  Horizon horizon_;
  Hours hours_ = kUsualHours;
};

const Person* find(const std::vector<Person>& people, std::string_view name) {
  const auto found = std::ranges::find(people, name, &Person::name);
  return found == people.end() ? nullptr : &*found;
}

}  // namespace

const Person* Agenda::member(std::string_view name) const { return find(team, name); }
const Person* Agenda::person(std::string_view session) const { return find(people, session); }

Agenda read_agenda(const AgendaInput& input, Diagnostics& diagnostics) {
  return Builder(input, diagnostics).build();
}

std::vector<Sitting> read_sittings(const AgendaInput& input, Diagnostics& diagnostics) {
  return Builder(input, diagnostics).sittings();
}

}  // namespace uxi::calendar
