"""Directory: what the ids in a package stand for, and which is the user.

It travels in :attr:`Background.names`, each entry under a word for its kind and the id.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.chat_days import Named
from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Background
from enishi.sources.formats.discord.entries import (
    Channel,
    ChannelKind,
    account_in,
    channel_in,
    friends_in,
    name_of_talk,
    text_of,
)
from enishi.sources.formats.discord.shapes import Shape, is_snowflake, shape_of
from enishi.sources.json_pieces import first_item
from enishi.sources.readings import Limits

MOST_NAMES = 100_000
"""Channels, servers and people of one package that are known by name."""
_FEWEST_TALKS = 3


def key_of(identity: str) -> str:
    """Return the key of a person, a server or a channel: Discord gives each id once."""
    return f"discord:{identity}"


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What the ids of one package stand for."""

    background: Background

    @property
    def own(self) -> str:
        """Return the user's id, or empty."""
        return self._told("own")

    def person(self, identity: str) -> Named:
        """Return somebody with a key; the name is empty where the package gives none."""
        return Named(key=key_of(identity), name=self._told(f"person {identity}"))

    def channel_name(self, identity: str) -> str:
        """Return what the package calls a channel, or empty."""
        return self._told(f"channel {identity}")

    def is_server(self, identity: str) -> bool:
        """Tell whether the list of servers has an id."""
        return f"server {identity}" in self.background.names

    def community_of(self, channel: str) -> str:
        """Return the id of the server of a channel, or of the group itself; empty for talks."""
        return self._told(f"community {channel}")

    def other_in(self, channel: str) -> Named | None:
        """Return the other one in a talk of two, or None where it is no such talk."""
        other = self._told(f"talk {channel}")
        return self.person(other) if other else None

    def _told(self, name: str) -> str:
        return self.background.names.get(name, "")


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return what the package tells of the user, her talks, and the names of channels."""
    gathered = _Gathered()
    for file in files:
        try:
            shape = shape_of(decode_sample(read_sample(file)))
            if shape in {Shape.INDEX, Shape.CHANNEL, Shape.ACCOUNT}:
                gathered.take(shape, first_item(file, "", limits=limits))
        except READ_ERRORS:
            # The reading itself reports what is damaged.
            continue
    return Background(names=dict(gathered.names()))


@dataclass(kw_only=True)
class _Gathered:
    own: str = ""
    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    called: list[Mapping[str, str]] = field(default_factory=list)

    def take(self, shape: Shape | None, whole: object) -> None:
        """Note what one small file tells."""
        if shape is Shape.ACCOUNT:
            self.own = account_in(whole)
            self.people |= {one.identity: one.name for one in friends_in(whole)}
        elif shape is Shape.INDEX:
            if sum(map(len, self.called)) < MOST_NAMES:
                self.called.append(names_in(whole))
        elif (channel := channel_in(whole)) is not None and len(self.channels) < MOST_NAMES:
            self.channels[channel.identity] = channel

    def names(self) -> Iterator[tuple[str, str]]:
        """Give what was gathered, each under its word."""
        own = self.own or self._in_every_talk()
        yield "own", own
        for called in self.called:
            yield from self._named(called)
        for channel in self.channels.values():
            yield from self._placed(channel, own)
        for identity, name in self.people.items():
            yield f"person {identity}", name

    def _named(self, called: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        word = "server" if self.channels.keys().isdisjoint(called) else "channel"
        for identity, name in called.items():
            yield f"{word} {identity}", name

    def _placed(self, channel: Channel, own: str) -> Iterator[tuple[str, str]]:
        if channel.kind is not ChannelKind.TALK:
            yield f"community {channel.identity}", channel.community
            return
        others = [one for one in channel.recipients if one != own]
        if not own or len(others) != 1:
            return
        yield f"talk {channel.identity}", others[0]
        called = (one[channel.identity] for one in self.called if channel.identity in one)
        name = name_of_talk(next(called, ""))
        if name and others[0] not in self.people:
            yield f"person {others[0]}", name

    def _in_every_talk(self) -> str:
        talks = [
            frozenset(one.recipients)
            for one in self.channels.values()
            if one.kind is ChannelKind.TALK
        ]
        if len(talks) < _FEWEST_TALKS:
            return ""
        common = frozenset.intersection(*talks)
        return next(iter(common)) if len(common) == 1 else ""


def names_in(whole: object) -> Mapping[str, str]:
    """Return the names in an index, by id."""
    if not isinstance(whole, Mapping):
        return {}
    told = ((identity, text_of(whole, identity)) for identity in whole if is_snowflake(identity))
    return dict(list(told)[:MOST_NAMES])
