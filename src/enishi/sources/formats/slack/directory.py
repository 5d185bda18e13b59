"""Directory: who and what the ids in an export stand for, gathered before its days are read.

It travels in :attr:`Background.names`: under ``U…`` stands a person's name, under ``C…`` a
channel's; what has a word before it (``mail:…``, ``folder:…``, ``talk:…``) leads to such ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.chat_days import Named
from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Background, Owner, Task
from enishi.sources.formats.slack.entries import Channel, ChannelKind, User, channel_in, user_in
from enishi.sources.formats.slack.shapes import Shape, is_day_file, shape_of
from enishi.sources.json_pieces import read_items
from enishi.sources.keys import fold_name
from enishi.sources.readings import Limits

MOST_USERS = 100_000
"""Users of one export that are known by name; the posts of those after them are not counted."""
MOST_CHANNELS = 20_000
_FEWEST_TALKS = 3
_TWO = 2
_TEAM, _OWN = "team", "own"


def key_in(team: str, identity: str) -> str:
    """Return the key of a person or channel, which no other workspace gives."""
    return f"slack:{team}/{identity}" if team else f"slack:{identity}"


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What the ids of one export stand for, and which is the user."""

    background: Background
    owner: Owner

    @classmethod
    def of(cls, task: Task) -> "Directory":
        """Return the directory of the export a file belongs to."""
        return cls(background=task.background, owner=task.owner)

    @property
    def team(self) -> str:
        """Return the id of the workspace, or empty."""
        return self._told(_TEAM)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the user's ids: by her addresses, else her names, else who is in every talk."""
        by_mail = {self._told(f"mail:{mail}") for mail in self.owner.mails} - {""}
        by_name = {self._told(f"name:{name}") for name in self.owner.names} - {""}
        return frozenset(by_mail or by_name or {self._told(_OWN)} - {""})

    def person(self, identity: str) -> Named:
        """Return somebody with a key; the name is empty where no list of users names it."""
        team = self._told(f"team:{identity}") or self.team
        return Named(key=key_in(team, identity), name=self._told(identity))

    def is_bot(self, identity: str) -> bool:
        """Tell whether a program stands behind an id."""
        return f"bot:{identity}" in self.background.names

    def channel_in(self, folder: str) -> str:
        """Return the id of the conversation whose days lie in a folder, or empty."""
        return self._told(f"folder:{folder}")

    def channel_name(self, identity: str) -> str:
        """Return what a channel is called, or empty."""
        return self._told(identity)

    def members_of_talk(self, identity: str) -> tuple[str, ...]:
        """Return the two of a direct talk."""
        return tuple(self._told(f"talk:{identity}").split())

    def _told(self, name: str) -> str:
        return self.background.names.get(name, "")


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return what the lists of users and conversations tell; days are not looked into."""
    gathered = _Gathered()
    for file in files:
        if is_day_file(file.label):
            continue
        try:
            _gather(file, gathered, limits)
        except READ_ERRORS:
            # The reading itself reports what is damaged.
            continue
    gathered.names[_OWN] = gathered.in_every_talk()
    return Background(names=gathered.names)


@dataclass(kw_only=True)
class _Gathered:
    names: dict[str, str] = field(default_factory=dict)
    users: int = 0
    channels: int = 0
    talks: list[frozenset[str]] = field(default_factory=list)

    def take_user(self, user: User) -> None:
        """Note a person or a program."""
        if self.users >= MOST_USERS:
            return
        self.users += 1
        if user.is_bot:
            self.names[f"bot:{user.identity}"] = ""
            return
        team = self.names.setdefault(_TEAM, user.team)
        if user.team != team:
            self.names[f"team:{user.identity}"] = user.team
        self.names[user.identity] = user.name
        self._lead(f"mail:{fold_name(user.mail)}", user)
        for name in {fold_name(user.name), fold_name(user.shown_name)}:
            self._lead(f"name:{name}", user)

    def _lead(self, way: str, user: User) -> None:
        # What would lead to two people leads to nobody.
        if self.names.setdefault(way, user.identity) != user.identity:
            self.names[way] = ""

    def take_channel(self, channel: Channel) -> None:
        """Note a conversation."""
        if self.channels >= MOST_CHANNELS:
            return
        self.channels += 1
        self.names[f"folder:{channel.folder}"] = channel.identity
        if channel.kind is ChannelKind.TALK:
            self.names[f"talk:{channel.identity}"] = " ".join(channel.members[:_TWO])
            self.talks.append(frozenset(channel.members[:_TWO]))
        else:
            self.names[channel.identity] = channel.name

    def in_every_talk(self) -> str:
        """Return whose talks these are: nobody else takes part in all of several."""
        if len(self.talks) < _FEWEST_TALKS:
            return ""
        common = frozenset.intersection(*self.talks)
        return next(iter(common)) if len(common) == 1 else ""


def _gather(file: SourceFile, gathered: _Gathered, limits: Limits) -> None:
    shape = shape_of(decode_sample(read_sample(file)))
    if shape is Shape.USERS:
        for item in _items(file, limits):
            if (user := user_in(item)) is not None:
                gathered.take_user(user)
    elif shape is Shape.CHANNELS:
        for item in _items(file, limits):
            if (channel := channel_in(item)) is not None:
                gathered.take_channel(channel)


def _items(file: SourceFile, limits: Limits) -> Iterator[Mapping[str, object]]:
    for one in read_items(file, "item", limits=limits):
        if isinstance(one, tuple) and isinstance(one[1], Mapping):
            yield one[1]
