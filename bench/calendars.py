"""Calendars: who meets whom and when, beside icalendar reading the same fields of the same file."""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from icalendar import Calendar

from enishi.sources import EventRecord, Owner, PersonRecord, read_sources

OWN = "me@example.com"
Found = tuple[set[tuple[str, str, str]], set[str]]


def make_calendar(path: Path, events: int, *, seed: int = 7) -> None:
    """Write single meetings as Google does, with descriptions, guests and alarms."""
    dice = random.Random(seed)
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        for number in range(events):
            file.write(_event(number, dice))
        file.write("END:VCALENDAR\r\n")


def _event(number: int, dice: random.Random) -> str:
    guests = [OWN, *(f"p{dice.randrange(3_000)}@example.org" for _ in range(dice.randint(1, 6)))]
    day = f"{2010 + number % 14}{1 + number % 12:02d}{1 + number % 28:02d}"
    lines = [
        "BEGIN:VEVENT",
        f"DTSTART;TZID=Asia/Tokyo:{day}T100000",
        f"DTEND;TZID=Asia/Tokyo:{day}T110000",
        "DTSTAMP:20241201T000000Z",
        f"UID:{number}@calendar.example.com",
        *(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="
            f"\r\n {mail.partition('@')[0]};X-NUM-GUESTS=0:mailto:{mail}"
            for mail in dict.fromkeys(guests)
        ),
        "DESCRIPTION:" + "\r\n ".join(["Lorem ipsum dolor sit amet\\, consectetur"] * 8),
        "LOCATION:東京都港区六本木6-10-1",
        "STATUS:CONFIRMED",
        f"SUMMARY:打ち合わせ {number}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P0DT0H10M0S",
        "END:VALARM",
        "END:VEVENT",
    ]
    return "\r\n".join(lines) + "\r\n"


def ours(path: Path) -> Found:
    """Return name, start and place of each event, and everybody in them."""
    events: set[tuple[str, str, str]] = set()
    people: set[str] = set()
    for one in read_sources(path, owner=Owner(mails=frozenset({OWN}))):
        if isinstance(one, EventRecord):
            events.add((one.name, one.starts.isoformat(), one.place))
        elif isinstance(one, PersonRecord):
            people.add(one.key.removeprefix("mail:"))
    return events, people


def theirs(path: Path) -> Found:
    """Return the same with icalendar."""
    events: set[tuple[str, str, str]] = set()
    people: set[str] = set()
    for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        starts = one.decoded("DTSTART").isoformat()
        events.add((str(one["SUMMARY"]), starts, str(one["LOCATION"])))
        guests = one.get("ATTENDEE", [])
        for guest in guests if isinstance(guests, list) else [guests]:
            people.add(str(guest).removeprefix("mailto:"))
    return events, people - {OWN}


def main() -> None:
    """Run both on the same file, in turns; print ratio, median and spread of processor time."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    times: dict[str, list[float]] = {"enishi": [], "icalendar": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.ics"
        make_calendar(path, events)
        size = path.stat().st_size / 1e6
        found: dict[str, Found] = {}
        for _ in range(rounds):
            for name, read in (("enishi", ours), ("icalendar", theirs)):
                start = time.process_time()
                found[name] = read(path)
                times[name].append(time.process_time() - start)
            assert found["enishi"] == found["icalendar"], "both must read the same"
    print(f"{events} events, {size:.1f} MB, {rounds} rounds in turns, seed 7")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:9} {events / middle:8.0f} events/s  {min(taken):.2f}–{max(taken):.2f} s")
    ratios = [them / us for us, them in zip(*times.values(), strict=True)]
    print(f"ratio     {statistics.median(ratios):.1f}  ({min(ratios):.1f}–{max(ratios):.1f})")


if __name__ == "__main__":
    main()
