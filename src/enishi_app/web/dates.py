"""Days as they are written: 10 September 2024, 2024年9月10日（火）."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from enishi.terms import Language

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YOUBI = "月火水木金土日"
_WEEK = 14
"""From this many days on, weeks say more than days."""


def long_day(day: date, language: Language) -> str:
    """Write a day in full: ``10 September 2024``, ``2024年9月10日（火）``."""
    if language is Language.JA:
        return f"{day.year}年{day.month}月{day.day}日（{_YOUBI[day.weekday()]}）"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def week_day(day: date, language: Language) -> str:
    """Write a day with its day of the week: ``Tuesday 10 September 2024``."""
    long = long_day(day, language)
    return long if language is Language.JA else f"{_DAYS[day.weekday()]} {long}"


def short_day(day: date, language: Language, *, today: date | None = None) -> str:
    """Write a day for a table: ``10 Sep``, ``9月10日``; with its year where that is another."""
    year = "" if today is None or today.year == day.year else str(day.year)
    if language is Language.JA:
        return f"{year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {year}".rstrip()


def month(day: date, language: Language) -> str:
    """Write a month: ``September 2024``, ``2024年9月``."""
    if language is Language.JA:
        return f"{day.year}年{day.month}月"
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_range(start: date, end: date, language: Language) -> str:
    """Write a period: ``3–10 September 2024``, ``2024年9月3日（火）〜10日（火）``."""
    if start == end:
        return long_day(start, language)
    if language is Language.JA:
        return f"{long_day(start, language)}〜{_later_in_japanese(start, end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{long_day(end, language)}"
    shown = long_day(start, language)
    if start.year == end.year:
        shown = shown.removesuffix(f" {start.year}")
    return f"{shown} – {long_day(end, language)}"


def _later_in_japanese(start: date, end: date) -> str:
    shown = long_day(end, Language.JA)
    if start.year == end.year:
        shown = shown.removeprefix(f"{end.year}年")
        if start.month == end.month:
            shown = shown.removeprefix(f"{end.month}月")
    return shown


def relative_day(day: date, language: Language, *, today: date) -> str:
    """Write how far a day is: ``today``, ``in 3 days``, ``2 weeks ago``; ``3日後``, ``2週間前``."""
    gap_days = (day - today).days
    if abs(gap_days) <= 1:
        return _near(gap_days, language)
    if language is Language.JA:
        return _distance_ja(abs(gap_days)) + ("後" if gap_days > 0 else "前")
    distance = _distance_en(abs(gap_days))
    return f"in {distance}" if gap_days > 0 else f"{distance} ago"


def _near(gap_days: int, language: Language) -> str:
    words = {0: ("今日", "today"), 1: ("明日", "tomorrow"), -1: ("昨日", "yesterday")}
    japanese, english = words[gap_days]
    return japanese if language is Language.JA else english


def _distance_ja(days: int) -> str:
    return f"{days}日" if days < _WEEK else f"{days // 7}週間"


def _distance_en(days: int) -> str:
    return f"{days} days" if days < _WEEK else f"{days // 7} weeks"


def marked_up(day: date, text: str) -> SafeString:
    """Return a written day as a ``time`` element."""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), text)


def clock_time(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """Write the time of day, 24 hours: ``20:05``."""
    return timezone.localtime(moment, zone).strftime("%H:%M")


def day_of(value: date | datetime) -> date:
    """Return the day of a day or of a moment, in the machine's own zone."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
