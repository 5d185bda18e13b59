"""DiscordChatExporter: one channel or talk, message by message, whatever the size of the file."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from enishi.sources.chat_days import PostDays, TouchDays
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.discord.authors import Author, Authors
from enishi.sources.formats.discord.directory import key_of
from enishi.sources.formats.discord.entries import Head, head_in, moment_in
from enishi.sources.formats.discord.shapes import is_snowflake
from enishi.sources.formats.discord.talks import Talk
from enishi.sources.json_pieces import first_item, list_in, read_items, text_in
from enishi.sources.records import CommunityRecord, Origin
from enishi.terms import Direction, Problem, ProblemCode, TouchKind

# Everything else is a note of Discord itself (joined, pinned, renamed).
_SPOKEN: Mapping[str, TouchKind] = {
    "Default": TouchKind.MESSAGE,
    "Reply": TouchKind.MESSAGE,
    "0": TouchKind.MESSAGE,
    "19": TouchKind.MESSAGE,
    "Call": TouchKind.CALL,
    "3": TouchKind.CALL,
}
_MOST_REMEMBERED = 20_000
"""Messages whose authors are remembered for the answers to them."""
_MOST_MENTIONS = 50


def read_exported(task: Task) -> Iterator[FormatReading]:
    """Give the touches of a talk of two, else the community, who wrote in it, and their posts.

    The community is the server; a channel only parts the posts. In it a mention of the user, an
    answer to her, and hers to somebody are touches too. Days are those of UTC.
    """
    file, limits = task.file, task.limits
    head = head_in(
        first_item(file, "guild", limits=limits), first_item(file, "channel", limits=limits)
    )
    if head is None:
        yield Problem(code=ProblemCode.MISSING_FIELD, file=file.label, field="channel.id")
        return
    reading = _Posts(task, head) if head.community else Talk(task, head)
    for one in read_items(file, "messages.item", limits=limits):
        if isinstance(one, tuple):
            yield from _message(task, reading, *one)
        else:
            yield one
    yield from reading.records()


def _message(
    task: Task, reading: "_Posts | Talk", row: int, item: object
) -> Iterator[FormatReading]:
    kind = _SPOKEN.get(text_in(item, "type"))
    if kind is None:
        return
    at = moment_in(item, "timestamp")
    if at is None:
        code = ProblemCode.BAD_DATE
        yield Problem(code=code, file=task.file.label, row=row, field="timestamp")
        return
    yield from reading.take(item, row, at, kind)


class _Posts:
    """Takes in the messages of a channel or group; a day is given out when the next begins."""

    def __init__(self, task: Task, head: Head) -> None:
        self._head = head
        self._authors = Authors(task)
        self._day: date | None = None
        self._origin = Origin(file=task.file.label, row=1)
        self._posts = PostDays(
            community=key_of(head.community), channel=key_of(head.channel), file=task.file.label
        )
        self._touches = TouchDays(home="discord:", file=task.file.label)
        self._written_by: dict[str, Author] = {}

    def take(
        self, item: object, row: int, at: datetime, _kind: TouchKind
    ) -> Iterator[FormatReading]:
        """Take one message."""
        if not isinstance(item, dict):
            return
        author = self._authors.of(item.get("author"), row)
        if author is None:
            return
        if at.date() != self._day:
            yield from self._given_out()
            self._day = at.date()
        self._posts.take(author.named.key, at, row, is_own=author.is_own)
        others = self._addressed(item, row)
        self._remember(text_in(item, "id"), author)
        self._touch(author, others, at, row)
        yield from self._authors.new_people()

    def _addressed(self, item: object, row: int) -> list[Author]:
        """Return who is mentioned, and whose message is answered."""
        answered = self._written_by.get(text_in(item, "reference", "messageId"))
        told = (self._authors.of(one, row) for one in list_in(item, "mentions")[:_MOST_MENTIONS])
        return [one for one in (answered, *told) if one is not None]

    def _touch(self, author: Author, others: list[Author], at: datetime, row: int) -> None:
        if author.is_own:
            for one in others:
                if not one.is_own:
                    self._touches.take((one.named,), at, Direction.SENT, row)
        elif any(one.is_own for one in others):
            self._touches.take((author.named,), at, Direction.RECEIVED, row)

    def _remember(self, message: str, author: Author) -> None:
        if not is_snowflake(message):
            return
        self._written_by[message] = author
        if len(self._written_by) > _MOST_REMEMBERED:
            del self._written_by[next(iter(self._written_by))]

    def _given_out(self) -> Iterator[FormatReading]:
        if self._day is None:
            yield CommunityRecord(
                key=key_of(self._head.community),
                origin=self._origin,
                name=self._head.community_name,
            )
        yield from self._posts.records()
        yield from self._touches.records()

    def records(self) -> Iterator[FormatReading]:
        """Give what is left, and what was left out."""
        yield from self._given_out()
        yield from self._authors.left_out()
