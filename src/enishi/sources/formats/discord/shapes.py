"""Shapes: DiscordChatExporter's files and those of Discord's own package, told by their content."""

import re
from collections.abc import Mapping
from enum import StrEnum

from enishi.sources.json_shapes import places_in

_SNOWFLAKE = re.compile(r"\d{15,20}")
_CHANNEL_TYPE = re.compile(r"(?:DM|GROUP_DM|GUILD_[A-Z_]+|(?:PUBLIC|PRIVATE)_THREAD|\d{1,2})")
_SENT_HEADER = re.compile(r"\ufeff?\"?ID\"?,\"?Timestamp\"?,\"?Contents\"?", re.IGNORECASE)
_ACCOUNT = frozenset({"relationships", "discriminator", "global_name"})


class Shape(StrEnum):
    """A kind of file."""

    EXPORTED = "exported"
    """One channel or talk as DiscordChatExporter writes it."""
    INDEX = "index"
    """``Messages/index.json`` and ``Servers/index.json``: names by id."""
    CHANNEL = "channel"
    """``channel.json``: one channel of the package."""
    SENT = "sent"
    """``messages.json``: what the user wrote in one channel."""
    SENT_TABLE = "sent-table"
    """``messages.csv``: the same in older packages."""
    ACCOUNT = "account"
    """``user.json``: the user and her friends."""


def is_snowflake(text: str) -> bool:
    """Tell whether a text is an id of Discord."""
    return _SNOWFLAKE.fullmatch(text) is not None


def shape_of(text: str) -> Shape | None:
    """Return the kind of file that begins with this text, or None."""
    if _SENT_HEADER.match(text):
        return Shape.SENT_TABLE
    places = places_in(text)
    if "guild.id" in places and "channel.id" in places and "channel.type" in places:
        return Shape.EXPORTED
    if is_snowflake(str(places.get("item.ID", ""))) and "item.Timestamp" in places:
        return Shape.SENT
    if is_snowflake(str(places.get("id", ""))):
        return _shape_by_id(places)
    return Shape.INDEX if _is_index(places) else None


def _shape_by_id(places: Mapping[str, object]) -> Shape | None:
    if "username" in places:
        return None if _ACCOUNT.isdisjoint(places) else Shape.ACCOUNT
    is_channel = _CHANNEL_TYPE.fullmatch(str(places.get("type", "")))
    return Shape.CHANNEL if is_channel else None


def _is_index(places: Mapping[str, object]) -> bool:
    entries = {place: value for place, value in places.items() if place}
    are_ids = all(map(is_snowflake, entries))
    return bool(entries) and are_ids and not any(_is_odd(one) for one in entries.values())


def _is_odd(value: object) -> bool:
    return not (value is None or isinstance(value, str))
