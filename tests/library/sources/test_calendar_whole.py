"""Whole calendars: what is counted, what stays in memory, what one wrong clock can do."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import FormatName, Owner, list_files
from enishi.terms import ProblemCode
from tests.library.sources.readers import Outcome, outcome_of, published
from tests.library.sources.test_calendar import (
    HANA,
    MEETING,
    WORK,
    calendar,
    events,
    left_out,
    plans,
    read,
)

WEEKLY = f"{MEETING}\nRRULE:FREQ=WEEKLY"
NO_EVENTS = {"vtodo", "vjournal", "vfreebusy", "vavailability"}


@pytest.mark.parametrize("folder", ["Calendar", "カレンダー"])
def test_calendars_of_takeout_are_read_from_their_archive(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "takeout-20240301T000000Z-001.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(WORK, f"Takeout/{folder}/hana@example.jp.ics")
    (found,) = list_files(path)
    packed, alone = outcome_of(path), outcome_of(WORK)
    assert found.format is FormatName.CALENDAR
    assert [one.key for one in packed.touches] == [one.key for one in alone.touches]
    assert [one.key for one in packed.others] == [one.key for one in alone.others]
    assert packed.keys == alone.keys


@pytest.mark.parametrize(
    ("encoding", "name", "guest"),
    [
        ("latin-1", "Gespräch über Gebühren in München", "Jörg Müller"),
        ("cp932", "打ち合わせ①", "髙橋"),
    ],
)
def test_calendars_in_older_encodings_keep_their_letters(
    tmp_path: Path, encoding: str, name: str, guest: str
) -> None:
    text = MEETING.replace("Talk", name).replace("CN=Ana", f"CN={guest}")
    outcome = read(tmp_path, calendar(text).decode().encode(encoding))
    assert ([one.name for one in events(outcome)], outcome.names) == ([name], [guest])


def silent(outcome: Outcome, count: int) -> int:
    """Return how many of the events neither gave a record nor were counted."""
    held = {one.origin.row for one in events(outcome)}
    held.update(one.origin.row for one in outcome.touches)
    counted = sum(n for reason, n in left_out(outcome).items() if reason not in NO_EVENTS)
    return count - len(held) - counted - sum(one.is_fatal for one in outcome.problems)


@pytest.mark.parametrize("folder", ["ical-ical4j", "ical-collective", "events-condo3"])
def test_no_published_event_is_lost_without_a_word(folder: str) -> None:
    for path in sorted(published(folder).rglob("*.ics")):
        count = len(re.findall(rb"^BEGIN:VEVENT", path.read_bytes(), re.MULTILINE))
        outcome = outcome_of(path)
        without = [p.detail for p in outcome.problems if p.code is ProblemCode.NO_OTHER_SIDE]
        meetings = sum(int(detail.rpartition(" ")[2]) for detail in without)
        assert silent(outcome, count) <= meetings, path.name


kinds = st.sampled_from(
    [
        MEETING,
        "SUMMARY:A\nDTSTART:20240101\nLOCATION:Kobe",
        "SUMMARY:Alone\nDTSTART:20240101",
        "SUMMARY:No day",
        f"{MEETING}\nSTATUS:CANCELLED",
        f"{MEETING}\nBEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:Wake up\nEND:VALARM",
        f'{MEETING}\nDESCRIPTION:a\n b\n  BEGIN:VEVENT\nX-A;X="b:c":d',
        f"{MEETING}\nBEGIN:X-OTHER\nSUMMARY:Inside\nEND:X-OTHER",
        "DTSTART:20240101" + "".join(f"\nATTENDEE:mailto:a{n}@b.example" for n in range(51)),
    ]
)


@given(told=st.lists(kinds, max_size=12), end=st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60, deadline=None)
def test_each_event_gives_a_record_or_is_counted(
    tmp_path_factory: pytest.TempPathFactory, told: list[str], end: str
) -> None:
    content = calendar(*told).replace(b"\n", end.encode())
    outcome = read(tmp_path_factory.mktemp("one"), content)
    assert silent(outcome, len(told)) == 0
    assert {one.name for one in events(outcome)} <= {"Talk", "A"}


@given(told=st.lists(kinds, max_size=6), junk=st.sampled_from(["X-A:b=", "X-A:b", "NOTHING"]))
@settings(max_examples=40, deadline=None)
def test_plain_events_are_read_as_all_others(
    tmp_path_factory: pytest.TempPathFactory, told: list[str], junk: str
) -> None:
    # An empty line between its properties has an event read line by line.
    folder = tmp_path_factory.mktemp("both")
    plain = read(folder, calendar(*(f"{one}\n{junk}" for one in told)))
    slow = read(folder, calendar(*(f"{one}\n\n{junk}" for one in told)))
    assert (plain.touches, plain.others, plain.people) == (slow.touches, slow.others, slow.people)
    assert plain.problems == slow.problems


def test_one_stamp_in_the_future_makes_no_meeting_of_what_is_planned(tmp_path: Path) -> None:
    wrong = MEETING.replace("DTSTAMP:2024", "DTSTAMP:2099").replace("one@", "wrong@")
    later = MEETING.replace("DTSTART:20240501", "DTSTART:20250501").replace("one@", "later@")
    outcome = read(tmp_path, calendar(MEETING, wrong, later, WEEKLY.replace("one@", "weekly@")))
    days = {touch.at.date().isoformat() for touch in outcome.touches}
    assert max(days) == "2024-05-29"
    assert left_out(outcome) == {"not yet": 1}


def test_regular_talks_of_a_few_are_touches_and_no_events(tmp_path: Path) -> None:
    outcome = read(tmp_path, calendar(WEEKLY))
    assert len(outcome.touches) == 5
    assert not events(outcome)
    assert not plans(outcome)


@pytest.mark.parametrize(
    "more",
    [
        "\nURL:https://group.example/",
        *("".join(f"\nATTENDEE:mailto:p{n}@b.example" for n in range(8)),),
    ],
)
def test_regular_gatherings_are_an_event_each_time(tmp_path: Path, more: str) -> None:
    outcome = read(tmp_path, calendar(WEEKLY + more))
    assert len(events(outcome)) == 5


def test_a_series_of_which_nothing_is_left_is_counted(tmp_path: Path) -> None:
    outcome = read(
        tmp_path, calendar(f"{MEETING}\nRRULE:COUNT=1;FREQ=DAILY\nEXDATE:20240501T100000Z")
    )
    assert not outcome.touches
    assert left_out(outcome) == {"cancelled": 1}


MEASURE = """
import resource, sys
from pathlib import Path
from enishi.sources import Owner, read_sources
for one in read_sources(Path(sys.argv[1]), owner=Owner(mails=frozenset({"hana@example.jp"}))):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_of(path: Path, megabytes: int) -> int:
    """Write a calendar of about that size; return the peak of memory of reading it, in kB."""
    filler = "DESCRIPTION:" + "Lorem ipsum\\, " * 600
    with path.open("wb") as file:
        file.write(b"BEGIN:VCALENDAR\n")
        for number in range(megabytes * 100):
            one = MEETING.replace("one@", f"{number}@").replace("ana@", f"p{number % 500}@")
            file.write(f"BEGIN:VEVENT\n{one}\n{filler}\nEND:VEVENT\n".encode())
        file.write(b"END:VCALENDAR\n")
    run = [sys.executable, "-c", MEASURE, str(path)]
    return int(subprocess.run(run, capture_output=True, check=True).stdout)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    small, large = (peak_of(tmp_path / f"{size}.ics", size) for size in (5, 100))
    assert large - small < 8_000


def test_without_an_owner_a_regular_talk_is_told_by_a_problem(tmp_path: Path) -> None:
    outcome = read(tmp_path, calendar(WEEKLY), owner=Owner())
    assert outcome.codes[ProblemCode.NO_OTHER_SIDE] == 1
    assert HANA.mails.isdisjoint(outcome.names)
