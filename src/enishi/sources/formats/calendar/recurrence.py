"""Recurrence: the days on which a rule of RFC 5545 falls, in bounded time whatever the rule says.

Days are tried one by one, period by period, up to a last day: a rule that never falls on any
day ends like all others. Rules by the hour or smaller, by week number and by day of the year are
not followed.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

MOST_OCCURRENCES = 1_500
"""Of one series: a daily one for four years, a weekly one for close to thirty."""
MOST_PERIODS = 15_000
"""Days, weeks, months or years of one series that are looked at."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_FOLLOWED = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
)
_TIMES = frozenset(("BYHOUR", "BYMINUTE", "BYSECOND"))
_LONGEST_RULE = 500
_DAYS_A_WEEK = 7
_MONTHS = range(1, 13)
_LAST_FIRST_DAY = date(9998, 12, 1)


class Frequency(StrEnum):
    """The period of a rule."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule that can be followed.

    Attributes:
        frequency: Its period.
        interval: Every so many periods, at least 1.
        count: At most so many occurrences, or None.
        until: The last moment as it is written, or empty.
        months: 1 to 12.
        month_days: 1 to 31, or negative from the end of the month.
        weekdays: Ordinal within the month or year (0 for each), and weekday from 0, Monday.
        positions: Which days of a period count, from 1, or negative from its end.
        week_start: 0, Monday, to 6.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def last_day(self) -> date:
        """Return the day of UNTIL, or the calendar's last where it has none."""
        try:
            return date.fromisoformat(self.until[:8])
        except ValueError:
            return date.max


def read_rule(text: str) -> Rule | None:
    """Return the rule, or None where it is broken or one that is not followed."""
    if len(text) > _LONGEST_RULE:
        return None
    pairs = (part.partition("=") for part in text.upper().split(";") if part.strip())
    told = {name.strip(): value.strip() for name, _, value in pairs}
    # Lotus Notes repeats the time of the start: one hour and one minute say nothing new.
    parts = {name: told[name] for name in told if name not in _TIMES or not told[name].isdigit()}
    if not _FOLLOWED.issuperset(parts):
        return None
    try:
        rule = Rule(
            frequency=Frequency(parts.get("FREQ", "")),
            interval=int(parts.get("INTERVAL", "1")),
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
            until=parts.get("UNTIL", ""),
            months=_numbers(parts.get("BYMONTH", "")),
            month_days=_numbers(parts.get("BYMONTHDAY", "")),
            weekdays=_weekdays(parts.get("BYDAY", "")),
            positions=_numbers(parts.get("BYSETPOS", "")),
            week_start=_WEEKDAYS.index(parts.get("WKST", "MO")),
        )
    except ValueError:
        return None
    return rule if rule.interval > 0 else None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",")) if text else ()


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = [_WEEKDAY.fullmatch(part.strip()) for part in text.split(",")] if text else []
    if not all(found):
        raise ValueError
    return tuple((int(one[1] or 0), _WEEKDAYS.index(one[2])) for one in found if one)


def days_of(rule: Rule, start: date, last: date) -> Iterator[date]:
    """Give the days of a rule from ``start`` to ``last``, both inclusive, in order.

    UNTIL is not looked at: it is a moment in a zone, no day.
    """
    bound = MOST_OCCURRENCES if rule.count is None else min(rule.count, MOST_OCCURRENCES)
    yield from islice(_all_days(_filled(rule, start), start, last), max(bound, 0))


def _all_days(rule: Rule, start: date, last: date) -> Iterator[date]:
    for first, length in islice(_periods(rule, start, last), MOST_PERIODS):
        fitting = [day for day in _tried(rule, first, length) if _fits(rule, day)]
        for day in _picked(rule, fitting):
            if day > last:
                return
            if day >= start:
                yield day


def _filled(rule: Rule, start: date) -> Rule:
    """Return the rule with what it leaves to the day on which it starts."""
    if rule.weekdays or rule.month_days:
        return rule
    if rule.frequency is Frequency.WEEKLY:
        return replace(rule, weekdays=((0, start.weekday()),))
    if rule.frequency is Frequency.MONTHLY:
        return replace(rule, month_days=(start.day,))
    if rule.frequency is Frequency.YEARLY:
        return replace(rule, month_days=(start.day,), months=rule.months or (start.month,))
    return rule


def _periods(rule: Rule, start: date, last: date) -> Iterator[tuple[date, int]]:
    """Give the first day and the length of each period that begins before ``last`` has passed."""
    if rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        yield from _long_periods(rule, start, last)
        return
    is_weekly = rule.frequency is Frequency.WEEKLY
    length = _DAYS_A_WEEK if is_weekly else 1
    back = (start.weekday() - rule.week_start) % _DAYS_A_WEEK if is_weekly else 0
    if start.toordinal() <= back:
        return
    begin, step = start.toordinal() - back, rule.interval * length
    for ordinal in range(begin, min(last, _LAST_FIRST_DAY).toordinal() + 1, step):
        yield date.fromordinal(ordinal), length


def _long_periods(rule: Rule, start: date, last: date) -> Iterator[tuple[date, int]]:
    end = min(last, _LAST_FIRST_DAY)
    if rule.frequency is Frequency.YEARLY:
        for year in range(start.year, end.year + 1, rule.interval):
            yield date(year, 1, 1), 366 if calendar.isleap(year) else 365
        return
    first = start.year * 12 + start.month - 1
    for month in range(first, end.year * 12 + end.month, rule.interval):
        day = date(month // 12, month % 12 + 1, 1)
        yield day, calendar.monthrange(day.year, day.month)[1]


def _tried(rule: Rule, first: date, length: int) -> Iterator[date]:
    """Give the days of a period, of a year only those of the months that the rule names."""
    if rule.frequency is not Frequency.YEARLY or not rule.months:
        yield from (first + timedelta(days=n) for n in range(length))
        return
    for month in sorted({m for m in rule.months if m in _MONTHS}):
        days = calendar.monthrange(first.year, month)[1]
        yield from (date(first.year, month, day) for day in range(1, days + 1))


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _is_month_day(rule.month_days, day):
        return False
    return not rule.weekdays or any(_is_weekday(rule, one, day) for one in rule.weekdays)


def _is_month_day(days: tuple[int, ...], day: date) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    return day.day in days or day.day - length - 1 in days


def _is_weekday(rule: Rule, one: tuple[int, int], day: date) -> bool:
    ordinal, weekday = one
    if day.weekday() != weekday:
        return False
    if not ordinal or rule.frequency in {Frequency.DAILY, Frequency.WEEKLY}:
        return True
    if rule.frequency is Frequency.YEARLY and not rule.months:
        place, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    else:
        place, length = day.day, calendar.monthrange(day.year, day.month)[1]
    from_start, from_end = (place - 1) // _DAYS_A_WEEK + 1, (length - place) // _DAYS_A_WEEK + 1
    return ordinal in {from_start, -from_end}


def _picked(rule: Rule, days: list[date]) -> list[date]:
    if not rule.positions:
        return days
    places = {p - 1 if p > 0 else len(days) + p for p in rule.positions if p}
    return [day for place, day in enumerate(days) if place in places]
