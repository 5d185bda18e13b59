"""Hostile files: whatever the bytes, reading ends with values, within bounds, and nothing raised.

``ENISHI_FUZZ_EXAMPLES`` says how many inputs to try; few by default.
"""

import os
import random
import resource
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TypeGuard

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.sources import (
    FileOpened,
    FileProgress,
    FileRead,
    FormatName,
    Limits,
    PersonRecord,
    Reading,
    SourceRecord,
    TouchRecord,
    list_files,
    preview_table,
    read_sources,
)
from enishi.terms import EnishiError, Problem

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "data" / "sources"
PUBLISHED = Path(os.environ.get("ENISHI_TEST_DATA", ROOT.parent / "shared" / "data"))
PUBLISHED_FOLDERS = (
    "vcard-android",
    "vcard-ezvcard",
    "vcard-pyvobject",
    "formats-japanese",
    "linkedin-labeldekho",
    "linkedin-linkedknowledge",
    "mail-mimekit",
    "mail-rubymail",
    "ical-collective",
    "ical-ical4j",
)
EXAMPLES = int(os.environ.get("ENISHI_FUZZ_EXAMPLES", "300"))
SECONDS_EACH = 20
"""Processor time of one input; what takes longer hangs. The slowest takes a few seconds."""
MOST_GROWTH_MB = 400
SMALL = Limits(
    members=20,
    unpacked_bytes=2**20,
    ratio=50,
    ratio_floor_bytes=2**12,
    line_chars=4_000,
    columns=60,
    card_bytes=8_000,
    progress_rows=3,
)
TOKENS = (
    *(b"\0", b"\r", b"\n", b"\r\n", b'"', b",", b";", b":", b"\\", b"=", b"=\r\n", b"\t", b" "),
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\r\n", b"VERSION:4.0\r\n", b"\x1b$B"),
    *(b";CHARSET=SHIFT_JIS", b";CHARSET=\xff", b";ENCODING=QUOTED-PRINTABLE:", b";ENCODING=b:"),
    *(b"PHOTO;BASE64:", b"item1.X-ABLabel:", b"UID:", b"KIND:group", b"N:;;;;;;", b"=E3=81"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x95\\", b"\xe3\x81", b"\x81", b"\xed\xa0\x80"),
    *(b" ::: ", b"* ", b"First Name,Last Name,", b"Connected On", b"CONVERSATION ID", b"99999999"),
    *(b"From x@y Mon Mar 04 11:20:34 2024\n", b"\n\n", b"=?utf-8?B?", b"?=", b"Date: ", b"To: "),
    *(b'{"friends_v2":[', b'"timestamp_ms":1700000000000,', b"\\u00e3\\u0081", b"\\ud83d", b"}]}"),
    *(b'<section class="_a6-g"><h2>', b"</section>", b"Jan 5, 2020 3:04 PM", b"<div>", b"&#0;"),
    *(b'{"guild":{"id":"1"},', b'"messages":[', b'[{"type":"message","ts":"1706659260.1",'),
    *(b"[[[[", b'{"', b"null", b"1e999", b"<@U1>", b'"members":', b'"id":"U1","profile":{}'),
    *(b"dn: cn=x\n", b"objectclass: groupOfNames\nmember: ", b"cn:: ", "分類".encode("cp932")),
    *(b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"DTSTART;TZID=", b"EXDATE:"),
    *(b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n", b"99991231T235959Z", b"00010101T000000"),
    *(
        b'ATTENDEE;CN="',
        b"mailto:a@example.org\r\n",
        b"RECURRENCE-ID:",
        b"\r\nRRULE:FREQ=SECONDLY\r\n",
    ),
    *(b"PK\x03\x04", b"PK\x05\x06", b"31 Feb 2024", b"1/1/99, 9:99 PM", "٣٤".encode()),
)


def seeds() -> list[bytes]:
    folders = [SAMPLES, *(PUBLISHED / name for name in PUBLISHED_FOLDERS)]
    paths = sorted(path for one in folders if one.exists() for path in one.rglob("*.*"))
    return [path.read_bytes()[:6_000] for path in paths if path.is_file()]


SEEDS = seeds()


@pytest.fixture(autouse=True)
def memory_stays_bounded() -> Iterator[None]:
    """Hold the peak of the process after a test against the one before it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown / 1024 < MOST_GROWTH_MB


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """Stop the test where what stands inside does not end."""

    def give_up(*_: object) -> None:
        # No error that a reader may take for damage to its file.
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGPROF, give_up)
    # Of the processor, so that a busy machine is not taken for a hang.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check(path: Path, as_format: FormatName | None = None) -> None:
    """Read a path; everything must be answered for, and only EnishiError may be raised."""
    with no_longer_than(SECONDS_EACH):
        _check(path, as_format)


def _check(path: Path, as_format: FormatName | None) -> None:
    try:
        found = list_files(path, limits=SMALL)
        readings = list(read_sources(path, as_format=as_format, limits=SMALL))
    except EnishiError:
        return
    opened = [one.file for one in readings if isinstance(one, FileOpened)]
    ended = [one for one in readings if isinstance(one, FileRead)]
    records = [one for one in readings if _is_record(one)]
    assert opened == [one.file for one in ended] == [one.file for one in found]
    assert sum(one.records for one in ended) == len(records)
    assert all(one.key and one.origin.row > 0 for one in records)
    silent = [one for one in ended if not (one.records or one.problems or one.is_skipped)]
    assert all(one.format is not None for one in silent)
    # A database takes neither lone surrogates nor zero bytes.
    told = "".join(_texts(records))
    assert "\0" not in told
    told.encode("utf-8")
    for record in records:
        if isinstance(record, PersonRecord):
            assert all(value.value.strip() for value in record.fields)
            assert sum(len(value.value) for value in record.fields) < 2**16
        elif isinstance(record, TouchRecord):
            assert record.people


def _is_record(one: Reading) -> TypeGuard[SourceRecord]:
    return not isinstance(one, FileOpened | FileProgress | FileRead | Problem)


def _texts(records: list[SourceRecord]) -> Iterator[str]:
    return (text for record in records for text in _texts_in(asdict(record)))


def _texts_in(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from (text for one in held.values() for text in _texts_in(one))
    elif isinstance(held, list | tuple):
        yield from (text for one in held for text in _texts_in(one))


def preview(path: Path) -> None:
    try:
        preview_table(path)
    except EnishiError:
        return


def mutated(rng: random.Random, seed: bytes) -> bytes:
    content = bytearray(seed)
    for _ in range(rng.randint(1, 8)):
        at = rng.randint(0, len(content))
        rng.choice(MUTATIONS)(rng, content, at)
    return bytes(content)


def _flip(rng: random.Random, content: bytearray, at: int) -> None:
    if at < len(content):
        content[at] = rng.randrange(256)


def _insert(rng: random.Random, content: bytearray, at: int) -> None:
    content[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 1, 2, 40))


def _delete(rng: random.Random, content: bytearray, at: int) -> None:
    del content[at : at + rng.choice((1, 3, 30, 300))]


def _cut(rng: random.Random, content: bytearray, at: int) -> None:
    if rng.random() < 0.3:
        del content[at:]


def _repeat(rng: random.Random, content: bytearray, at: int) -> None:
    content[at:at] = content[at : at + 60] * rng.choice((1, 5, 60))


def _cross(rng: random.Random, content: bytearray, at: int) -> None:
    other = rng.choice(SEEDS)
    start = rng.randint(0, len(other))
    content[at:at] = other[start : start + 400]


def _recode(rng: random.Random, content: bytearray, _at: int) -> None:
    text = content.decode("utf-8", "replace")
    content[:] = text.encode(rng.choice(("utf-16", "cp932", "euc_jp", "latin-1")), "replace")


MUTATIONS: tuple[Callable[[random.Random, bytearray, int], None], ...] = (
    _flip,
    _insert,
    _insert,
    _delete,
    _cut,
    _repeat,
    _cross,
    _recode,
)
NAMES = (
    *("Connections.csv", "../up.vcf", "messages.csv", "a/b.vcf", "friends/your_friends.html"),
    *("inbox/a_1/message_1.json", "inbox/a_1/message_2.json", "inbox/a_1/message_1.html"),
)
FORMATS = (None, None, None, *FormatName)


def test_mutated_files_never_raise(tmp_path: Path) -> None:
    rng = random.Random(20261123)  # noqa: S311 - the same inputs every time
    path = tmp_path / "hostile"
    for _ in range(EXAMPLES * 8 // 10):
        path.write_bytes(mutated(rng, rng.choice(SEEDS)))
        check(path, rng.choice(FORMATS))
        preview(path)


def test_mutated_archives_never_raise(tmp_path: Path) -> None:
    rng = random.Random(20261124)  # noqa: S311 - the same inputs every time
    whole, path = tmp_path / "whole.zip", tmp_path / "hostile.zip"
    for _ in range(max(EXAMPLES // 10, 1)):
        with zipfile.ZipFile(whole, "w", rng.choice((0, 8, 14))) as archive:
            for number in range(rng.randint(1, 4)):
                name = rng.choice(NAMES)
                archive.writestr(f"{number}/{name}", mutated(rng, rng.choice(SEEDS)))
        content = bytearray(whole.read_bytes())
        for _ in range(rng.randint(0, 3)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        path.write_bytes(bytes(content[: rng.choice((None, None, len(content) // 2))]))
        check(path)


@given(parts=st.lists(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=40)), max_size=60))
@settings(
    max_examples=max(EXAMPLES // 10, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_never_raise(parts: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(b"".join(parts))
    for as_format in (None, *FormatName):
        check(path, as_format)


@pytest.mark.parametrize("length", [10**4, 2 * 10**5])
def test_one_endless_line_of_each_beginning_ends(tmp_path: Path, length: int) -> None:
    path = tmp_path / "long"
    for begin in (b"Name,Email\n", b"BEGIN:VCARD\nNOTE:", b"BEGIN:VCARD\nPHOTO;BASE64:", b'"'):
        for filling in (b"x", b'"', b"=", b"\\", b"\x81", b"\0", b"\n ", b"=\n"):
            path.write_bytes(begin + filling * (length // len(filling)))
            check(path)
