"""Deadlines in a question: "before December", 「12月までに」, "avant décembre"."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier",
            "february feb fevrier",
            "march mar mars",
            "april apr avril",
            "may mai",
            "june jun juin",
            "july jul juillet",
            "august aug aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_BEFORE = r"(?:before|by|avant|d'ici|d’ici)"
_UNTIL = r"(?P<how>until|till|by|before|jusqu'en|jusqu'au|jusqu’en|jusqu’au|avant|d'ici|d’ici)"
_EXCLUDING = ("before", "avant")
_THE = r"(?:the |le |la |l'|l’|en |au )?"
_END = r"(?:end of|fin de|fin|la fin de)"


@dataclass(frozen=True, kw_only=True)
class _Way:
    """One way of writing a deadline, and the last day that it leaves."""

    pattern: re.Pattern[str]
    last_day: Callable[[re.Match[str], date], date | None]


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A question without its deadline.

    Attributes:
        rest: What else was written.
        last_day: The last day that counts, or None where no deadline was written.
    """

    rest: str
    last_day: date | None = None


def take_deadline(text: str, *, today: date) -> Deadline:
    """Take the first deadline out of a question.

    "Before December" leaves November, 「12月までに」 and "by the end of December" leave December
    too. A month or day without a year is the next one from ``today`` on.

    Args:
        text: A question in Japanese, English or French.
        today: What "this year" and the next December are counted from.
    """
    folded = _folded(text)
    for way in _WAYS:
        found = way.pattern.search(folded)
        last_day = way.last_day(found, today) if found else None
        if found and last_day:
            return Deadline(
                rest=f"{text[: found.start()]} , {text[found.end() :]}", last_day=last_day
            )
    return Deadline(rest=text)


def _folded(text: str) -> str:
    """Return the text without case and accents, sign for sign."""
    return "".join(_plain(sign) for sign in text)


def _plain(sign: str) -> str:
    first = unicodedata.normalize("NFKD", sign)[:1] if sign < "\u3000" else sign
    lowered = first.lower()
    return lowered if len(lowered) == 1 else sign


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(today: date, month: int, day: int, year: str | None) -> date | None:
    if year:
        return _day(int(year), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year and this_year >= today else _day(today.year + 1, month, day)


def _first_of(found: re.Match[str], today: date) -> date | None:
    month = _MONTHS[found["month"]]
    # The month that has begun is not the one that lies ahead.
    begun = _next(today + timedelta(days=1), month, 1, found["year"])
    return begun - timedelta(days=1) if begun else None


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _last_of(found: re.Match[str], today: date) -> date | None:
    month = _month_of(found["month"])
    if month is None:
        return None
    if found["year"]:
        return _end_of_month(int(found["year"]), month)
    return _end_of_month(today.year + (month < today.month), month)


def _month_of(text: str) -> int | None:
    month = int(text) if text.isdecimal() else _MONTHS[text]
    return month if 1 <= month <= len("JFMAMJJASOND") else None


def _named_day(found: re.Match[str], today: date) -> date | None:
    month = _month_of(found["month"])
    named = _next(today, month, int(found["day"]), found["year"]) if month else None
    return _without_itself(found, named)


def _written_day(found: re.Match[str], today: date) -> date | None:
    del today
    written = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    return _without_itself(found, written)


def _without_itself(found: re.Match[str], day: date | None) -> date | None:
    """Return the day before where the deadline is "before" it."""
    is_before = found.groupdict().get("how") in _EXCLUDING
    return day - timedelta(days=1) if day and is_before else day


def _this_year(found: re.Match[str], today: date) -> date:
    del found
    return date(today.year, 12, 31)


def _this_month(found: re.Match[str], today: date) -> date:
    del found
    return _end_of_month(today.year, today.month)


def _next_month(found: re.Match[str], today: date) -> date:
    del found
    return _end_of_month(today.year + today.month // 12, today.month % 12 + 1)


def _way(pattern: str, last_day: Callable[[re.Match[str], date], date | None]) -> _Way:
    return _Way(pattern=re.compile(pattern), last_day=last_day)


_YEAR = r"(?: (?P<year>(?:19|20)\d\d))?"
_JA_YEAR = r"(?:(?P<year>(?:19|20)\d\d)年)?"
_JA_UNTIL = "(?:まで(?:に)?|以内(?:に)?|中(?:に)?)"
_WAYS = (
    _way(
        rf"\b{_UNTIL} {_THE}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)\b",
        _written_day,
    ),
    _way(
        rf"\b{_UNTIL} {_THE}(?P<day>\d\d?)(?:st|nd|rd|th|er)? (?:of )?(?P<month>{_MONTH})\b{_YEAR}",
        _named_day,
    ),
    _way(
        rf"\b{_UNTIL} (?P<month>{_MONTH}) (?P<day>\d\d?)(?!\d)(?:st|nd|rd|th)?{_YEAR}", _named_day
    ),
    _way(rf"\b{_UNTIL} {_THE}{_END} (?P<month>{_MONTH})\b{_YEAR}", _last_of),
    _way(r"\b(?:until|till|jusqu['’]en) (?P<month>" + _MONTH + rf")\b{_YEAR}", _last_of),
    _way(rf"\b{_BEFORE} {_THE}(?P<month>{_MONTH})\b{_YEAR}", _first_of),
    _way(rf"\b{_UNTIL} {_THE}{_END} (?:the |l['’])?(?:year|annee)\b|\bthis year\b", _this_year),
    _way(r"\bcette annee\b", _this_year),
    _way(rf"\b{_UNTIL} {_THE}{_END} (?:the |du )?(?:month|mois)\b|\bthis month\b", _this_month),
    _way(rf"{_JA_YEAR}(?P<month>\d\d?)月(?P<day>\d\d?)日{_JA_UNTIL}", _named_day),
    _way(rf"{_JA_YEAR}(?P<month>\d\d?)月(?:末)?{_JA_UNTIL}", _last_of),
    _way("(?:今年中|年内|今年(?=の?うちに))(?:に)?(?:のうちに)?", _this_year),
    _way("(?:今月中|今月末まで|今月まで)(?:に)?", _this_month),
    _way("来月(?:末|中)?(?:まで)?に", _next_month),
)
