"""Threads: who talked with whom on which day, gathered from the messages of one conversation."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from enishi.sources.archives import SourceFile
from enishi.sources.chat_days import ChatPlace, TalkBetweenTwo, TalkInGroup
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.places import thread_of
from enishi.sources.formats.facebook.texts import SPACE, is_nobody, person_key
from enishi.sources.keys import fold_name, name_key
from enishi.terms import Direction, Problem, ProblemCode, TouchKind


@dataclass(frozen=True, kw_only=True)
class ThreadPlace(ChatPlace):
    """One conversation: unlike elsewhere, a name means the same person in each of them.

    Attributes:
        thread: What Facebook calls it, its name where that is not known.
    """

    thread: str

    def person_key(self, name: str) -> str:
        """Return the key of somebody by her name, the same as that of a friend."""
        return person_key(name)

    @property
    def community_key(self) -> str:
        """Return the key of the group."""
        return name_key(self.thread, "facebook-chat")


@dataclass(frozen=True, kw_only=True)
class Message:
    """That somebody wrote or called, and when; nothing of what."""

    row: int
    sender: str
    at: datetime
    kind: TouchKind = TouchKind.MESSAGE


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Who takes part.

    Attributes:
        other: The one other person; empty in a group.
        own: The user's names, folded; none where she is whoever is not the other.
        title: The conversation's name.
        thread: What Facebook calls it.
    """

    other: str
    own: frozenset[str]
    title: str
    thread: str = ""

    def direction_of(self, sender: str) -> Direction | None:
        """Return who began, or None where that is neither of the two."""
        if fold_name(sender) == fold_name(self.other):
            return Direction.RECEIVED
        is_own = not self.own or fold_name(sender) in self.own
        return Direction.SENT if is_own and not is_nobody(sender) else None


@dataclass(kw_only=True)
class Talk:
    """A conversation whose sides are known, taken in message by message."""

    task: Task
    sides: Sides
    _two: TalkBetweenTwo = field(init=False)
    _group: TalkInGroup = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing."""
        place = ThreadPlace(
            space=SPACE,
            title=self.sides.other or self.sides.title,
            file=self.task.file.label,
            # Two groups may have one name; where nothing else is known it must do.
            thread=self.sides.thread or thread_of(self.task.file.label) or self.sides.title,
        )
        self._two = TalkBetweenTwo(place=place)
        self._group = TalkInGroup(place=place, own_names=self.sides.own)

    def take(self, message: Message) -> Problem | None:
        """Take one message; return why it belongs to none of the sides, where it does not."""
        if not self.sides.other:
            if not is_nobody(message.sender):
                self._group.take(message.at, message.sender, message.row)
            return None
        direction = self.sides.direction_of(message.sender)
        if direction is None:
            return Problem(
                code=ProblemCode.NO_OTHER_SIDE, file=self.task.file.label, row=message.row
            )
        self._two.take(message.at, direction, message.row, message.kind)
        return None

    def records(self) -> Iterator[FormatReading]:
        """Give the other person with her touches, or the group with everybody's posts."""
        yield from self._two.records() if self.sides.other else self._group.records()


def parts_of(task: Task) -> tuple[SourceFile, ...]:
    """Return the files of the thread that begins with this one, this one first."""
    return task.background.parts.get(task.file.label, (task.file,))


def is_told_before(task: Task) -> bool:
    """Tell whether the file continues another one, and is read with that."""
    return parts_of(task)[0].label != task.file.label


def no_other_side(task: Task, detail: str) -> Problem:
    """Return the problem of a whole thread in which nobody else can be told."""
    return Problem(code=ProblemCode.NO_OTHER_SIDE, file=task.file.label, detail=detail)


def own_names(task: Task) -> frozenset[str]:
    """Return the user's names, as the export and as she herself says."""
    return task.background.own_names | task.owner.names
