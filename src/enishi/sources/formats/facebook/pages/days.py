"""Days of a page: its moments, as the account's language writes them, mostly without a zone."""

import re
import unicodedata
from datetime import datetime, timedelta, timezone
from functools import lru_cache

_LONGEST = 80
# How the months begin in English, French, German, Spanish, Italian and Dutch. "jui" alone would
# be juin and juillet.
_MONTHS = (
    *(("jan", 1), ("ene", 1), ("gen", 1), ("feb", 2), ("fev", 2), ("mar", 3), ("maa", 3)),
    *(("apr", 4), ("avr", 4), ("abr", 4), ("may", 5), ("mai", 5), ("mag", 5), ("mei", 5)),
    *(("jun", 6), ("juin", 6), ("giu", 6), ("jul", 7), ("juil", 7), ("lug", 7)),
    *(("aug", 8), ("aou", 8), ("ago", 8), ("sep", 9), ("set", 9), ("oct", 10), ("okt", 10)),
    *(("ott", 10), ("nov", 11), ("dec", 12), ("dez", 12), ("dic", 12)),
)
_WORD = r"[^\W\d_]{3,12}"
_DAY = (
    rf"(?:(?P<m1>{_WORD}|\d{{1,2}}月)\.? ?(?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})\.? (?:de )?(?P<m2>{_WORD})\.?,?(?: de)? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4}) ?[年/.-] ?(?P<m3>\d{1,2}) ?[月/.-] ?(?P<d3>\d{1,2})日?)"
)
_HALF = r"[ap]\.? ?m\.?|午前|午後"
_CLOCK = (
    rf"(?P<before>{_HALF})? ?(?P<hour>\d{{1,2}})[:h](?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?"
    rf" ?(?P<after>{_HALF})?"
)
_ZONE = r"(?: ?(?:UTC|GMT) ?(?P<sign>[+-])(?P<over>\d{1,2})(?::?(?P<rest>\d{2}))?)?"
_WEEKDAY = r"(?:[^\W\d_]+,? |\(?[月火水木金土日]曜?日?\)? ?)?"
_MOMENT = re.compile(
    rf"{_WEEKDAY}{_DAY}(?:\([月火水木金土日]\))?,?(?: (?:at|à|um|om))? ?{_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_AFTERNOON = ("p", "午後")


@lru_cache(maxsize=4096)
def moment_in(text: str) -> datetime | None:
    """Return the moment that a text is as a whole, or None where it is anything else.

    Japanese, English and French, and their neighbours: ``Oct 19, 2025 1:47:55 pm``,
    ``7月 01, 2026 6:25:04 PM``, ``2020年1月5日 15:04``, ``5 janv. 2020 à 15:04``. Aware where the
    text names its distance from UTC, else naive: the time where the user was.
    """
    if len(text) > _LONGEST:
        return None
    found = _MOMENT.fullmatch(" ".join(text.split()))
    return _moment(found) if found else None


def _moment(found: re.Match[str]) -> datetime | None:
    year, month, day = (_first_of(found, part) for part in "ymd")
    half = (found["before"] or found["after"] or "").lower()
    hour = int(found["hour"])
    if half:
        hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
    try:
        return datetime(
            year=int(year),
            month=_month(month),
            day=int(day),
            hour=hour,
            minute=int(found["minute"]),
            second=int(found["second"] or 0),
            tzinfo=_zone(found),
        )
    except ValueError:
        return None


def _first_of(found: re.Match[str], part: str) -> str:
    """Return the year, month or day, whichever way of writing it stands in."""
    return next(text for way in "123" if (text := found[f"{part}{way}"]))


def _zone(found: re.Match[str]) -> timezone | None:
    if not found["sign"]:
        return None
    away = timedelta(hours=int(found["over"]), minutes=int(found["rest"] or 0))
    return timezone(away if found["sign"] == "+" else -away)


def _month(word: str) -> int:
    """Return the month whose name begins so in one of the languages, or 0."""
    if word.rstrip("月").isdecimal():
        return int(word.rstrip("月"))
    letters = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return next((number for begin, number in _MONTHS if plain.startswith(begin)), 0)
