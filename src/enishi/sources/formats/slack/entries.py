"""Entries: users, conversations and messages as an export writes them, whatever their types."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from enishi.sources.json_pieces import list_in, text_in

LONGEST = 1_000
"""No name, title or address is longer."""
_SLACKBOT = "USLACKBOT"
_ID = re.compile(r"[UW][A-Z0-9]{1,40}")
_CHANNEL_ID = re.compile(r"[CGD][A-Z0-9]{1,40}")
_TS = re.compile(r"(\d{9,10})(?:\.(\d{1,6}))?")
_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,40})(?:\|[^<>]*)?>")
# Everything else with a subtype is a note of Slack itself (joined, left, topic, bot).
_SPOKEN = frozenset({"", "me_message", "thread_broadcast", "reply_broadcast", "file_share"})
_SEVERAL = "mpdm-"
_MOST_MENTIONS = 50


class ChannelKind(StrEnum):
    """How many a conversation is open to."""

    CHANNEL = "channel"
    SEVERAL = "several"
    """A talk of several people, without a name of its own."""
    TALK = "talk"
    """A talk of two."""


@dataclass(frozen=True, kw_only=True)
class User:
    """One entry of the list of users."""

    identity: str
    team: str
    name: str
    shown_name: str
    mail: str
    is_bot: bool


@dataclass(frozen=True, kw_only=True)
class Channel:
    """One conversation."""

    identity: str
    name: str
    kind: ChannelKind
    members: tuple[str, ...]

    @property
    def folder(self) -> str:
        """Return the name of the folder in which its days lie."""
        return self.identity if self.kind is ChannelKind.TALK else self.name


@dataclass(frozen=True, kw_only=True)
class Message:
    """What a message tells without its text.

    Attributes:
        at: When, in UTC.
        author: Id of the sender.
        addressed: Ids of those who are mentioned, and of her whose message is answered.
    """

    at: datetime
    author: str
    addressed: tuple[str, ...]


def plain(item: object, *names: str) -> str:
    """Return a short text without Slack's entities, or empty."""
    text = text_in(item, *names)
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text if len(text) <= LONGEST else ""


def user_in(item: object) -> User | None:
    """Return the user of an entry, or None where it has no id."""
    identity = text_in(item, "id")
    if not _ID.fullmatch(identity):
        return None
    shown = plain(item, "profile", "display_name")
    name = plain(item, "profile", "real_name") or plain(item, "real_name")
    return User(
        identity=identity,
        team=plain(item, "team_id") or plain(item, "profile", "team"),
        name=name or shown or plain(item, "name") or identity,
        shown_name=shown,
        mail=plain(item, "profile", "email"),
        is_bot=identity == _SLACKBOT or is_true(item, "is_bot"),
    )


def channel_in(item: object) -> Channel | None:
    """Return the conversation of an entry, or None where it has no id."""
    identity, name = text_in(item, "id"), plain(item, "name")
    if not _CHANNEL_ID.fullmatch(identity):
        return None
    told = (member for member in list_in(item, "members") if isinstance(member, str))
    return Channel(
        identity=identity,
        name=name or identity,
        kind=_kind_of(identity, name),
        members=tuple(dict.fromkeys(one for one in told if _ID.fullmatch(one))),
    )


def _kind_of(identity: str, name: str) -> ChannelKind:
    if identity.startswith("D"):
        return ChannelKind.TALK
    return ChannelKind.SEVERAL if name.startswith(_SEVERAL) else ChannelKind.CHANNEL


def is_by_somebody(item: object) -> bool:
    """Tell whether a message was written by a person, not by Slack or a program."""
    is_spoken = text_in(item, "type") == "message" and text_in(item, "subtype") in _SPOKEN
    author = text_in(item, "user")
    is_person = bool(_ID.fullmatch(author)) and author != _SLACKBOT
    return is_spoken and is_person and not text_in(item, "bot_id")


def message_in(item: object) -> Message | None:
    """Return what a message tells, or None where it has no time."""
    at = _moment(text_in(item, "ts"))
    if at is None:
        return None
    author = text_in(item, "user")
    parent = text_in(item, "parent_user_id")
    answered = [parent] if _ID.fullmatch(parent) else []
    addressed = dict.fromkeys([*answered, *_mentioned_in(item)])
    addressed.pop(author, None)
    return Message(at=at, author=author, addressed=tuple(addressed))


def _mentioned_in(item: object) -> list[str]:
    text = item.get("text") if isinstance(item, dict) else None
    if not isinstance(text, str) or "<@" not in text:
        return []
    return _MENTION.findall(text)[:_MOST_MENTIONS]


def is_true(item: object, name: str) -> bool:
    """Tell whether an entry says yes."""
    return isinstance(item, dict) and item.get(name) is True


def _moment(ts: str) -> datetime | None:
    found = _TS.fullmatch(ts)
    if not found:
        return None
    micro = int((found[2] or "").ljust(6, "0"))
    return datetime.fromtimestamp(int(found[1]), UTC).replace(microsecond=micro)
