"""Moments: dates, times and durations as calendars write them, each in the zone that it names."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from enishi.sources.content_lines import Property
from enishi.sources.formats.calendar.zones import Zones

_WRITTEN = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?", re.ASCII)
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?",
    re.ASCII,
)
_LAST_SECOND = 59
_LONGEST = 40


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A day, or a time of day in a zone.

    Attributes:
        local: As the clock on the wall shows it; midnight for a day.
        is_day: Whether it is a whole day.
        zone: What the file calls its zone; empty where it floats, ``UTC`` for Z.
        offset: Minutes ahead of UTC; None where it floats or is a day.
    """

    local: datetime
    is_day: bool = False
    zone: str = ""
    offset: timedelta | None = None

    @property
    def value(self) -> datetime | date:
        """Return it as a record keeps it: a date, an aware time, or a naive one that floats."""
        if self.is_day:
            return self.local.date()
        return self.local if self.offset is None else self._aware

    @property
    def at(self) -> datetime:
        """Return it as a moment, a day by its midnight."""
        return self.local if self.offset is None else self._aware

    @property
    def instant(self) -> datetime:
        """Return it in UTC, for comparing; what floats is taken as if it stood in UTC."""
        return self.local.replace(tzinfo=UTC) - (self.offset or timedelta())

    @property
    def sign(self) -> str:
        """Return the same text for the same moment, whichever zone it is written in."""
        if self.is_day:
            return f"{self.local:%Y%m%d}"
        return f"{self.local - (self.offset or timedelta()):%Y%m%dT%H%M%S}" + (
            "" if self.offset is None else "Z"
        )

    @property
    def _aware(self) -> datetime:
        return self.local.replace(tzinfo=timezone(self.offset or timedelta()))


def read_moment(one: Property, zones: Zones, text: str = "") -> Moment | None:
    """Return the moment of a property, or of ``text``, one of several values in it."""
    parts = _parts(text or one.value.strip())
    if parts is None:
        return None
    local, is_day, is_utc = parts
    if is_day or one.head.parameters.get("VALUE", "").upper() == "DATE":
        return Moment(local=datetime.combine(local, time()), is_day=True)
    return _moment(local, "UTC" if is_utc else one.head.parameters.get("TZID", ""), zones)


def in_zone(moment: Moment, zones: Zones) -> Moment:
    """Return a time of day with the offset that its zone has at that time."""
    return _moment(moment.local, moment.zone, zones)


def _moment(local: datetime, zone: str, zones: Zones) -> Moment:
    # At the ends of the calendar another zone would lie in no year.
    if not 1 < local.year < 9999:  # noqa: PLR2004 - the calendar's ends
        return Moment(local=local, zone=zone)
    offset = timedelta() if zone == "UTC" else zones.offset_of(zone, local)
    return Moment(local=local, zone=zone, offset=offset)


@lru_cache(maxsize=8192)
def _parts(text: str) -> tuple[datetime, bool, bool] | None:
    found = _WRITTEN.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        local = datetime(year, month, day, hour, minute, min(second, _LAST_SECOND))  # noqa: DTZ001 - its zone comes later
    except ValueError:
        return None
    return local, found[4] is None, found[7] is not None


def read_duration(text: str) -> timedelta | None:
    """Return a duration that is not negative, or None."""
    found = _DURATION.fullmatch(text.strip().upper()) if len(text) <= _LONGEST else None
    if not found or found[1] == "-" or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
