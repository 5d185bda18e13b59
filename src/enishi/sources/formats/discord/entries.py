"""Entries: people, channels and messages as Discord's files write them, whatever their types."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from enishi.sources.formats.discord.shapes import is_snowflake
from enishi.sources.json_pieces import list_in, text_in
from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord, Standing

LONGEST = 1_000
"""No name is longer."""
_MOST_FRIENDS = 100_000
_MOST_RECIPIENTS = 100
_WITH = re.compile(r"Direct Message with (.+?)(?:#\d{1,4})?", re.DOTALL)
_TALKS, _GROUPS = frozenset({"DM", "1"}), frozenset({"GROUP_DM", "3"})
_FRIEND = frozenset({"FRIEND", "1"})
_NO_SERVER = "0"
_NOBODY = frozenset({"deleted user", "unknown participant", "unknown user"})


class ChannelKind(StrEnum):
    """Whom a channel is open to."""

    TALK = "talk"
    """A talk of two."""
    GROUP = "group"
    """A talk of several, on no server."""
    SERVER = "server"


@dataclass(frozen=True, kw_only=True)
class Channel:
    """One channel of the package.

    Attributes:
        identity: Its id.
        kind: Whom it is open to.
        name: What it is called, or empty.
        guild: Id of the server, or empty.
        guild_name: What the server is called, or empty.
        recipients: Ids of those in the talk, the user among them.
    """

    identity: str
    kind: ChannelKind
    name: str
    guild: str
    guild_name: str
    recipients: tuple[str, ...]

    @property
    def community(self) -> str:
        """Return the id of what counts as the community: the server, or the group itself."""
        return self.identity if self.kind is ChannelKind.GROUP else self.guild


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Somebody as a file shows her.

    Attributes:
        identity: Id.
        name: As she is shown there.
        handle: Her name all over Discord.
        is_bot: Whether a program stands behind it.
    """

    identity: str
    name: str
    handle: str
    is_bot: bool = False


def text_of(item: object, *names: str) -> str:
    """Return a short text, or empty."""
    text = text_in(item, *names)
    return text if len(text) <= LONGEST else ""


def shown_in(item: object) -> Shown | None:
    """Return the person of an author or a mention, or None where it is nobody."""
    identity, handle = text_in(item, "id"), text_of(item, "name")
    name = text_of(item, "nickname") or handle
    if not (is_snowflake(identity) and name) or name.lower() in _NOBODY:
        return None
    is_bot = isinstance(item, dict) and item.get("isBot") is True
    return Shown(identity=identity, name=name, handle=handle, is_bot=is_bot)


def account_in(item: object) -> str:
    """Return the id of the user, or empty."""
    identity = text_in(item, "id")
    return identity if is_snowflake(identity) else ""


def friends_in(item: object) -> Iterator[Shown]:
    """Give those whom the user and they themselves call friends."""
    for one in list_in(item, "relationships")[:_MOST_FRIENDS]:
        user = one.get("user") if isinstance(one, dict) else None
        identity, handle = text_in(user, "id"), text_of(user, "username")
        name = text_of(user, "global_name") or text_of(user, "display_name") or handle
        if text_in(one, "type").upper() in _FRIEND and is_snowflake(identity) and name:
            yield Shown(identity=identity, name=name, handle=handle)


def channel_in(item: object) -> Channel | None:
    """Return the channel of a ``channel.json``, or None where it has no id."""
    identity = text_in(item, "id")
    if not is_snowflake(identity):
        return None
    told = (one for one in list_in(item, "recipients")[:_MOST_RECIPIENTS] if isinstance(one, str))
    return Channel(
        identity=identity,
        kind=_kind_of(text_in(item, "type").upper()),
        name=text_of(item, "name"),
        guild=text_of(item, "guild", "id"),
        guild_name=text_of(item, "guild", "name"),
        recipients=tuple(dict.fromkeys(one for one in told if is_snowflake(one))),
    )


def _kind_of(kind: str) -> ChannelKind:
    if kind in _TALKS:
        return ChannelKind.TALK
    return ChannelKind.GROUP if kind in _GROUPS else ChannelKind.SERVER


def name_of_talk(called: str) -> str:
    """Return the other one's name in ``Direct Message with x#0``, or empty."""
    found = _WITH.fullmatch(called)
    name = found[1] if found else ""
    return "" if name.lower() in _NOBODY else name


def moment_in(item: object, name: str) -> datetime | None:
    """Return a moment in UTC; one without a zone is in UTC already."""
    return moment_of(text_in(item, name))


def moment_of(text: str) -> datetime | None:
    """Return the moment that a text writes, in UTC, or None."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def person_shown(shown: Shown, key: str, origin: Origin, *, field: str) -> PersonRecord:
    """Return the record of somebody who was only seen."""
    fields = [FieldValue(kind=FieldKind.NAME, value=shown.name, origin=field)]
    if shown.handle and shown.handle != shown.name:
        handle = FieldValue(kind=FieldKind.NICKNAME, value=shown.handle, origin="name")
        fields.append(handle)
    return PersonRecord(key=key, origin=origin, fields=tuple(fields), standing=Standing.SEEN)


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where an exported file's messages were written.

    Attributes:
        channel: Id of the channel.
        channel_name: What it is called; of a talk of two, the other one's name.
        community: Id of what counts as the community; empty for a talk of two.
        community_name: What that is called.
    """

    channel: str
    channel_name: str
    community: str
    community_name: str


def head_in(guild: object, channel: object) -> Head | None:
    """Return where messages were written, or None where the channel has no id."""
    identity, name = text_in(channel, "id"), text_of(channel, "name")
    if not is_snowflake(identity):
        return None
    server, server_name = text_in(guild, "id"), text_of(guild, "name")
    if server != _NO_SERVER and is_snowflake(server):
        community, called = server, server_name or name or server
    elif "GROUP" in text_in(channel, "type").upper():
        community, called = identity, name or identity
    else:
        community = called = ""
    return Head(channel=identity, channel_name=name, community=community, community_name=called)
