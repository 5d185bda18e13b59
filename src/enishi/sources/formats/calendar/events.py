"""Events: the properties of one VEVENT become one value; descriptions are never looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from enishi.sources.assembling import clean
from enishi.sources.components import RawComponent
from enishi.sources.content_lines import (
    Property,
    UndecodableValueError,
    decode_lines,
    read_property,
    unescape,
)
from enishi.sources.formats.calendar.calendars import READ
from enishi.sources.formats.calendar.guests import Guest, guest_on
from enishi.sources.formats.calendar.moments import Moment, read_duration, read_moment
from enishi.sources.formats.calendar.recurrence import Rule, read_rule
from enishi.sources.formats.calendar.zones import Zones
from enishi.terms import derive_id

_READ = frozenset(READ)
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*[;:]")
_MEETING_PAGE = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com"
    r"|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si)/\S*",
    re.IGNORECASE,
)
_LONGEST_TEXT, _LONGEST_UID = 500, 150
MOST_GUESTS_READ = 2_000
_MOST_REPEATED = 2_000
_MOST_DATES = 5_000
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One VEVENT: an event, a series, or one occurrence of a series that was changed.

    Attributes:
        uid: What its program calls it.
        recurrence: Which occurrence of its series it stands for, as a sign, or empty.
        name: SUMMARY in one line, or empty.
        starts: When it begins, for a series its first occurrence.
        length: How long it lasts; None where the file does not say.
        place: LOCATION in one line, without the address of a meeting on the net.
        url: Where its page is; of a meeting on the net, without its password.
        organiser: Who called it, or None.
        guests: Who was asked.
        rules: RRULEs that can be followed.
        extras: RDATEs.
        gone: Signs of EXDATEs.
        broken: Properties that could not be read.
    """

    row: int
    uid: str
    recurrence: str
    name: str
    starts: Moment
    length: timedelta | None
    place: str
    url: str
    is_online: bool
    is_cancelled: bool
    organiser: Guest | None
    guests: tuple[Guest, ...]
    rules: tuple[Rule, ...]
    extras: tuple[Moment, ...]
    gone: frozenset[str]
    broken: tuple[str, ...]

    @property
    def is_series(self) -> bool:
        """Tell whether it stands for more than one occurrence."""
        return bool(self.rules or self.extras) and not self.recurrence


class Properties:
    """The properties of one event that are read at all.

    Attributes:
        guests: Whom ATTENDEE names.
        organisers: Whom ORGANIZER names.
        broken: Properties that do not follow the encoding that they name.
    """

    def __init__(self, raw: RawComponent, fallback: str) -> None:
        self._held: dict[str, list[Property]] = {}
        self.guests: list[Guest] = []
        self.organisers: list[Guest] = []
        self.broken: list[str] = []
        text = decode_lines(raw.text, fallback).replace("\0", "")
        for line in text.split("\n"):
            found = _NAME.match(line)
            if found and (name := found[1].upper()) in _READ:
                self._take(name, line)

    def _take(self, name: str, line: str) -> None:
        try:
            if name == "ATTENDEE":
                self._take_guest(self.guests, line)
            elif name == "ORGANIZER":
                self._take_guest(self.organisers, line)
            else:
                self._hold(name, read_property(line))
        except UndecodableValueError:
            self.broken.append(name)

    def _hold(self, name: str, one: Property | None) -> None:
        held = self._held.setdefault(name, [])
        if one and len(held) < _MOST_REPEATED:
            held.append(one)

    def _take_guest(self, guests: list[Guest], line: str) -> None:
        guest = guest_on(line) if len(guests) < MOST_GUESTS_READ else None
        if guest:
            guests.append(guest)

    def first(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next(iter(self._held.get(name, ())), None)

    def all(self, name: str) -> list[Property]:
        """Return all properties of a name."""
        return self._held.get(name, [])

    def text(self, name: str) -> str:
        """Return a text in one line, without escapes, bounded; or empty."""
        one = self.first(name)
        return _in_one_line(one.value) if one else ""


@lru_cache(maxsize=4096)
def _in_one_line(value: str) -> str:
    return clean(" ".join(unescape(value).split())[:_LONGEST_TEXT])


def read_event(raw: RawComponent, fallback: str, zones: Zones) -> CalendarEvent | str:
    """Return the event, or the property for whose sake it cannot be read."""
    told = Properties(raw, fallback)
    begin = told.first("DTSTART")
    starts = read_moment(begin, zones) if begin else None
    if starts is None:
        return "DTSTART"
    place, page = told.text("LOCATION"), told.text("URL")
    rules = [(one, read_rule(one.value)) for one in told.all("RRULE")]
    unread = ["RRULE"] if any(rule is None for _, rule in rules) else []
    return CalendarEvent(
        row=raw.number,
        uid=_uid(told, starts),
        recurrence=recurrence_sign(told.first("RECURRENCE-ID"), zones),
        name=told.text("SUMMARY"),
        starts=starts,
        length=_length(told, starts, zones),
        place=_MEETING_PAGE.sub("", place).strip(" ;,"),
        url=_url(page),
        is_online=any(map(_MEETING_PAGE.search, (place, page, told.text("X-GOOGLE-CONFERENCE")))),
        is_cancelled=told.text("STATUS").upper() == "CANCELLED",
        organiser=told.organisers[0] if told.organisers else None,
        guests=tuple(told.guests),
        rules=tuple(rule for _, rule in rules if rule),
        extras=tuple(_moments(told.all("RDATE"), zones)),
        gone=frozenset(one.sign for one in _moments(told.all("EXDATE"), zones)),
        broken=(*told.broken, *unread),
    )


def recurrence_sign(one: Property | None, zones: Zones) -> str:
    """Return which occurrence a RECURRENCE-ID means, or empty."""
    moment = read_moment(one, zones) if one else None
    return moment.sign if moment else ""


def bounded_uid(text: str) -> str:
    """Return a UID that is short enough for a key."""
    uid = clean(text)
    return uid if len(uid) <= _LONGEST_UID else derive_id("uid", uid)


def _uid(told: Properties, starts: Moment) -> str:
    uid = told.first("UID")
    return bounded_uid(uid.value if uid else "") or derive_id(told.text("SUMMARY"), starts.sign)


def _url(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return url.partition("?")[0] if _MEETING_PAGE.match(url) else url


def _length(told: Properties, starts: Moment, zones: Zones) -> timedelta | None:
    end, duration = told.first("DTEND"), told.first("DURATION")
    if end:
        ends = read_moment(end, zones)
        length = ends.instant - starts.instant if ends else None
    else:
        length = read_duration(duration.value) if duration else None
    return length if length is not None and length >= timedelta() else None


def end_of(event: CalendarEvent, starts: Moment) -> datetime | None:
    """Return the last moment or, of whole days, the last day of an occurrence, as a time."""
    if event.length is None:
        return None
    # RFC 5545 3.6.1: DTEND is the day after the last one.
    length = max(event.length - _DAY, timedelta()) if starts.is_day else event.length
    try:
        return starts.at + length
    except OverflowError:
        return None


def _moments(properties: list[Property], zones: Zones) -> Iterator[Moment]:
    left = _MOST_DATES
    for one in properties:
        texts = one.value.split(",", left)[:left]
        left -= len(texts)
        for text in texts:
            # RFC 5545 3.3.9: a period begins with its start.
            moment = read_moment(one, zones, text.partition("/")[0].strip() or "-")
            if moment:
                yield moment
