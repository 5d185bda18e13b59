"""Local days: which day a moment was on where the user lives."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from django.utils import timezone

_HOUR = len("2024-08-31 23")
_MINUTE = slice(len("2024-08-31 23:"), len("2024-08-31 23:59"))
_DAY = len("2024-08-31")
_MINUTES_A_DAY = 24 * 60


def local_day(at: datetime) -> date:
    """Return the day of a moment in the user's own zone (``ENISHI_TIME_ZONE``)."""
    return timezone.localdate(at)


class LocalDays:
    """Days of moments as the database writes them, quickly: an hour is looked up once.

    No zone has changed its clock within an hour of UTC by anything but its first minute since the
    days of local mean time, so that the minutes of an hour need no look-up of their own.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        """Count in ``zone``; in the user's own where it is None."""
        self._zone = zone or timezone.get_current_timezone()
        self._hours: dict[str, tuple[date, int]] = {}

    def day_of(self, when: str, *, is_zone_known: bool) -> str:
        """Return the day as ``2024-08-31``.

        Args:
            when: A moment in UTC: ``2024-08-31 23:05:00``, with or without more behind it.
            is_zone_known: False where the source told a time without a zone; its day stands.
        """
        if not is_zone_known:
            return when[:_DAY]
        hour = when[:_HOUR]
        known = self._hours.get(hour)
        if known is None:
            known = self._hours[hour] = self._begun(hour)
        begun, minute = known
        over = (minute + int(when[_MINUTE])) // _MINUTES_A_DAY
        return (begun + timedelta(days=over) if over else begun).isoformat()

    def _begun(self, hour: str) -> tuple[date, int]:
        """Return the local day on which an hour of UTC begins, and at which minute of it."""
        begun = datetime.fromisoformat(f"{hour}:00").replace(tzinfo=UTC).astimezone(self._zone)
        return begun.date(), begun.hour * 60 + begun.minute
