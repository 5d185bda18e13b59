"""Calendars: events, plans to be there, and small meetings as touches."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    FieldKind,
    FormatName,
    Limits,
    Owner,
    Standing,
    list_files,
)
from enishi.sources.formats.calendar.recurrence import days_of, read_rule
from enishi.terms import AttendanceState, Direction, ProblemCode, TouchKind
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of, published

WORK = SAMPLES / "calendar" / "work.ics"
HANA = Owner(mails=frozenset({"hana@example.jp"}))
TOKYO_18 = (9, 0)


def events(outcome: Outcome) -> list[EventRecord]:
    return [one for one in outcome.others if isinstance(one, EventRecord)]


def named(outcome: Outcome, name: str) -> list[EventRecord]:
    return [one for one in events(outcome) if one.name == name]


def plans(outcome: Outcome) -> list[AttendanceRecord]:
    return [one for one in outcome.others if isinstance(one, AttendanceRecord)]


def left_out(outcome: Outcome) -> dict[str, int]:
    told = [one.detail for one in outcome.problems if one.code is ProblemCode.NOT_A_TOUCH]
    return {reason: int(count) for reason, count in (one.split(": ") for one in told)}


def calendar(*events_in: str, header: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{one.strip()}\nEND:VEVENT\n" for one in events_in)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{header}{body}END:VCALENDAR\n".encode()


def read(folder: Path, content: bytes, **terms: object) -> Outcome:
    path = folder / "some.ics"
    path.write_bytes(content)
    return outcome_of(path, **{"owner": HANA, **terms})


MEETING = """UID:one@example.jp
DTSTAMP:20240601T000000Z
DTSTART:20240501T100000Z
SUMMARY:Talk
ATTENDEE;PARTSTAT=ACCEPTED:mailto:hana@example.jp
ATTENDEE;CN=Ana:mailto:ana@example.org"""


def test_a_weekly_meeting_is_a_touch_each_week_up_to_the_day_of_the_export() -> None:
    touches = outcome_of(WORK).touches
    days = [touch.at.date() for touch in touches]
    # EXDATE 8 January; 15 January was moved, and Ben declined it; the export is of 1 March.
    weeks = [date(2024, 1, 1), *(date(2024, 1, 22) + timedelta(weeks=n) for n in range(6))]
    assert days == weeks
    assert {touch.at.astimezone(UTC).hour for touch in touches} == {9}
    assert {(t.kind, t.direction) for t in touches} == {(TouchKind.MEETING, Direction.MUTUAL)}
    assert {touch.people for touch in touches} == {("mail:ben.okafor@example.org",)}


def test_a_changed_occurrence_takes_the_place_of_its_own(tmp_path: Path) -> None:
    held = MEETING.replace("DTSTAMP:20240601", "DTSTAMP:20240520") + "\nURL:http://a.example/"
    moved = held.replace("DTSTART:20240501", "RECURRENCE-ID:20240508T100000Z\nDTSTART:20240509")
    outcome = read(tmp_path, calendar(f"{held}\nRRULE:FREQ=WEEKLY", moved))
    assert {(one.key[-16:], str(one.starts)[:10]) for one in events(outcome)} == {
        ("20240501T100000Z", "2024-05-01"),
        ("20240508T100000Z", "2024-05-09"),
        ("20240515T100000Z", "2024-05-15"),
    }


def test_people_are_seen_with_their_quoted_names_and_rooms_are_nobody() -> None:
    people = outcome_of(WORK).people
    assert {one.key: one.first(FieldKind.NAME) for one in people} == {
        "mail:ben.okafor@example.org": "Okafor, Ben",
        "mail:camille@example.com": "Camille Roussel",
    }
    assert {one.standing for one in people} == {Standing.SEEN}


def test_the_user_is_told_by_the_name_of_the_calendar() -> None:
    assert outcome_of(WORK).touches == outcome_of(WORK, owner=HANA).touches


def test_what_lies_after_the_export_is_planned_and_no_touch() -> None:
    outcome = outcome_of(WORK)
    (dinner,) = named(outcome, "Dinner")
    assert dinner.starts == datetime(2024, 7, 10, 17, tzinfo=UTC)
    assert dinner.ends == datetime(2024, 7, 10, 19, tzinfo=UTC)
    assert dinner.place == "Lyon, France"
    (own,) = [one for one in plans(outcome) if one.event == dinner.key and not one.person]
    assert own.state is AttendanceState.PLANNED
    assert left_out(outcome)["not yet"] == 1


def test_whole_days_end_on_their_last_day_and_meetings_on_the_net_keep_no_password() -> None:
    (fair,) = named(outcome_of(WORK), "見本市")
    assert (fair.starts, fair.ends) == (date(2024, 2, 5), date(2024, 2, 7))
    assert (fair.is_online, fair.place, fair.url) == (True, "", "https://fair.example.org/2024")


def test_everything_that_is_left_out_is_counted() -> None:
    outcome = outcome_of(WORK)
    assert left_out(outcome) == {
        "cancelled": 1,
        "nobody and no place": 1,
        "not yet": 1,
        "vtodo": 1,
    }
    (broken,) = [one for one in outcome.problems if one.is_fatal]
    assert (broken.code, broken.row, broken.field) == (ProblemCode.BAD_DATE, 7, "DTSTART")


def test_descriptions_are_never_kept() -> None:
    outcome = outcome_of(WORK)
    told = repr((outcome.people, outcome.touches, outcome.others, outcome.problems))
    assert "secret" not in told


def test_the_file_is_a_calendar_alone_and_in_an_archive(tmp_path: Path) -> None:
    (found,) = list_files(WORK)
    assert found.format is FormatName.CALENDAR


def test_other_order_and_other_stamps_give_the_same_keys(tmp_path: Path) -> None:
    text = WORK.read_text(encoding="utf-8")
    parts = re.findall(r"BEGIN:VEVENT.*?END:VEVENT\n", text, re.DOTALL)
    head, tail = text.split(parts[0])[0], "END:VCALENDAR\n"
    turned = (head + "".join(reversed(parts)) + tail).replace(
        "20240301T000000Z", "20240302T120000Z"
    )
    again, first = read(tmp_path, turned.encode()), outcome_of(WORK)
    assert {one.key for one in again.others} == {one.key for one in first.others}
    assert {one.key for one in again.touches} == {one.key for one in first.touches}


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_zone_of_the_machine_changes_nothing(zone: str) -> None:
    code = (
        "from enishi.sources import read_sources; from pathlib import Path; import sys;"
        "print(*(repr(one) for one in read_sources(Path(sys.argv[1]))), sep='\\n')"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, str(WORK)],
            env={**os.environ, "TZ": name},
            capture_output=True,
            check=True,
        ).stdout
        for name in ("UTC", zone)
    ]
    assert told[0] == told[1]
    assert b"TouchRecord" in told[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED"), "you declined"),
        (("20240501T100000Z", "20240701T100000Z"), "not yet"),
        (("mailto:hana@example.jp", "mailto:kei@example.jp"), "you are not in it"),
        (("SUMMARY:Talk", "STATUS:CANCELLED"), "cancelled"),
    ],
)
def test_no_touch_and_why(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    assert len(read(tmp_path, calendar(MEETING)).touches) == 1
    outcome = read(tmp_path, calendar(MEETING.replace(*change)))
    assert not outcome.touches
    assert left_out(outcome) == {reason: 1}


@pytest.mark.parametrize(("method", "count"), [("REQUEST", 1), ("CANCEL", 0), ("REPLY", 0)])
def test_what_a_calendar_was_sent_for_counts(tmp_path: Path, method: str, count: int) -> None:
    outcome = read(tmp_path, calendar(MEETING, header=f"METHOD:{method}\n"))
    assert (len(events(outcome)), len(outcome.touches)) == (count, count)


@pytest.mark.parametrize(
    ("others", "touches", "people"), [(8, 1, 8), (9, 0, 9), (49, 0, 49), (50, 0, 0)]
)
def test_of_many_people_nobody_can_say_who_spoke_with_whom(
    tmp_path: Path, others: int, touches: int, people: int
) -> None:
    guests = "".join(f"\nATTENDEE:mailto:p{n}@example.org" for n in range(others - 1))
    outcome = read(tmp_path, calendar(MEETING + guests))
    assert len(events(outcome)) == 1
    assert (len(outcome.touches), len(outcome.people)) == (touches, people)


def test_without_the_user_there_are_no_touches_and_a_problem_says_so(tmp_path: Path) -> None:
    outcome = read(tmp_path, calendar(MEETING), owner=Owner())
    assert not outcome.touches
    assert outcome.codes[ProblemCode.NO_OTHER_SIDE] == 1


def test_floating_times_stay_without_a_zone(tmp_path: Path) -> None:
    outcome = read(tmp_path, calendar(MEETING.replace("20240501T100000Z", "20240501T100000")))
    (event,), (touch,) = events(outcome), outcome.touches
    assert event.starts == touch.at == datetime(2024, 5, 1, 10)  # noqa: DTZ001 - floats
    assert not event.is_zone_known
    assert not touch.is_zone_known


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = calendar(MEETING.replace("Talk", "打ち合わせ").replace("CN=Ana", "CN=佐藤 健")).decode()
    outcome = read(tmp_path, text.encode(encoding))
    assert (events(outcome)[0].name, outcome.names) == ("打ち合わせ", ["佐藤 健"])


def test_the_calendar_of_an_old_telephone_is_read(tmp_path: Path) -> None:
    quoted = "".join(f"={byte:02X}" for byte in "忘年会".encode("cp932"))
    content = (
        "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\n"
        f"SUMMARY;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{quoted[:9]}=\r\n{quoted[9:]}\r\n"
        "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=\r\nURL:http=\r\nb\r\n"
        "DTSTART:20051220T190000\r\nLOCATION:Kobe\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (event,) = events(read(tmp_path, content.encode("ascii")))
    assert (event.name, event.place, event.url) == ("忘年会", "Kobe", "")


def test_one_event_that_is_too_long_or_unfinished_does_not_lose_the_rest(tmp_path: Path) -> None:
    long = f"DTSTART:20240101\nLOCATION:Kobe\nSUMMARY:{'x' * 5_000}"
    content = calendar(long, MEETING).replace(b"END:VEVENT\nEND:VCALENDAR\n", b"")
    outcome = read(tmp_path, content, limits=Limits(card_bytes=2_000))
    assert [one.name for one in events(outcome)] == ["Talk"]
    assert outcome.codes[ProblemCode.CARD_TOO_LONG] == outcome.codes[ProblemCode.TRUNCATED] == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=YEARLY;BYDAY=54MO",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=DAILY;COUNT=-5",
    ],
)
def test_a_rule_without_end_or_without_any_day_ends(tmp_path: Path, rule: str) -> None:
    meeting = MEETING.replace("20240601", "99991231") + f"\nRRULE:{rule}"
    outcome = read(tmp_path, calendar(meeting))
    assert 1 <= len(outcome.touches) <= 1_500


def test_a_series_that_names_nobody_is_one_event(tmp_path: Path) -> None:
    outcome = read(
        tmp_path, calendar("DTSTART:16000101\nSUMMARY:A\nURL:http://a.example/\nRRULE:FREQ=YEARLY")
    )
    assert len(events(outcome)) == 1


rules = st.builds(
    lambda frequency, interval, parts: ";".join(
        [f"FREQ={frequency}", f"INTERVAL={interval}", *parts]
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.tuples(
        st.sampled_from(["COUNT=7", "WKST=SU", "WKST=TH"]),
        st.sampled_from(["BYMONTH=2,11", "BYMONTH=3", "BYMONTHDAY=-1,13", "BYMONTHDAY=29"]),
        st.sampled_from(["BYDAY=MO,FR", "BYDAY=SU", "BYDAY=2TU,-1WE", ""]),
    ).map(lambda parts: [part for part in parts if part])
    | st.sampled_from([[], ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"], ["BYDAY=-1SU"]]),
)


@given(rule=rules, start=st.dates(date(1999, 1, 1), date(2012, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_days_of_rules_are_those_of_dateutil(rule: str, start: date) -> None:
    if "FREQ=DAILY" in rule or "FREQ=WEEKLY" in rule:
        rule = re.sub(r"([=,])[+-]?\d(?=MO|TU|WE|TH|FR|SA|SU)", r"\1", rule)
    begin = datetime.combine(start, datetime.min.time())
    last = start + timedelta(days=1_400)
    until = datetime.combine(last, datetime.min.time())
    theirs = rrulestr(rule, dtstart=begin).between(begin, until, inc=True)
    ours = read_rule(rule)
    assert ours is not None
    assert [*days_of(ours, start, last)] == [one.date() for one in theirs]


FEWEST = {"ical-ical4j": 900, "ical-collective": 5, "events-condo3": 2}


@pytest.mark.filterwarnings("ignore:.*globally unique TZID")
@pytest.mark.parametrize("folder", FEWEST)
def test_published_events_are_those_of_icalendar(folder: str) -> None:
    compared = 0
    for path in sorted(published(folder).rglob("*.ics")):
        theirs = icalendar_events(path)
        firsts = {one.origin.row: one for one in reversed(events(outcome_of(path)))}
        for row, ours in firsts.items() if theirs else ():
            assert_same(ours, theirs[row - 1], path.name)
            compared += 1
    assert compared >= FEWEST[folder]


def icalendar_events(path: Path) -> list[Component]:
    """Return the events as icalendar reads them, none where it cannot read all of the file."""
    content = path.read_bytes()
    try:
        whole = Calendar.from_ical(content, multiple=True)
        found = [event for one in whole for event in one.walk("VEVENT")]
        is_whole = all(event.decoded("DTSTART") for event in found)
    except (ValueError, KeyError, IndexError, AttributeError):
        return []
    count = len(re.findall(rb"^BEGIN:VEVENT", content, re.MULTILINE))
    # What is not UTF-8 is text to us and broken to them.
    return found if is_whole and len(found) == count and is_utf8(content) else []


def is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def assert_same(ours: EventRecord, theirs: Component, file: str) -> None:
    assert " ".join(str(theirs.get("SUMMARY", "")).split())[:500] == ours.name, file
    uid = str(theirs.get("UID", "")).strip()
    if uid and len(uid) <= 150:
        assert ours.key.startswith(f"ical:{uid}"), file
    starts = theirs.decoded("DTSTART")
    if theirs["DTSTART"].params.get("VALUE") == "DATE" and isinstance(starts, datetime):
        # A day in a zone (TZID beside VALUE=DATE) is a day to us.
        starts = starts.date()
    is_aware = isinstance(starts, datetime) and starts.tzinfo is not None
    assert ours.is_zone_known or not is_aware, file
    if isinstance(starts, datetime) and isinstance(ours.starts, datetime) and not starts.tzinfo:
        starts = starts.replace(tzinfo=ours.starts.tzinfo)
    assert starts == ours.starts, file


def test_the_calendar_of_a_group_names_its_community() -> None:
    outcome = outcome_of(published("events-condo3") / "gocon.ics")
    (group,) = [one for one in outcome.others if isinstance(one, CommunityRecord)]
    assert (group.key, group.name) == ("connpass:gocon", "Go Conference")
    assert {one.community for one in events(outcome)} == {"connpass:gocon"}
    assert all(one.url and one.place for one in islice(events(outcome), 1))
