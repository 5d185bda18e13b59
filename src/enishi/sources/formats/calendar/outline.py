"""Outline: what has to be known of a whole file before the first of its events is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

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

_STAMP = re.compile(rb"(?:DTSTAMP|LAST-MODIFIED|CREATED)[^:]*:(\d{8}T\d{6})Z?\s*", re.IGNORECASE)
_START = re.compile(rb"DTSTART[^:]*:(\d{8}(?:T\d{6})?)", re.IGNORECASE)
_TOLD = re.compile(rb"(UID|RECURRENCE-ID|DTSTART|RRULE|RDATE)[;:]", re.IGNORECASE)
_INITIALS = frozenset(bytes([one]) for one in b"DLCRUdlcru")
_MOST_CHANGED = 200_000
_MOST_OBSERVANCES = 200


@dataclass(kw_only=True)
class Outline:
    """What a file tells as a whole.

    Attributes:
        zones: The zones it describes.
        changed: Signs of the occurrences that have an event of their own, by UID.
    """

    zones: Zones = field(default_factory=Zones)
    changed: dict[str, frozenset[str]] = field(default_factory=dict)
    stamp: str = ""
    latest_start: str = ""

    @property
    def last(self) -> datetime:
        """Return the last moment it knows of, in UTC: no clock is asked.

        That is when something in it was last written (DTSTAMP, LAST-MODIFIED, CREATED); where it
        does not say so, the start of its latest event that does not repeat.
        """
        return _as_moment(self.stamp or self.latest_start)


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
        told: dict[bytes, bytes] = {}
        for line in raw.lines:
            if line[:1] not in _INITIALS:
                continue
            if found := _STAMP.fullmatch(line):
                self._outline.stamp = max(self._outline.stamp, found[1].decode("ascii"))
            elif name := _TOLD.match(line):
                told.setdefault(name[1].upper(), line)
        start = _START.match(told.get(b"DTSTART", b""))
        if start and told.keys().isdisjoint((b"RRULE", b"RDATE")):
            latest = max(self._outline.latest_start, start[1].decode("ascii"))
            self._outline.latest_start = latest
        if b"RECURRENCE-ID" in told and len(self._changed) < _MOST_CHANGED:
            self._note_changed(told.get(b"UID", b""), told[b"RECURRENCE-ID"])

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
    found = (_property(line.encode()) for line in decode_lines(raw.lines, "utf-8"))
    return {one.head.name: one for one in found if one}


def _as_moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC, microsecond=0)
