"""Chats: the many lines of one conversation become one touch a day and direction, or posts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from enishi.sources.keys import fold_name
from enishi.sources.records import (
    CommunityRecord,
    FieldKind,
    FieldValue,
    MembershipRecord,
    Origin,
    PersonRecord,
    SourceRecord,
    Standing,
    TouchRecord,
)
from enishi.terms import Direction, MembershipStep, TouchKind, derive_id

MOST_PEOPLE = 5_000
"""People of one conversation; whoever comes after them is counted with nobody."""


@dataclass(frozen=True, kw_only=True)
class ChatPlace:
    """One conversation.

    Attributes:
        space: What begins its keys (``line``).
        title: Its name: of the other person, or of the group.
        file: The file's label.
    """

    space: str
    title: str
    file: str

    def person_key(self, name: str) -> str:
        """Return the key of somebody by the name shown: it means nobody else in another chat."""
        return f"{self.space}:{fold_name(self.title)}|{fold_name(name)}"

    @property
    def community_key(self) -> str:
        """Return the key of the group."""
        return f"{self.space}-group:{fold_name(self.title)}"


@dataclass(slots=True)
class _Day:
    first: datetime
    row: int


@dataclass(kw_only=True)
class TalkBetweenTwo:
    """A conversation with one person, taken in line by line."""

    place: ChatPlace
    _days: dict[tuple[date, Direction, TouchKind], _Day] = field(default_factory=dict)

    def take(self, at: datetime, direction: Direction, row: int, kind: TouchKind) -> None:
        """Take one message or call; some files begin with the newest."""
        held = self._days.setdefault((at.date(), direction, kind), _Day(at, row))
        if at < held.first:
            held.first, held.row = at, row

    def records(self) -> Iterator[SourceRecord]:
        """Give the person, then one touch for each day, direction and kind."""
        if not self._days:
            return
        place, key = self.place, self.place.person_key(self.place.title)
        yield seen_person(place, place.title, row=min(day.row for day in self._days.values()))
        for (day, direction, kind), held in self._days.items():
            told = (place.space, fold_name(place.title), day.isoformat(), direction, kind)
            yield TouchRecord(
                key=f"{place.space}-day:{derive_id(*told)}",
                origin=Origin(file=place.file, row=held.row),
                at=held.first,
                is_zone_known=held.first.tzinfo is not None,
                direction=direction,
                kind=kind,
                people=(key,),
                names=(place.title,),
                thread=derive_id(place.space, fold_name(place.title)),
            )


@dataclass(slots=True)
class _Poster:
    row: int
    last: date
    count: int = 0


@dataclass(kw_only=True)
class TalkInGroup:
    """A conversation of several: who posted how often, and when last."""

    place: ChatPlace
    own_names: frozenset[str] = frozenset()
    _posters: dict[str, _Poster] = field(default_factory=dict)
    _row: int = 1

    def take(self, at: datetime, name: str, row: int) -> None:
        """Take one message."""
        poster = self._posters.get(name)
        if poster is None:
            if len(self._posters) >= MOST_PEOPLE:
                return
            poster = self._posters[name] = _Poster(row, at.date())
        poster.count += 1
        poster.last = max(poster.last, at.date())

    def records(self) -> Iterator[SourceRecord]:
        """Give the group, everybody who posted, and their posts."""
        if not self._posters:
            return
        place = self.place
        yield CommunityRecord(
            key=place.community_key,
            origin=Origin(file=place.file, row=self._row),
            name=place.title,
        )
        for name, poster in self._posters.items():
            is_own = fold_name(name) in self.own_names
            if not is_own:
                yield seen_person(place, name, row=poster.row)
            yield MembershipRecord(
                key=f"{place.space}-posts:{derive_id(place.community_key, fold_name(name))}",
                origin=Origin(file=place.file, row=poster.row),
                community=place.community_key,
                step=MembershipStep.POSTED,
                person="" if is_own else place.person_key(name),
                on=poster.last,
                count=poster.count,
            )


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody whom a source gives an id: the key made of it, and the name shown, or empty."""

    key: str
    name: str


@dataclass(kw_only=True)
class TouchDays:
    """What passed between the user and people with ids: one touch a day, direction and person.

    Attributes:
        home: What its keys begin with and what parts one workspace from another (``slack:T012``).
        file: The file's label.
    """

    home: str
    file: str
    _days: dict[tuple[tuple[Named, ...], date, Direction, TouchKind], _Day] = field(
        default_factory=dict
    )

    def take(
        self,
        people: tuple[Named, ...],
        at: datetime,
        direction: Direction,
        row: int,
        *,
        day: date | None = None,
        kind: TouchKind = TouchKind.MESSAGE,
    ) -> None:
        """Take one message or call; ``day`` is the one it counts for, where a source says so."""
        self._days.setdefault((people, day or at.date(), direction, kind), _Day(at, row))

    def records(self) -> Iterator[TouchRecord]:
        """Give the touches taken in, and forget them."""
        for (people, day, direction, kind), held in self._days.items():
            keys = tuple(one.key for one in people)
            told = (self.home, *keys, day.isoformat(), direction, kind)
            yield TouchRecord(
                key=f"{self.home.partition(':')[0]}-day:{derive_id(*told)}",
                origin=Origin(file=self.file, row=held.row),
                at=held.first,
                is_zone_known=held.first.tzinfo is not None,
                direction=direction,
                kind=kind,
                people=keys,
                names=tuple(one.name for one in people),
                thread=derive_id(self.home, *keys),
            )
        self._days.clear()


@dataclass(kw_only=True)
class PostDays:
    """Posts of people with ids in one channel: how many each wrote on each day.

    A record for each day, not one for all: a later export that reaches further then adds its days
    to those known, and changes none of them.

    Attributes:
        community: Key of the community the channel belongs to.
        channel: Key of the channel; the same where the channel is the community.
        file: The file's label.
    """

    community: str
    channel: str
    file: str
    _posters: dict[tuple[str, bool, date], _Poster] = field(default_factory=dict)

    def take(
        self, author: str, at: datetime, row: int, *, is_own: bool, day: date | None = None
    ) -> None:
        """Take one message; ``day`` is the one it counts for, where a source says so."""
        place = (author, is_own, day or at.date())
        poster = self._posters.setdefault(place, _Poster(row, at.date()))
        poster.count += 1
        poster.last = max(poster.last, at.date())

    def records(self) -> Iterator[MembershipRecord]:
        """Give the posts taken in, and forget them."""
        space = self.channel.partition(":")[0]
        for (author, is_own, day), poster in self._posters.items():
            yield MembershipRecord(
                key=f"{space}-posts:{derive_id(self.channel, author, day.isoformat())}",
                origin=Origin(file=self.file, row=poster.row),
                community=self.community,
                step=MembershipStep.POSTED,
                person="" if is_own else author,
                on=poster.last,
                count=poster.count,
            )
        self._posters.clear()


def seen_person(place: ChatPlace, name: str, *, row: int) -> PersonRecord:
    """Return somebody of whom a chat shows only the name, or the number in its place."""
    is_number = sum(sign.isdigit() for sign in name) >= 7 and not any(map(str.isalpha, name))  # noqa: PLR2004 - the shortest numbers people dial abroad
    kind = FieldKind.PHONE if is_number else FieldKind.NAME
    return PersonRecord(
        key=place.person_key(name),
        origin=Origin(file=place.file, row=row),
        fields=(FieldValue(kind=kind, value=name, origin="sender"),),
        standing=Standing.SEEN,
    )
