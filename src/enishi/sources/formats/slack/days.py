"""YYYY-MM-DD.json: who wrote in a channel, and what passed between the user and somebody."""

from collections.abc import Iterator
from datetime import date

from enishi.sources.chat_days import MOST_PEOPLE, Named, PostDays, TouchDays
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.slack.directory import Directory, key_in
from enishi.sources.formats.slack.entries import (
    Message,
    is_by_somebody,
    message_in,
    plain,
)
from enishi.sources.formats.slack.shapes import is_day_file
from enishi.sources.json_pieces import read_items
from enishi.sources.records import (
    CommunityRecord,
    FieldKind,
    FieldValue,
    Origin,
    PersonRecord,
    Standing,
)
from enishi.terms import Direction, Problem, ProblemCode

_TALK = "D"


def read_day(task: Task) -> Iterator[FormatReading]:
    """Give the posts of a channel, or the touches of a talk of two.

    In a channel a mention of the user, an answer to her, and hers to somebody are touches too.
    Days are those of the file's name: a later export of the same workspace cuts them alike.
    """
    directory = Directory.of(task)
    folder = task.file.folder.rpartition("/")[2]
    identity = directory.channel_in(folder)
    is_talk = (identity or folder).startswith(_TALK) and not directory.channel_name(identity)
    if is_talk:
        yield from _read(task, _Talk(task, directory, identity))
    else:
        yield from _read(task, _Posts(task, directory, identity, folder))


def _read(task: Task, reading: "_Talk | _Posts") -> Iterator[FormatReading]:
    for one in read_items(task.file, "item", limits=task.limits):
        if not isinstance(one, tuple):
            yield one
        elif is_by_somebody(one[1]):
            message = message_in(one[1])
            if message is None:
                yield _problem(task, ProblemCode.BAD_DATE, row=one[0], field="ts")
            else:
                reading.take(message, one[0], one[1])
    yield from reading.records()


class _Talk:
    """A talk of two; nothing of it where the user is known and is neither."""

    def __init__(self, task: Task, directory: Directory, identity: str) -> None:
        self._task, self._directory = task, directory
        self._day = _day_of(task)
        self._two = directory.members_of_talk(identity)
        self._touches = _touch_days(task, directory)

    def take(self, message: Message, row: int, _item: object) -> None:
        """Take one message."""
        own = self._directory.own.intersection(self._two)
        people = tuple(self._known(one) for one in self._two if one not in own)
        people = tuple(one for one in people if one.name)
        if not people or (self._directory.own and not own):
            return
        is_sent = message.author in own
        direction = Direction.SENT if is_sent else Direction.RECEIVED
        told = direction if own else Direction.UNKNOWN
        self._touches.take(people, message.at, told, row, day=self._day)

    def _known(self, identity: str) -> Named:
        return self._directory.person(identity)

    def records(self) -> Iterator[FormatReading]:
        """Give the touches, or say that nobody knows whose talk it is."""
        if not self._two:
            yield _problem(self._task, ProblemCode.NO_OTHER_SIDE, detail="not in dms.json")
        yield from self._touches.records()


class _Posts:
    """A channel, or a talk of several."""

    def __init__(self, task: Task, directory: Directory, identity: str, folder: str) -> None:
        self._task, self._directory = task, directory
        self._name = "" if directory.channel_name(identity) else folder
        self._day = _day_of(task)
        self._channel = key_in(directory.team, identity or f"#{folder}")
        self._touches = _touch_days(task, directory)
        self._posts = PostDays(
            community=self._channel,
            channel=self._channel,
            file=task.file.label,
        )
        self._newcomers: dict[str, PersonRecord] = {}
        self._unknown: set[str] = set()

    def take(self, message: Message, row: int, item: object) -> None:
        """Take one message."""
        author = self._author(message.author, row, item)
        if author is None:
            return
        own = self._directory.own
        is_own = message.author in own
        self._posts.take(author.key, message.at, row, is_own=is_own, day=self._day)
        if is_own:
            others = [self._directory.person(one) for one in message.addressed]
            self._touch(others, message, Direction.SENT, row)
        elif not own.isdisjoint(message.addressed):
            self._touch([author], message, Direction.RECEIVED, row)

    def _touch(self, people: list[Named], message: Message, direction: Direction, row: int) -> None:
        for one in people:
            if one.name:
                self._touches.take((one,), message.at, direction, row, day=self._day)

    def _author(self, identity: str, row: int, item: object) -> Named | None:
        """Return who wrote; somebody of another workspace is described in her message alone."""
        author = self._directory.person(identity)
        if author.name or identity in self._directory.own:
            return author
        name = plain(item, "user_profile", "real_name") or plain(item, "user_profile", "name")
        is_full = len(self._newcomers) >= MOST_PEOPLE
        if not name or is_full or self._directory.is_bot(identity):
            self._note_unknown(identity)
            return None
        team = plain(item, "user_team") or plain(item, "user_profile", "team")
        key = key_in(team or self._directory.team, identity)
        origin = Origin(file=self._task.file.label, row=row)
        self._newcomers.setdefault(key, _newcomer(key, name, origin))
        return Named(key=key, name=name)

    def _note_unknown(self, identity: str) -> None:
        if not self._directory.is_bot(identity) and len(self._unknown) < MOST_PEOPLE:
            self._unknown.add(identity)

    def records(self) -> Iterator[FormatReading]:
        """Give who is not in the list of users, the posts and the touches."""
        if self._name:
            origin = Origin(file=self._task.file.label, row=1)
            yield CommunityRecord(key=self._channel, origin=origin, name=f"#{self._name}")
        yield from self._newcomers.values()
        yield from self._posts.records()
        yield from self._touches.records()
        if self._unknown:
            detail = f"authors not among the users: {len(self._unknown)}"
            yield _problem(self._task, ProblemCode.UNKNOWN_NAME, detail=detail, is_fatal=False)


def _touch_days(task: Task, directory: Directory) -> TouchDays:
    return TouchDays(home=f"slack:{directory.team}", file=task.file.label)


def _day_of(task: Task) -> date | None:
    name = task.file.label.rpartition("/")[2]
    if not is_day_file(name):
        return None
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def _newcomer(key: str, name: str, origin: Origin) -> PersonRecord:
    value = FieldValue(kind=FieldKind.NAME, value=name, origin="user_profile.real_name")
    return PersonRecord(key=key, origin=origin, fields=(value,), standing=Standing.SEEN)


def _problem(
    task: Task,
    code: ProblemCode,
    *,
    row: int = 0,
    field: str = "",
    detail: str = "",
    is_fatal: bool = True,
) -> Problem:
    return Problem(
        code=code, file=task.file.label, row=row, field=field, detail=detail, is_fatal=is_fatal
    )
