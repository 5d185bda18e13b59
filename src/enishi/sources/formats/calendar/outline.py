"""Outline: what has to be known of a whole file before the first of its events is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from heapq import heappush, heapreplace

from enishi.sources.components import RawComponent
from enishi.sources.content_lines import (
    Property,
    UndecodableValueError,
    decode_lines,
    read_property,
)
from enishi.sources.formats.calendar.events import bounded_uid, recurrence_sign
from enishi.sources.formats.calendar.moments import read_moment
from enishi.sources.formats.calendar.zones import Observance, Zones, read_offset, yearly_rule

_STAMPS = re.compile(
    rb"^(?:DTSTAMP|LAST-MODIFIED|CREATED)[^:\n]*:(\d{8}T\d{6})Z?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_START = re.compile(rb"^DTSTART[^:\n]*:(\d{8}(?:T\d{6})?)", re.IGNORECASE | re.MULTILINE)
_REPEATS = re.compile(rb"^(?:RRULE|RDATE)[;:]", re.IGNORECASE | re.MULTILINE)
_RECURRENCE = re.compile(rb"^RECURRENCE-ID[;:].*", re.IGNORECASE | re.MULTILINE)
_UID = re.compile(rb"^UID[;:].*", re.IGNORECASE | re.MULTILINE)
_TOLD_BY = 3
"""So many events have to reach a moment: one with a wrong clock moves nothing."""
_MOST_CHANGED = 200_000
_MOST_OBSERVANCES = 200


class _Newest:
    """The newest of many moments as they are written."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def note(self, text: str) -> None:
        if len(self._held) < _TOLD_BY:
            heappush(self._held, text)
        elif text > self._held[0]:
            heapreplace(self._held, text)

    @property
    def reached(self) -> str:
        """Return the last moment that enough of them reach, or empty."""
        return self._held[0] if self._held else ""


@dataclass(kw_only=True)
class Outline:
    """What a file tells as a whole.

    Attributes:
        zones: The zones it describes.
        changed: Signs of the occurrences that have an event of their own, by UID.
        stamps: When its events were last written.
        starts: When its events begin that do not repeat.
    """

    zones: Zones = field(default_factory=Zones)
    changed: dict[str, frozenset[str]] = field(default_factory=dict)
    stamps: _Newest = field(default_factory=_Newest)
    starts: _Newest = field(default_factory=_Newest)

    @cached_property
    def last(self) -> datetime:
        """Return the last moment it knows of, in UTC: no clock is asked.

        That is the last by which three of its events had been written (DTSTAMP, LAST-MODIFIED,
        CREATED), all where it has fewer: a stamp in the future that one bears alone must not make
        meetings of what is planned. Where it does not say so, it is the same by the starts of
        events that do not repeat.
        """
        return _as_moment(self.stamps.reached or self.starts.reached)


def outline_of(components: Iterable[RawComponent]) -> Outline:
    """Return the outline of a file by its components."""
    sketch = _Sketch()
    for one in components:
        sketch.take(one)
    return sketch.finish()


class _Sketch:
    def __init__(self) -> None:
        self._outline = Outline()
        self._changed: list[tuple[str, Property]] = []
        self._observances: list[Observance] = []

    def take(self, raw: RawComponent) -> None:
        if raw.name == b"VEVENT":
            self._event(raw)
        elif raw.name in {b"STANDARD", b"DAYLIGHT"}:
            self._observance(raw)
        elif raw.name == b"VTIMEZONE":
            name = _texts(raw).get("TZID")
            self._outline.zones.describe(name.value.strip() if name else "", self._observances)
            self._observances = []

    def finish(self) -> Outline:
        signs: dict[str, set[str]] = {}
        for uid, one in self._changed:
            signs.setdefault(uid, set()).add(recurrence_sign(one, self._outline.zones))
        self._outline.changed = {uid: frozenset(held) for uid, held in signs.items()}
        return self._outline

    def _event(self, raw: RawComponent) -> None:
        if stamps := _STAMPS.findall(raw.text):
            self._outline.stamps.note(max(stamps).decode("ascii"))
        start = _START.search(raw.text)
        if start and not _REPEATS.search(raw.text):
            self._outline.starts.note(start[1].decode("ascii"))
        which = _RECURRENCE.search(raw.text)
        if which and len(self._changed) < _MOST_CHANGED:
            uid = _UID.search(raw.text)
            self._note_changed(uid[0] if uid else b"", which[0])

    def _note_changed(self, uid: bytes, recurrence: bytes) -> None:
        told, which = (_property(one) for one in (uid, recurrence))
        if told and which:
            self._changed.append((bounded_uid(told.value), which))

    def _observance(self, raw: RawComponent) -> None:
        told = _texts(raw)
        begin, ahead, rule = (told.get(n) for n in ("DTSTART", "TZOFFSETTO", "RRULE"))
        starts = read_moment(begin, Zones()) if begin else None
        offset = read_offset(ahead.value) if ahead else None
        if starts is None or offset is None or len(self._observances) >= _MOST_OBSERVANCES:
            return
        self._observances.append(
            Observance(
                starts=starts.local, offset=offset, rule=yearly_rule(rule.value) if rule else None
            )
        )


def _property(line: bytes) -> Property | None:
    try:
        return read_property(line.decode("utf-8", "replace").replace("\0", ""))
    except UndecodableValueError:
        return None


def _texts(raw: RawComponent) -> dict[str, Property]:
    lines = decode_lines(raw.text, "utf-8").split("\n")
    found = (_property(line.encode()) for line in lines)
    return {one.head.name: one for one in found if one}


def _as_moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC, microsecond=0)
