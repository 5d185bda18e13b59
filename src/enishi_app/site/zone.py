"""The time zone of this machine, by its IANA name."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import available_timezones

_LOCALTIME = Path("/etc/localtime")


def find_zone(environment: Mapping[str, str]) -> str:
    """Return ``ENISHI_TIME_ZONE``, ``TZ`` or the machine's own zone, else ``UTC``."""
    candidates = (environment.get("ENISHI_TIME_ZONE", ""), environment.get("TZ", ""), _linked())
    known = available_timezones()
    return next((zone for zone in candidates if zone in known), "UTC")


def _linked() -> str:
    try:
        target = str(_LOCALTIME.readlink())
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]
