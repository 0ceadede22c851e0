// Calendar files in and out: folding, escaping, zones, and what is written read again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "calendar/ics_read.h"
#include "calendar/ics_tree.h"
#include "calendar/ics_values.h"
#include "calendar/ics_write.h"
#include "calendar/ics_zones.h"
#include "calendar/windows.h"
#include "support/source.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "unit/calendar/zones.h"

namespace uxi::calendar {
namespace {

std::string as_ics(const std::string& lines) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines + "END:VCALENDAR\n";
}

std::string event(const std::string& lines) { return "BEGIN:VEVENT\n" + lines + "END:VEVENT\n"; }

constexpr TimeSpan kYear{{1767225600}, {1798761600}};  // 2026

std::string busy_of(const std::string& text, ZoneBook book, Diagnostics& findings) {
  const TimeZone berlin = zone("Europe/Berlin");
  const IcsTimes times = read_ics(test::source(text, "ana.ics"), kYear, berlin, book, findings);
  std::vector<std::string> out;
  for (const TimeSpan& span : times.busy) {
    out.push_back(written(span.begin, TimeZone()).substr(5) + "/" +
                  std::to_string((span.end.seconds - span.begin.seconds) / 60));
  }
  return text::join(out, " ");
}

TEST_CASE("calendar: lines are folded at 75 octets, never inside a character") {
  const std::string word = "Gespräch über Rechnungen, 日本語のテキスト, ";
  std::string text = "DESCRIPTION:";
  for (int i = 0; i < 20; ++i) text += word;
  const std::string folded = ics_fold(text);
  CHECK(folded.ends_with("\r\n"));
  std::string unfolded;
  for (std::string_view line : text::split(folded, '\n')) {
    if (line.empty()) continue;
    REQUIRE(line.ends_with('\r'));
    line.remove_suffix(1);
    CHECK(line.size() <= 75);
    CHECK_FALSE(text::find_invalid_utf8(line));
    unfolded += unfolded.empty() ? line : line.substr(1);
  }
  CHECK(unfolded == text);
}

TEST_CASE("calendar: texts and parameters are escaped") {
  CHECK(ics_escape("a,b;c\\d\ne\r\x01"
                   "f: \"g\"") == "a\\,b\\;c\\\\d\\nef: \"g\"");
  CHECK(ics_parameter("Ruiz, Ana \"A\"\r\n^") == "\"Ruiz, Ana ^'A^'^n^^\"");
  std::size_t offset = 0;
  const auto line = next_ics_line("attendee;cn=\"A:B;C\";X=1:mai\r\n lto:a@b\r\nEND:X", offset);
  REQUIRE(line);
  CHECK(line->name == "ATTENDEE");
  CHECK(line->parameter("CN") == "A:B;C");
  CHECK(line->value == "mailto:a@b");
}

TEST_CASE("calendar: durations and offsets") {
  CHECK(parse_ics_duration("PT45M") == 2700);
  CHECK(parse_ics_duration("P1DT2H") == 93600);
  CHECK(parse_ics_duration("-P2W") == -1209600);
  for (const char* bad : {"", "P", "45M", "PT", "PT4X", "PTM"})
    CHECK_FALSE(parse_ics_duration(bad));
  CHECK(parse_ics_offset("-033015") == -12615);
  CHECK_FALSE(parse_ics_offset("0100"));
}

TEST_CASE("calendar: what makes somebody busy") {
  struct Row {
    const char* title;
    std::string lines;
    const char* busy;
  };
  const std::string timed = "DTSTART;TZID=Europe/Berlin:20260310T090000\n";
  const Row rows[] = {
      {"an end", event(timed + "DTEND;TZID=Europe/Berlin:20260310T100000\n"), "03-10 08:00/60"},
      {"a duration", event(timed + "DURATION:PT30M\n"), "03-10 08:00/30"},
      {"no end", event(timed), ""},
      {"a whole day", event("DTSTART;VALUE=DATE:20260329\n"), "03-28 23:00/1380"},
      {"floating", event("DTSTART:20260710T090000\nDURATION:PT1H\n"), "07-10 07:00/60"},
      {"UTC", event("DTSTART:20260710T090000Z\nDURATION:PT1H\n"), "07-10 09:00/60"},
      {"transparent", event(timed + "DURATION:PT1H\nTRANSP:TRANSPARENT\n"), ""},
      {"cancelled", event(timed + "DURATION:PT1H\nSTATUS:CANCELLED\n"), ""},
      {"the other vendor's zone",
       event("DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260310T090000\n"
             "DURATION:PT1H\n"),
       "03-10 13:00/60"},
      {"over a change of clocks",
       event("DTSTART;TZID=Europe/Berlin:20260326T090000\nDURATION:PT1H\n"
             "RRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Europe/Berlin:20260327T090000\n"),
       "03-26 08:00/60 03-28 08:00/60 03-29 07:00/60 03-30 07:00/60"},
      {"one of them moved",
       event("UID:a\nDTSTART:20260310T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n") +
           event("UID:a\nRECURRENCE-ID:20260311T090000Z\nDTSTART:20260311T150000Z\n"
                 "DURATION:PT1H\n"),
       "03-10 09:00/60 03-11 15:00/60"},
      {"until in UTC",
       event("DTSTART;TZID=America/New_York:20260310T200000\nDURATION:PT1H\n"
             "RRULE:FREQ=DAILY;UNTIL=20260312T000000Z\n"),
       "03-11 00:00/60 03-12 00:00/60"},
      {"free and busy",
       "BEGIN:VFREEBUSY\nFREEBUSY:20260310T090000Z/PT1H,20260310T120000Z/20260310T123000Z\n"
       "FREEBUSY;FBTYPE=FREE:20260311T090000Z/PT1H\nEND:VFREEBUSY\n",
       "03-10 09:00/60 03-10 12:00/30"},
      {"the calendar's own zone",
       "X-WR-TIMEZONE:Asia/Tokyo\n" + event("DTSTART:20260310T090000\nDURATION:PT1H\n"),
       "03-10 00:00/60"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    Diagnostics findings;
    CHECK(busy_of(as_ics(row.lines), zone_book(), findings) == row.busy);
    CHECK(said(findings) == "");
  }
}

TEST_CASE("calendar: a file's own VTIMEZONE counts where its zone has no IANA name") {
  const std::string outlook =
      "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\n"
      "DTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
      "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\n"
      "DTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
      "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
  const std::string events =
      event("DTSTART;TZID=W. Europe Standard Time:20260328T090000\nDURATION:PT1H\n") +
      event("DTSTART;TZID=W. Europe Standard Time:20260329T090000\nDURATION:PT1H\n");
  Diagnostics findings;
  CHECK(busy_of(as_ics(outlook + events), zone_book(), findings) ==
        "03-28 08:00/60 03-29 07:00/60");
  CHECK(said(findings) == "");
  CHECK(busy_of(as_ics(events), zone_book(), findings) == "");
  CHECK(said(findings) ==
        "ana.ics:4:1: error: nobody knows the time zone `W. Europe Standard Time`; the file has "
        "no VTIMEZONE of that name; export it again, or put the IANA name [ics/unknown-zone]\n");
}

TEST_CASE("calendar: what is no calendar, or is not understood, is said with its place") {
  struct Row {
    std::string text;
    const char* said;
  };
  const Row rows[] = {
      {"", "ana.ics:1:1: error: there is no calendar in this file [ics/syntax]\n"},
      {"hello\n",
       "ana.ics:1:1: error: this is no line of a calendar: `NAME:value` is wanted [ics/syntax]\n"},
      {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
       "ana.ics:3:1: error: `END:VCALENDAR` ends nothing [ics/syntax]\n"},
      {"BEGIN:VCALENDAR\n", "ana.ics:1:1: error: `VCALENDAR` has no end [ics/syntax]\n"},
      {as_ics(event("DTSTART:soon\n")), "ana.ics:4:1: error: `DTSTART` is no time [ics/time]\n"},
      {as_ics(event("DTSTART:20260310T090000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY\n")),
       "ana.ics:6:1: error: repeating with `FREQ=SECONDLY` is not understood; only its first time "
       "counts; add the others by hand [ics/unsupported]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics findings;
    (void)busy_of(row.text, zone_book(), findings);
    CHECK(said(findings) == row.said);
    for (const Diagnostic& finding : findings.items()) {
      if (finding.rule == "ics/unsupported") CHECK(finding.line_text.empty());
    }
  }
}

TEST_CASE("calendar: R8: what is written is read again at the same instants, zone by zone") {
  struct Row {
    const char* zone;
    bool has_rule;  ///< else each change of clocks is written
  };
  // Times all over the year and over the clock, those of days when clocks change among them.
  for (const Row& row :
       {Row{"Europe/Berlin", true}, Row{"America/New_York", true}, Row{"Australia/Sydney", true},
        Row{"America/Santiago", false}, Row{"Asia/Kolkata", false}, Row{"Africa/Casablanca", false},
        Row{"Australia/Lord_Howe", true}, Row{"Europe/Dublin", true}, Row{"UTC", false}}) {
    CAPTURE(row.zone);
    const TimeZone there = zone(row.zone);
    IcsCalendar calendar;
    std::vector<TimeSpan> spans;
    for (std::int64_t at = kYear.begin.seconds; at + 1800 < kYear.end.seconds; at += 9000) {
      spans.push_back({{at}, {at + 1800}});
      calendar.events.push_back({.uid = std::to_string(at), .span = spans.back()});
    }
    const std::string text = write_ics(calendar, there);
    const bool has_rule = text.find("RRULE") != std::string::npos;
    CHECK(has_rule == row.has_rule);
    // By the zone's name, and by the VTIMEZONE in the file alone.
    for (const bool by_name : {true, false}) {
      Diagnostics findings;
      ZoneBook book = by_name ? zone_book() : empty_book();
      const IcsTimes times = read_ics(test::source(text), kYear, TimeZone(), book, findings);
      CHECK(said(findings) == "");
      CHECK(times.busy == spans);
    }
  }
}

TEST_CASE("calendar: an invitation, a change and a cancellation") {
  const TimeZone berlin = zone("Europe/Berlin");
  IcsCalendar calendar;
  calendar.method = IcsCalendar::Method::request;
  calendar.organizer = Mailbox{"Ana Ruiz", "ana@example.org"};
  calendar.events.push_back({.uid = "0011223344556677@uxi",
                             .sequence = 2,
                             .span = {{1773133200}, {1773135900}},
                             .changed = {2026, 3, 1},
                             .summary = "Interview; about invoices",
                             .description = "We would like to hear how your team handles invoices.",
                             .location = "https://meet.example.org/a",
                             .attendee = Mailbox{"Bo \"B\" Lund", "bo@example.com"}});
  CHECK(text::replace_all(write_ics(calendar, berlin), "\r\n", "\n") == R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//uxi//uxi 0.1.0//EN
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:20251026T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:20250330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:0011223344556677@uxi
SEQUENCE:2
DTSTAMP:20260301T000000Z
DTSTART;TZID=Europe/Berlin:20260310T100000
DTEND;TZID=Europe/Berlin:20260310T104500
SUMMARY:Interview\; about invoices
DESCRIPTION:We would like to hear how your team handles invoices.
LOCATION:https://meet.example.org/a
STATUS:CONFIRMED
TRANSP:OPAQUE
ORGANIZER;CN="Ana Ruiz":mailto:ana@example.org
ATTENDEE;CN="Bo ^'B^' Lund";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP
 =TRUE:mailto:bo@example.com
END:VEVENT
END:VCALENDAR
)");
}

}  // namespace
}  // namespace uxi::calendar
