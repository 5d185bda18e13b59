"""The days on which a report looks at its figures: the ends of months, and the last day."""

from collections.abc import Iterator
from datetime import date, timedelta

from enishi.terms import Period

MOST_DAYS = 6
"""Columns that a table on a page can carry."""


def course_days(period: Period, as_of: date) -> tuple[date, ...]:
    """Return up to ``MOST_DAYS`` days, oldest first: month ends in ``period``, then the last day.

    The last day is ``as_of``, or the period's end where that is earlier. Before the period there
    is none.
    """
    last = min(as_of, period.end)
    if last < period.start:
        return ()
    ends = tuple(day for day in _month_ends(period.start, last) if day < last)
    return (*ends, last)[-MOST_DAYS:]


def _month_ends(start: date, last: date) -> Iterator[date]:
    day = _end_of_month(start)
    while day <= last:
        yield day
        day = _end_of_month(day + timedelta(days=1))


def _end_of_month(day: date) -> date:
    later = day.replace(day=28) + timedelta(days=4)
    return later - timedelta(days=later.day)
