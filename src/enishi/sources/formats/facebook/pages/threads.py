"""Threads of a page: the same as in JSON, but for who takes part, which only the senders show."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.pages.blocks import Block, Page
from enishi.sources.formats.facebook.pages.days import moment_in
from enishi.sources.formats.facebook.places import thread_of
from enishi.sources.formats.facebook.texts import LONGEST_NAME, is_nobody
from enishi.sources.formats.facebook.threads import (
    Message,
    Sides,
    Talk,
    no_other_side,
    own_names,
    parts_of,
)
from enishi.sources.keys import fold_name
from enishi.terms import Problem, ProblemCode

_TWO = 2


def read_thread_page(task: Task) -> Iterator[FormatReading]:
    """Give one conversation: touches a day and direction with one person, or a group's posts.

    A talk with one person is called by her name, and nobody else but the user writes in it. Where
    only one side wrote, and neither the title nor the user's own names say which, nothing is told.
    """
    gathered = _Gathered(task)
    for file in parts_of(task):
        is_first = file.label == task.file.label
        yield from gathered.take_in(replace(task, file=file), is_first=is_first)
    yield from gathered.records()


class _Gathered:
    """The messages of a conversation, taken in both as a talk of two and as a group's."""

    def __init__(self, task: Task) -> None:
        self._task, self._own = task, own_names(task)
        self._talks: tuple[Talk, Talk] | None = None
        self._title = ""
        self._senders: dict[str, str] = {}
        self._row = 0

    def take_in(self, task: Task, *, is_first: bool) -> Iterator[FormatReading]:
        """Take in one file; give its problems, and its progress where it is the first."""
        page = Page(task.file)
        for one in page.blocks():
            if isinstance(one, tuple):
                self._title = self._title or page.title
                yield from self._take(one[1])
            elif isinstance(one, Problem):
                yield replace(one, file=self._task.file.label)
            elif is_first:
                yield one

    def _take(self, block: Block) -> Iterator[Problem]:
        self._row += 1
        sender = block.heading if len(block.heading) <= LONGEST_NAME else ""
        at = moment_in(block.told)
        if at is None or not sender:
            code = ProblemCode.BAD_DATE if at is None else ProblemCode.NO_OTHER_SIDE
            yield Problem(code=code, file=self._task.file.label, row=self._row)
            return
        if len(self._senders) <= _TWO:
            self._senders.setdefault(fold_name(sender), sender)
        for talk in self._both():
            talk.take(Message(row=self._row, sender=sender, at=at.replace(tzinfo=None)))

    def _both(self) -> tuple[Talk, Talk]:
        if self._talks is None:
            title = self._title or thread_of(self._task.file.label)
            two = Sides(other=title, own=frozenset(), title=title)
            group = Sides(other="", own=self._own, title=title)
            self._talks = Talk(task=self._task, sides=two), Talk(task=self._task, sides=group)
        return self._talks

    def records(self) -> Iterator[FormatReading]:
        """Give the records of whichever the senders show it to be."""
        if not self._senders:
            return
        two, group = self._both()
        strangers = self._senders.keys() - self._own
        if fold_name(self._title) in self._senders and len(self._senders) <= _TWO:
            is_told = not is_nobody(self._title)
            yield from two.records() if is_told else (no_other_side(self._task, "deleted account"),)
        elif len(self._senders) > 1 or (strangers and self._own):
            yield from group.records()
        else:
            yield no_other_side(self._task, "only one side wrote")
