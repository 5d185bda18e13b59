"""Shapes: the kinds of JSON in a Slack export, told apart by what stands in their first entries."""

import re
from enum import StrEnum

from enishi.sources.json_shapes import places_in

_USER = re.compile(r"[UW][A-Z0-9]+")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]+")
_TS = re.compile(r"\d{9,10}\.\d{1,6}")
_TYPES = frozenset({"message", "user"})
_DAY_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.json", re.IGNORECASE)


class Shape(StrEnum):
    """A kind of file."""

    USERS = "users"
    """``users.json``, ``org_users.json``."""
    CHANNELS = "channels"
    """``channels.json``, ``groups.json``, ``mpims.json``, ``dms.json``."""
    DAY = "day"
    """The messages of one conversation on one day."""


def shape_of(text: str) -> Shape | None:
    """Return the kind of file that begins with this text, or None."""
    places = places_in(text)
    identity = str(places.get("item.id", ""))
    if _USER.fullmatch(identity) and "item.profile" in places:
        return Shape.USERS
    if _CHANNEL.fullmatch(identity) and "item.members" in places:
        return Shape.CHANNELS
    is_message = places.get("item.type") in _TYPES and _TS.fullmatch(str(places.get("item.ts")))
    return Shape.DAY if is_message else None


def is_day_file(label: str) -> bool:
    """Tell whether a file is named as the export names the messages of a day."""
    return _DAY_FILE.fullmatch(label.rpartition("/")[2]) is not None
