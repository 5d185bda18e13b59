"""Zones: what a TZID means. The world's names first, then Windows', then the file's own rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from enishi.sources.formats.calendar.recurrence import Frequency, Rule, days_of, read_rule

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?", re.ASCII)
_LONGEST_NAME = 200
_MOST_ZONES = 200
_MOST_OBSERVANCES = 200


@dataclass(frozen=True, kw_only=True)
class Observance:
    """STANDARD or DAYLIGHT of a zone: from when, by which rule, and how far ahead of UTC."""

    starts: datetime
    offset: timedelta
    rule: Rule | None = None

    def onset(self, local: datetime) -> datetime | None:
        """Return when it last began by ``local``, or None where it had not begun."""
        if local < self.starts:
            return None
        if self.rule is None:
            return self.starts
        # Of a yearly rule only the last year matters.
        begun, last_day = self.starts.date(), self.rule.last_day
        last_year = date(max(begun.year, local.year - 1), 1, 1)
        days = days_of(_dated(self.rule, begun), max(last_year, begun), min(local.date(), last_day))
        onsets = (datetime.combine(day, self.starts.time()) for day in days)
        return max((one for one in onsets if one <= local), default=self._ended(last_day))

    def _ended(self, last_day: date) -> datetime:
        """Return about when it last began, for a rule that has run out or not yet come round."""
        return (
            datetime.combine(max(self.starts.date(), last_day), time())
            if (last_day < date.max)
            else self.starts
        )


def _dated(rule: Rule, begun: date) -> Rule:
    """Return the rule with the day that it leaves to its start, so that it may start later."""
    if rule.weekdays or rule.month_days:
        return rule
    return replace(rule, month_days=(begun.day,), months=rule.months or (begun.month,))


@dataclass(kw_only=True)
class Zones:
    """The zones that one file describes itself, beside those that everybody knows."""

    described: dict[str, Sequence[Observance]] = field(default_factory=dict)

    def describe(self, name: str, observances: Sequence[Observance]) -> None:
        """Take what the file says of a zone."""
        if name and len(self.described) < _MOST_ZONES:
            self.described.setdefault(name, tuple(observances[:_MOST_OBSERVANCES]))

    def offset_of(self, name: str, local: datetime) -> timedelta | None:
        """Return how far ahead of UTC a zone was at a local time; None where nobody knows it."""
        if not name:
            return None
        known = _known(name)
        if known is not None:
            return local.replace(tzinfo=known).utcoffset()
        onsets = [(one.onset(local), one) for one in self.described.get(name, ())]
        begun = [(onset, one.offset) for onset, one in onsets if onset is not None]
        if begun:
            return max(begun)[1]
        return min((one for _, one in onsets), key=lambda o: o.starts).offset if onsets else None


def read_offset(text: str) -> timedelta | None:
    """Return ``+0900`` as a duration, or None."""
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if ahead >= timedelta(days=1):
        return None
    return -ahead if found[1] == "-" else ahead


def yearly_rule(text: str) -> Rule | None:
    """Return the rule of an observance: yearly, as all are, or None."""
    rule = read_rule(text)
    return rule if rule and rule.frequency is Frequency.YEARLY and rule.interval == 1 else None


@lru_cache(maxsize=1024)
def _known(name: str) -> ZoneInfo | None:
    if len(name) > _LONGEST_NAME:
        return None
    # Some programs write /softwarestudio.org/Tzfile/Europe/London for Europe/London.
    parts = [part for part in name.strip().split("/") if part]
    tails = ("/".join(parts[-length:]) for length in (len(parts), 3, 2) if length <= len(parts))
    return next((zone for tail in tails if (zone := _zone_info(tail))), None) or _windows(name)


def _zone_info(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        # An unknown name is a KeyError, an unsafe one a ValueError, a folder's an OSError.
        return None


def _windows(name: str) -> ZoneInfo | None:
    from icalendar.timezone.windows_to_olson import (  # noqa: PLC0415 - slow to import, rarely needed
        WINDOWS_TO_OLSON,
    )

    found = WINDOWS_TO_OLSON.get(name.strip())
    return _zone_info(found) if found else None
