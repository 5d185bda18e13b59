"""Days and periods in English."""

from datetime import date

from enishi.terms import Period

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_full(day: date) -> str:
    """Write a day in running text."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_in_table(day: date) -> str:
    """Write a day in a table or list, year included."""
    return f"{day_without_year(day)} {day.year}"


def day_without_year(day: date) -> str:
    """Write a day whose year is plain."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def period_in_full(period: Period) -> str:
    """Write a period, with the year of its start only where it differs."""
    start, end = period.start, period.end
    since = day_in_full(start)
    if start.year == end.year:
        since = since.removesuffix(f" {start.year}")
    return f"{since} – {day_in_full(end)}"


def period_in_table(period: Period) -> str:
    """Write a period whose year is plain."""
    return f"{day_without_year(period.start)} – {day_without_year(period.end)}"


def as_of(day: date) -> str:
    """Say up to which day a report counts."""
    return f"as of {day_in_full(day)}"


def until(day: date) -> str:
    """Stand behind what was counted up to an earlier day."""
    return f" (up to {day_without_year(day)})"
