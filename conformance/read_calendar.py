"""Reads a calendar with `icalendar`, as RFC 5545 has it, and says of each event what a reader of calendars sees; any fault ends it."""
import json
import sys
from zoneinfo import ZoneInfo

from icalendar import Calendar

source = sys.stdin.buffer.read()
assert source.endswith(b"END:VCALENDAR\r\n"), "RFC 5545, 3.1: the last line ends"
for line in source.split(b"\r\n"):
    assert b"\n" not in line and b"\r" not in line, "RFC 5545, 3.1: lines end in CRLF"
    assert len(line) <= 75, "RFC 5545, 3.1: lines are folded at 75 octets"
    line.decode("utf-8")
calendar = Calendar.from_ical(source)
assert not calendar.errors, calendar.errors
assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "RFC 5545, 3.6"
told = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    begins, ends, stamp = (event[name].dt for name in ("DTSTART", "DTEND", "DTSTAMP"))
    assert stamp.utcoffset().total_seconds() == 0, "RFC 5545, 3.8.7.2: the stamp is in UTC"
    assert begins.tzinfo is not None, "no floating time"
    zone = ZoneInfo(sys.argv[1])
    told.append({
        "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]), "summary": str(event["SUMMARY"]), "url": str(event["URL"]),
        "from": begins.astimezone(zone).strftime("%Y-%m-%dT%H:%M%z"), "until": ends.astimezone(zone).strftime("%Y-%m-%dT%H:%M%z"),
    })
print(json.dumps({"name": str(calendar["X-WR-CALNAME"]), "events": told}))
