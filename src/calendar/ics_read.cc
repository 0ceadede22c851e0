#include "calendar/ics_read.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "calendar/ics_tree.h"
#include "calendar/ics_zones.h"
#include "calendar/recurrence.h"
#include "text/strings.h"

namespace uxi::calendar {
namespace {

/// A time of the file and the clock that it is of.
struct Stamp {
  LocalTime local;
  const TimeZone* zone = nullptr;
  bool is_date = false;

  [[nodiscard]] Instant instant(LocalTime at) const { return zone->resolve(at).first; }
  [[nodiscard]] Instant instant() const { return instant(local); }
};

class Reader {
 public:
  Reader(const SourceFile& source, const IcsPart& calendar, TimeSpan wanted, const TimeZone& zone,
         ZoneBook& book, std::size_t& work_left, Diagnostics& diagnostics)
      : source_(source),
        wanted_(wanted),
        zones_(calendar, wanted.end, book),
        default_zone_(&zone),
        work_left_(work_left),
        diagnostics_(diagnostics) {
    if (const IcsLine* line = calendar.find("X-WR-TIMEZONE")) {
      if (const TimeZone* own = zones_.find(line->value)) default_zone_ = own;
    }
  }

  void read(const IcsPart& calendar, std::vector<TimeSpan>& busy, std::vector<TimeSpan>& free,
            std::size_t& events) {
    for (const IcsPart& part : calendar.parts) {
      if (part.name == "VEVENT") {
        ++events;
        note_change(part);
      } else if (part.name == "VFREEBUSY") {
        read_free_busy(part, busy, free);
      }
    }
    for (const IcsPart& part : calendar.parts) {
      if (part.name == "VEVENT") read_event(part, busy);
    }
  }

 private:
  void report(Span span, Severity severity, std::string rule, std::string message,
              std::string hint = {}) {
    Diagnostic found =
        diagnose(source_, span, severity, std::move(rule), std::move(message), std::move(hint));
    // The line may tell what an event is about.
    found.excerpt.clear();
    found.line_text.clear();
    diagnostics_.add(std::move(found));
  }

  std::optional<Stamp> stamp(const IcsLine& line, std::string_view value) {
    const auto time = parse_ics_time(value);
    if (!time) {
      report(line.span, Severity::error, "ics/time", fmt::format("`{}` is no time", line.name));
      return std::nullopt;
    }
    if (time->utc) return Stamp{time->local, &utc_, false};
    const std::string id(line.parameter("TZID"));
    const TimeZone* zone = id.empty() ? default_zone_ : zones_.find(id);
    if (zone == nullptr) {
      if (unknown_.insert(id).second) {
        report(line.span, Severity::error, "ics/unknown-zone",
               fmt::format("nobody knows the time zone `{}`", id),
               "the file has no VTIMEZONE of that name; export it again, or put the IANA name");
      }
      return std::nullopt;
    }
    return Stamp{time->local, zone, time->is_date};
  }

  static std::string uid_of(const IcsPart& event) {
    const IcsLine* line = event.find("UID");
    return line == nullptr ? std::string() : line->value;
  }

  /// Remembers that one occurrence of a repeated event has its own record.
  void note_change(const IcsPart& event) {
    const IcsLine* line = event.find("RECURRENCE-ID");
    if (line == nullptr) return;
    if (const auto at = stamp(*line, line->value)) {
      changed_[uid_of(event)].insert(at->instant());
    }
    if (line->parameter("RANGE") == "THISANDFUTURE") {
      report(line->span, Severity::error, "ics/unsupported",
             "a change of one event and all later ones is not understood");
    }
  }

  static bool counts(const IcsPart& event) {
    const IcsLine* status = event.find("STATUS");
    const IcsLine* transparent = event.find("TRANSP");
    return (status == nullptr || status->value != "CANCELLED") &&
           (transparent == nullptr || transparent->value != "TRANSPARENT");
  }

  /// How long it lasts; nothing where that cannot be read.
  std::optional<std::int64_t> length(const IcsPart& event, const Stamp& start) {
    if (const IcsLine* end = event.find("DTEND")) {
      const auto at = stamp(*end, end->value);
      if (!at) return std::nullopt;
      if (start.is_date) return at->local.seconds - start.local.seconds;
      return at->instant().seconds - start.instant().seconds;
    }
    if (const IcsLine* line = event.find("DURATION")) {
      const auto seconds = parse_ics_duration(line->value);
      if (!seconds) report(line->span, Severity::error, "ics/time", "`DURATION` is no duration");
      return seconds;
    }
    return start.is_date ? kSecondsADay : 0;
  }

  void add(const Stamp& start, LocalTime local, std::int64_t seconds, std::vector<TimeSpan>& busy) {
    const Instant begin = start.instant(local);
    const Instant end =
        start.is_date ? start.instant({local.seconds + seconds}) : Instant{begin.seconds + seconds};
    const TimeSpan span{std::max(begin, wanted_.begin), std::min(end, wanted_.end)};
    if (span.begin < span.end) busy.push_back(span);
  }

  void read_event(const IcsPart& event, std::vector<TimeSpan>& busy) {
    const IcsLine* line = event.find("DTSTART");
    if (line == nullptr || !counts(event)) return;
    const auto start = stamp(*line, line->value);
    if (!start) return;
    const auto seconds = length(event, *start);
    if (!seconds) return;
    const bool is_change = event.find("RECURRENCE-ID") != nullptr;
    const std::set<Instant> left_out = is_change ? std::set<Instant>{} : exceptions(event);
    for (const LocalTime local : starts(event, *start, *seconds)) {
      if (!left_out.contains(start->instant(local))) add(*start, local, *seconds, busy);
    }
  }

  std::set<Instant> exceptions(const IcsPart& event) {
    std::set<Instant> out;
    if (const auto found = changed_.find(uid_of(event)); found != changed_.end())
      out = found->second;
    for (const IcsLine& line : event.lines) {
      if (line.name != "EXDATE") continue;
      for (const std::string_view word : text::split(line.value, ',')) {
        if (const auto at = stamp(line, word)) out.insert(at->instant());
      }
    }
    return out;
  }

  std::vector<LocalTime> starts(const IcsPart& event, const Stamp& start, std::int64_t seconds) {
    std::vector<LocalTime> out{start.local};
    for (const IcsLine& line : event.lines) {
      if (line.name == "RRULE") {
        add_repeats(line, start, seconds, out);
      } else if (line.name == "RDATE") {
        add_dates(line, start, out);
      } else if (line.name == "EXRULE") {
        report(line.span, Severity::error, "ics/unsupported", "`EXRULE` is not understood");
      }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  void add_repeats(const IcsLine& line, const Stamp& start, std::int64_t seconds,
                   std::vector<LocalTime>& out) {
    const auto rule = parse_recurrence(line.value);
    if (!rule) {
      report(line.span, Severity::error,
             rule.error().kind == ErrorKind::unsupported ? "ics/unsupported" : "ics/syntax",
             rule.error().message, "only its first time counts; add the others by hand");
      return;
    }
    // A day more on both sides, for the clocks of other zones.
    const LocalTime first{wanted_.begin.seconds - std::max<std::int64_t>(seconds, 0) -
                          2 * kSecondsADay};
    const LocalTime last{wanted_.end.seconds + 2 * kSecondsADay};
    for (const LocalTime local : occurrences(*rule, start.local, first, last, work_left_)) {
      if (!rule->until_instant || start.instant(local) <= *rule->until_instant)
        out.push_back(local);
    }
    if (work_left_ == 0 && !said_limit_) {
      said_limit_ = true;
      report(line.span, Severity::error, "ics/limit", "this file repeats too much to be read");
    }
  }

  void add_dates(const IcsLine& line, const Stamp& start, std::vector<LocalTime>& out) {
    for (const std::string_view word : text::split(line.value, ',')) {
      if (const auto at = stamp(line, word.substr(0, word.find('/'))))
        out.push_back(start.zone->local(at->instant()));
    }
  }

  void read_free_busy(const IcsPart& part, std::vector<TimeSpan>& busy,
                      std::vector<TimeSpan>& free) {
    for (const IcsLine& line : part.lines) {
      if (line.name != "FREEBUSY") continue;
      const bool is_free = line.parameter("FBTYPE") == "FREE";
      for (const std::string_view word : text::split(line.value, ',')) {
        const std::size_t slash = std::min(word.find('/'), word.size());
        const auto begin = stamp(line, word.substr(0, slash));
        if (!begin) continue;
        const std::string_view rest = word.substr(std::min(slash + 1, word.size()));
        const auto seconds = parse_ics_duration(rest);
        const auto end = seconds ? std::optional<Stamp>() : stamp(line, rest);
        if (!seconds && !end) continue;
        const std::int64_t length =
            seconds ? *seconds : end->instant().seconds - begin->instant().seconds;
        add(*begin, begin->local, length, is_free ? free : busy);
      }
    }
  }

  const SourceFile& source_;
  TimeSpan wanted_;
  IcsZones zones_;
  TimeZone utc_;
  const TimeZone* default_zone_;
  std::size_t& work_left_;
  Diagnostics& diagnostics_;
  std::set<std::string> unknown_;
  std::map<std::string, std::set<Instant>> changed_;
  bool said_limit_ = false;
};

}  // namespace

IcsTimes read_ics(const SourceFile& source, TimeSpan wanted, const TimeZone& zone, ZoneBook& zones,
                  Diagnostics& diagnostics) {
  const IcsPart root = read_ics_tree(source, diagnostics);
  IcsTimes out;
  std::vector<TimeSpan> busy;
  std::vector<TimeSpan> free;
  std::size_t work_left = kIcsWork;
  for (const IcsPart& part : root.parts) {
    if (part.name != "VCALENDAR") continue;
    Reader reader(source, part, wanted, zone, zones, work_left, diagnostics);
    reader.read(part, busy, free, out.events);
  }
  out.busy = joined(std::move(busy));
  out.free = joined(std::move(free));
  return out;
}

}  // namespace uxi::calendar
