"""Calendar files against an independent reader (Python's icalendar): the same instants on the days
when clocks change, in both directions.

Usage: calendar_test.py UXI
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar

UTC = datetime.timezone.utc

# A zone, and the days around each change of its clocks in 2026; Kolkata has none.
ZONES = {
    "Europe/Berlin": ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25",
                      "2026-10-26"],
    "America/New_York": ["2026-03-07", "2026-03-08", "2026-03-09", "2026-10-31", "2026-11-01",
                         "2026-11-02"],
    "Australia/Sydney": ["2026-04-04", "2026-04-05", "2026-04-06", "2026-10-03", "2026-10-04",
                         "2026-10-05"],
    "Asia/Kolkata": ["2026-03-29", "2026-10-25"],
}

# Times that clocks show twice, the second of them.
SECOND_TIMES = {
    "Europe/Berlin": ["2026-10-25 02:30+01:00"],
    "America/New_York": ["2026-11-01 01:30-05:00"],
    "Australia/Sydney": ["2026-04-05 02:30+10:00"],
}


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def instant(value):
    return value.dt.astimezone(UTC)


def run(uxi, folder, *words):
    done = subprocess.run([uxi, "-C", folder, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def add_study(folder, zone, days):
    """One study whose sessions lie in each hour of these days, by the clock of `zone`."""
    name = zone.split("/")[1].lower().replace("_", "-")
    study = os.path.join(folder, "studies", name)
    write(os.path.join(study, "study.yaml"),
          "title: Clocks\npublic: Wir möchten hören, wie Sie arbeiten; ehrlich, genau\n"
          "method: {minutes: 30}\n")
    slots = [f"{day} {hour:02}:{minute:02}" for day in days for hour in (0, 1, 3, 4, 12, 23)
             for minute in (0, 15)]
    slots += SECOND_TIMES.get(zone, [])
    roster = "id,segment,status,source,descriptor,incentive_amount,incentive_state,access_needs\n"
    contacts = ""
    people = ""
    for i in range(len(slots)):
        roster += f"P{i + 1:02},,invited,,,,,\n"
        contacts += f'{name}/P{i + 1:02},"Zoë ""Z"" Ünal, {i}",p{i}@x.example,,yes\n'
        people += f"  - {{id: P{i + 1:02}, free: [any], zone: {zone}}}\n"
    write(os.path.join(study, "participants.csv"), roster)
    # One team member a slot, so that every slot can be taken.
    team = "".join(f"  - {{name: {name}{i}, free: [any], daily_limit: 99}}\n" for i in range(len(slots)))
    offered = "".join(f"  - {{start: {slot}, moderator: {name}{i}}}\n" for i, slot in enumerate(slots))
    write(os.path.join(study, "schedule.yaml"),
          f"zone: {zone}\nhours: 00:00-24:00\nfrom: {days[0]}\nto: {days[-1]}\nteam:\n{team}"
          f"people:\n{people}slots:\n{offered}")
    return name, contacts


def check_out(uxi, folder, name, zone):
    """Every file has the instants that `schedule show` says, in an independent reader."""
    listing = json.loads(run(uxi, folder, "schedule", "run", "--study", name, "--today",
                             "2026-01-01", "--format", "json"))
    rows = {row["session"]: row for row in listing["sessions"]}
    assert len(rows) > 10 and not listing["unseated"], listing["unseated"]
    private = os.path.join(folder, "private", "calendar", name)
    files = sorted(os.listdir(private))
    assert len(files) == len(rows) + 1
    seen = set()
    for file in files:
        with open(os.path.join(private, file), "rb") as opened:
            data = opened.read()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        calendar = icalendar.Calendar.from_ical(data)
        for event in calendar.walk("VEVENT"):
            session = str(event["SUMMARY"]).split()[0] if file == "team.ics" else file[:-4]
            begin, end = instant(event["DTSTART"]), instant(event["DTEND"])
            row = rows[session]
            assert begin == datetime.datetime.fromisoformat(row["start"]).astimezone(UTC), row
            assert end == datetime.datetime.fromisoformat(row["end"]).astimezone(UTC), row
            assert end - begin == datetime.timedelta(minutes=30)
            seen.add((file == "team.ics", session))
            if file != "team.ics":
                assert str(event["DESCRIPTION"]).endswith("; ehrlich, genau")
                assert "Zo" in event["ATTENDEE"].params["CN"]
        # The zone's own rules, as icalendar makes them of VTIMEZONE alone.
        for part in calendar.walk("VTIMEZONE"):
            made = part.to_tz()
            for row in rows.values():
                begin = datetime.datetime.fromisoformat(row["start"]).astimezone(UTC)
                there = begin.astimezone(zoneinfo.ZoneInfo(zone))
                assert made.fromutc(begin.replace(tzinfo=made)).utcoffset() == there.utcoffset()
    assert len(seen) == 2 * len(rows)
    print(f"{zone}: {len(seen)} events at the same instants in icalendar {icalendar.__version__}")


def check_in(uxi, folder):
    """A file that icalendar writes makes somebody busy at the same instants."""
    name = "berlin"
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//test//")
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    event = icalendar.Event()
    event.add("summary", "Leave; until late, " * 10)
    event.add("dtstart", datetime.datetime(2026, 3, 28, 9, 0, tzinfo=berlin))
    event.add("dtend", datetime.datetime(2026, 3, 28, 12, 0, tzinfo=berlin))
    event.add("rrule", {"freq": "daily", "count": 3})
    calendar.add_component(event)
    with open(os.path.join(folder, "private", "busy.ics"), "wb") as file:
        file.write(calendar.to_ical())
    path = os.path.join(folder, "studies", name, "schedule.yaml")
    write(path,
          "zone: Europe/Berlin\nminutes: 60\nbuffer: 0\nfrom: 2026-03-28\nto: 2026-03-30\n"
          "step: 60\nteam:\n  - {name: ana, free: [\"08:00-13:00\"], busy: [private/busy.ics], "
          "daily_limit: 9}\npeople:\n  - {id: P01, free: [any]}\n  - {id: P02, free: [any]}\n"
          "  - {id: P03, free: [any]}\n  - {id: P04, free: [any]}\n  - {id: P05, free: [any]}\n"
          "  - {id: P06, free: [any]}\n")
    listing = json.loads(run(uxi, folder, "schedule", "run", "--study", name, "--today",
                             "2026-01-01", "--format", "json"))
    starts = sorted(row["start"] for row in listing["sessions"])
    want = [f"2026-03-{day}T{hour:02}:00:00+0{2 if day > 28 else 1}:00"
            for day in (28, 29, 30) for hour in (8, 12)]
    assert starts == want, (starts, want)
    print("a calendar that icalendar wrote is read at the same instants")


def main():
    uxi = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, "uxi.yaml"),
              'messages: {from: "Ana Ruiz <ana@larder.example>"}\n')
        names = []
        contacts = "id,name,email,phone,consent\n"
        for zone, days in ZONES.items():
            name, rows = add_study(folder, zone, days)
            contacts += rows
            names.append((name, zone))
        write(os.path.join(folder, "private", "contacts.csv"), contacts)
        for name, zone in names:
            check_out(uxi, folder, name, zone)
        check_in(uxi, folder)


main()
