"""messages.json and messages.csv: what the user wrote in one channel, the package's only side."""

import re
from collections.abc import Iterator
from datetime import datetime

from enishi.sources.chat_days import Named, PostDays, TouchDays
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.discord.directory import Directory, key_of
from enishi.sources.formats.discord.entries import moment_in, moment_of
from enishi.sources.json_pieces import read_items
from enishi.sources.tabular import Row, find_header_in, read_table
from enishi.terms import Direction, Problem, ProblemCode

_CHANNEL = re.compile(r"c?(\d{15,20})", re.IGNORECASE)
_ME = "me"
_Dated = tuple[int, datetime | None] | FormatReading


def read_sent(task: Task) -> Iterator[FormatReading]:
    """Give a touch for each day of a talk of two, or the user's posts in a channel."""
    items = read_items(task.file, "item", limits=task.limits)
    yield from _read(
        task,
        (
            (one[0], moment_in(one[1], "Timestamp")) if isinstance(one, tuple) else one
            for one in items
        ),
    )


def read_sent_table(task: Task) -> Iterator[FormatReading]:
    """Give the same of an older package's table."""
    header = find_header_in(task.file, lambda names: {"id", "timestamp"} <= set(names))
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="Timestamp")
        return
    place = header.folded.index("timestamp")
    rows = read_table(task.file, header, limits=task.limits)
    yield from _read(
        task,
        (
            (one.number, moment_of("".join(one.cells[place : place + 1])))
            if isinstance(one, Row)
            else one
            for one in rows
        ),
    )


def _read(task: Task, dated: Iterator[_Dated]) -> Iterator[FormatReading]:
    reading = _Sent(task)
    for one in dated:
        if not isinstance(one, tuple):
            yield one
        elif one[1] is None:
            yield Problem(
                code=ProblemCode.BAD_DATE, file=task.file.label, row=one[0], field="Timestamp"
            )
        else:
            reading.take(one[1], one[0])
    yield from reading.records()


class _Sent:
    """Takes in what the user wrote in one channel."""

    def __init__(self, task: Task) -> None:
        self._file = task.file.label
        directory = Directory(background=task.background)
        channel = _channel_of(task)
        self._other = directory.other_in(channel)
        self._author = key_of(directory.own or _ME)
        community = directory.community_of(channel)
        self._touches = TouchDays(home="discord:", file=self._file)
        self._posts = PostDays(
            community=key_of(community),
            channel=key_of(channel),
            file=self._file,
        )
        self._has_place = bool(community)

    @property
    def _person(self) -> Named | None:
        return self._other if self._other and self._other.name else None

    def take(self, at: datetime, row: int) -> None:
        """Take one message."""
        if self._person:
            self._touches.take((self._person,), at, Direction.SENT, row)
        elif self._has_place:
            self._posts.take(self._author, at, row, is_own=True)

    def records(self) -> Iterator[FormatReading]:
        """Give the touches or posts, or say that the channel is not known."""
        yield from self._touches.records()
        yield from self._posts.records()
        if not (self._person or self._has_place):
            yield Problem(
                code=ProblemCode.NO_OTHER_SIDE,
                file=self._file,
                detail="no name for the other one" if self._other else "no channel.json",
            )


def _channel_of(task: Task) -> str:
    found = _CHANNEL.fullmatch(task.file.folder.rpartition("/")[2])
    return found[1] if found else ""
