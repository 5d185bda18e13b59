"""Days and periods in Japanese."""

from datetime import date

from enishi.terms import Period

_WEEKDAYS = "月火水木金土日"


def day_in_full(day: date) -> str:
    """Write a day in running text."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_with_weekday(day: date) -> str:
    """Write a day where its weekday helps."""
    return f"{day_in_full(day)}（{_WEEKDAYS[day.weekday()]}）"


def day_in_table(day: date) -> str:
    """Write a day in a table or list, year included."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_without_year(day: date) -> str:
    """Write a day whose year is plain."""
    return f"{day.month}月{day.day}日"


def period_in_full(period: Period) -> str:
    """Write a period, with the year of its end only where it differs."""
    start, end = period.start, period.end
    until = day_without_year(end) if start.year == end.year else day_in_full(end)
    return f"{day_in_full(start)} – {until}"


def period_in_table(period: Period) -> str:
    """Write a period whose year is plain."""
    return f"{day_without_year(period.start)} – {day_without_year(period.end)}"


def as_of(day: date) -> str:
    """Say up to which day a report counts."""
    return f"{day_with_weekday(day)}現在"


def until(day: date) -> str:
    """Stand behind what was counted up to an earlier day."""
    return f"（{day_without_year(day)}まで）"
