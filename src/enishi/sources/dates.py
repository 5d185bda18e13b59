"""Dates: one explicit reader per way of writing. Day and month are never guessed.

With points the day comes first wherever people write so; with strokes (``3/4/2024``) it depends on
the country, and only the other dates of the same column can tell.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache

# How names of months begin, without accents, in English, French, German, Spanish, Portuguese and
# Italian: LinkedIn and Excel write them in the language of whoever asked for the file.
_MONTHS = {
    beginning: number
    for number, beginnings in enumerate(
        [
            "jan ene gen",
            "feb fev",
            "mar mrz",
            "apr avr abr",
            "may mai mag",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt out ott",
            "nov",
            "dec dez dic",
        ],
        start=1,
    )
    for beginning in beginnings.split()
}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?")
_ERA = re.compile(
    r"(令和|平成|昭和|[RHSrhs])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?"
)
# The year before the first of each era.
_ERA_YEARS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_DAY_MONTH_NAME = re.compile(
    r"(\d{1,2})\.?[ -](?:de )?([^\W\d_]{3,12})\.?(?: de)?[ ,-]+(\d{4}|\d{2})"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_MONTH_NAME_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})")
_US_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_CLOCK = re.compile(r"[T\s,]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?")
_LONGEST = 64
_CENTURY = 2000
_SHORT_YEAR = 100
_YEAR_DIGITS = 4


def read_date(text: str) -> date | None:
    """Return the day written as ``2026-02-08``, ``2026/2/8``, ``2026年2月8日``, ``08 Feb 2026``.

    Also ``20260208``, ``08.02.2026``, ``8 févr. 2026`` and Japanese eras (``令和8年2月8日``,
    ``R8.2.8``), full-width or not. English month names come before or after the day; two-digit
    years mean 20xx. None for anything else, and for days that no calendar has.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _date_of(text.strip()) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _date_of(text: str) -> date | None:
    return _day_at(text)[0]


class DayOrder(StrEnum):
    """What comes first in dates such as ``3/4/2024``."""

    DAY = "day"
    MONTH = "month"


def day_order_of(texts: Iterable[str]) -> DayOrder | None:
    """Return what comes first in the dates with strokes of one column, as far as they tell.

    A first number over 12 is a day, and so is a second one. None where no date tells, or where
    some tell one thing and some the other.
    """
    told = {order for text in texts if (order := _told_order(text))}
    return told.pop() if len(told) == 1 else None


def is_in_strokes(text: str) -> bool:
    """Tell whether a text is a day and a month parted by a stroke, in either order."""
    return len(text) <= _LONGEST and _US_SHORT.match(_plain(text)) is not None


def read_in_strokes(text: str, order: DayOrder) -> date | None:
    """Return the day written as ``3/4/2024``, or None for one that no calendar has."""
    found = _US_SHORT.match(_plain(text)) if len(text) <= _LONGEST else None
    if not found:
        return None
    one, other, year = (int(part) for part in found.groups())
    day, month = (one, other) if order is DayOrder.DAY else (other, one)
    return _real_day(year, month, day)


def _told_order(text: str) -> DayOrder | None:
    both = [order for order in DayOrder if read_in_strokes(text, order)]
    return both[0] if len(both) == 1 else None


def _plain(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def read_moment(text: str, *, is_month_first: bool = False) -> datetime | None:
    """Return the moment in ``text``; aware (UTC) where it says UTC or Z, else naive.

    Args:
        text: A day as in :func:`read_date`, then a time of day with or without AM/PM.
        is_month_first: Also read ``1/29/26`` as 29 January 2026, as LinkedIn writes invitations.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return None
    day, rest = _day_at(stripped)
    if day is None and is_month_first:
        day, rest = _us_day_at(stripped)
    if day is None:
        return None
    return _with_clock(day, rest)


def birthday_of(year: str, month: str, day: str) -> str:
    """Return the day of birth in parts as ``1984-03-02``, ``--03-02`` where no year is told.

    Parts that are no day come back as they stand, joined by ``-``; empty where nothing is told.
    """
    parts = [part.strip() for part in (year, month, day)]
    numbers = [int(part) if part.isdecimal() and len(part) <= _YEAR_DIGITS else 0 for part in parts]
    # A leap year in place of none, so that 29 February is a day.
    if _real_day(numbers[0] or _CENTURY, numbers[1], numbers[2]) is None:
        return "-".join(part for part in parts if part.strip("0"))
    first = f"{numbers[0]:04d}" if numbers[0] else "-"
    return f"{first}-{numbers[1]:02d}-{numbers[2]:02d}"


def _day_at(text: str) -> tuple[date | None, str]:
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _ERA.match(text):
        year = _ERA_YEARS[found[1].lower()] + (1 if found[2] == "元" else int(found[2]))
        month, day = int(found[3]), int(found[4])
    elif found := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _DAY_MONTH_NAME.match(text):
        day, month, year = int(found[1]), _month_of(found[2]), int(found[3])
    elif found := _MONTH_NAME_DAY.match(text):
        month, day, year = _month_of(found[1]), int(found[2]), int(found[3])
    else:
        return None, text
    return _real_day(year, month, day), text[found.end() :]


def _month_of(name: str) -> int:
    """Return the number of a month by how its name begins, or 0."""
    plain = name.lower()
    if not plain.isascii():
        letters = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3], 0)


def _us_day_at(text: str) -> tuple[date | None, str]:
    found = _US_SHORT.match(text)
    if not found:
        return None, text
    return _real_day(int(found[3]), int(found[1]), int(found[2])), text[found.end() :]


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + _CENTURY if year < _SHORT_YEAR else year, month, day)
    except ValueError:
        return None


def _with_clock(day: date, rest: str) -> datetime | None:
    found = _CLOCK.match(rest)
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = UTC if rest[found.end() :].strip().upper() in {"UTC", "Z", "GMT"} else None
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
