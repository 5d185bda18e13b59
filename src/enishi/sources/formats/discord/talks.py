"""Talks of two, as DiscordChatExporter saves them: who the other one is shows only at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from enishi.sources.chat_days import Named, TouchDays
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.discord.authors import Author, Authors
from enishi.sources.formats.discord.entries import Head
from enishi.sources.keys import fold_name
from enishi.terms import Direction, Problem, ProblemCode, TouchKind

_TWO = 2


@dataclass(frozen=True, slots=True)
class _First:
    at: datetime
    row: int


class Talk:
    """Takes in the messages of a talk of two."""

    def __init__(self, task: Task, head: Head) -> None:
        self._file = task.file.label
        self._title = fold_name(head.channel_name)
        self._authors = Authors(task)
        self._two: dict[str, Author] = {}
        self._days: dict[tuple[str, date, TouchKind], _First] = {}

    def take(
        self, item: object, row: int, at: datetime, kind: TouchKind
    ) -> Iterator[FormatReading]:
        """Take one message; nothing can be given out before the end."""
        author = self._authors.of(item.get("author") if isinstance(item, dict) else None, row)
        if author is not None and self._is_one_of_two(author):
            self._days.setdefault((author.named.key, at.date(), kind), _First(at, row))
        yield from ()

    def _is_one_of_two(self, author: Author) -> bool:
        if len(self._two) < _TWO:
            self._two.setdefault(author.named.key, author)
        return author.named.key in self._two

    def records(self) -> Iterator[FormatReading]:
        """Give the other one and the touches, or say that the other one cannot be told."""
        others = self._others()
        keys = {one.key for one in others}
        touches = TouchDays(home="discord:", file=self._file)
        is_known = len(keys) < len(self._two) or any(self._is_titled(one) for one in others)
        for (key, day, kind), first in self._days.items():
            direction = Direction.RECEIVED if key in keys else Direction.SENT
            told = direction if is_known else Direction.UNKNOWN
            if others:
                touches.take(others, first.at, told, first.row, day=day, kind=kind)
        yield from (one for one in self._authors.new_people() if one.key in keys)
        yield from touches.records()
        if self._two and not others:
            yield Problem(
                code=ProblemCode.NO_OTHER_SIDE, file=self._file, detail="no message of the other"
            )

    def _others(self) -> tuple[Named, ...]:
        """Return the other one; both where the user is neither by name nor by the talk's title."""
        two = [one.named for one in self._two.values()]
        titled = [one for one in two if self._is_titled(one)]
        not_own = [one.named for one in self._two.values() if not one.is_own]
        if len(titled) == 1 and titled[0] in not_own:
            return (titled[0],)
        return tuple(not_own)

    def _is_titled(self, one: Named) -> bool:
        return fold_name(one.name) == self._title
