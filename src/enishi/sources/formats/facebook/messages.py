"""Messages in JSON: those of the export, and those of Messenger's download of encrypted chats.

The text of a message, its pictures and its reactions never leave this module.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from enishi.sources.archives import SourceFile
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.places import thread_of
from enishi.sources.formats.facebook.texts import is_nobody, moment_at, name_at, repaired
from enishi.sources.formats.facebook.threads import (
    Message,
    Sides,
    Talk,
    no_other_side,
    own_names,
    parts_of,
)
from enishi.sources.json_pieces import first_item, read_items, text_in
from enishi.sources.keys import fold_name
from enishi.sources.readings import FileProgress, Limits
from enishi.terms import Problem, ProblemCode, TouchKind

_MILLISECONDS = 1_000
_TWO = 2
_NUMBER = re.compile(r"_\d+$")
# Facebook's own lines: somebody was added, or left; and what a chat could not keep.
_NO_MESSAGES = frozenset({"subscribe", "unsubscribe", "placeholder"})


def read_thread(task: Task) -> Iterator[FormatReading]:
    """Give one conversation: touches a day and direction with one person, or a group's posts.

    Facebook parts a long one into several files, the newest first; all of it is told with the
    first, because a day and the number of posts may lie across two.
    """
    sides = _sides(task)
    if isinstance(sides, Problem):
        yield sides
        return
    talk = Talk(task=task, sides=sides)
    for one in _messages(task, parts_of(task)):
        if not isinstance(one, Message):
            yield one
        elif (problem := talk.take(one)) is not None:
            yield problem
    yield from talk.records()


def participants_of(file: SourceFile, limits: Limits) -> tuple[str, ...]:
    """Return the names of those who take part, the user among them, each once."""
    held = first_item(file, "participants", limits=limits)
    named = held if isinstance(held, list) else []
    names = (_name_of(one) for one in named)
    return tuple(dict.fromkeys(name for name in names if name))


def _name_of(participant: object) -> str:
    is_text = isinstance(participant, str)
    return name_at({"name": participant}, "name") if is_text else name_at(participant, "name")


def _sides(task: Task) -> Sides | Problem:
    names, own = participants_of(task.file, task.limits), own_names(task)
    others = [name for name in names if fold_name(name) not in own]
    if len(names) > _TWO or len(others) > 1:
        return _sides_by_title(task, names, own)
    if not others or is_nobody(others[0]):
        return no_other_side(task, "nobody" if not others else "deleted account")
    return Sides(other=others[0], own=own, title=others[0])


def _sides_by_title(task: Task, names: tuple[str, ...], own: frozenset[str]) -> Sides:
    """Tell a group by its name; a talk with one person is called by hers."""
    # The file's number stands behind the name in some downloads of encrypted chats.
    title = _text_of(task, "title") or _NUMBER.sub("", _text_of(task, "threadName"))
    if len(names) == _TWO and fold_name(title) in map(fold_name, names):
        mine = frozenset(map(fold_name, names)) - {fold_name(title)}
        return Sides(other=title, own=mine, title=title)
    thread = _text_of(task, "thread_path").rpartition("/")[2]
    title = title or thread or thread_of(task.file.label) or names[0]
    return Sides(other="", own=own, title=title, thread=thread)


def _text_of(task: Task, place: str) -> str:
    """Return a short text of the thread; it stands behind all messages."""
    return name_at({place: first_item(task.file, place, limits=task.limits)}, place)


def _messages(
    task: Task, files: tuple[SourceFile, ...]
) -> Iterator[Message | Problem | FileProgress]:
    """Give the messages of all parts, numbered through, with the first part's progress."""
    before = 0
    for file in files:
        number = 0
        for one in read_items(file, "messages.item", limits=task.limits):
            if isinstance(one, tuple):
                number, item = one
                yield from _message(task, before + number, item)
            elif isinstance(one, Problem) or file is files[0]:
                yield one if isinstance(one, FileProgress) else replace(one, file=task.file.label)
        before += number


def _message(task: Task, row: int, item: object) -> Iterator[Message | Problem]:
    if not isinstance(item, Mapping) or not _is_message(item):
        return
    at = _moment(item)
    sender = name_at(item, "sender_name") or name_at(item, "senderName")
    if at is None:
        yield Problem(code=ProblemCode.BAD_DATE, file=task.file.label, row=row, field="timestamp")
        return
    yield Message(row=row, sender=sender, at=at, kind=_kind(item))


def _moment(item: Mapping[str, object]) -> datetime | None:
    name = "timestamp_ms" if "timestamp_ms" in item else "timestamp"
    return moment_at(item, name, per_second=_MILLISECONDS)


def _is_message(item: Mapping[str, object]) -> bool:
    """Leave out what was taken back, what Facebook took down, and its own lines."""
    is_gone = item.get("is_unsent") is True or item.get("isUnsent") is True
    is_down = item.get("is_taken_down") is True
    return not (is_gone or is_down) and text_in(item, "type").lower() not in _NO_MESSAGES


def _kind(item: Mapping[str, object]) -> TouchKind:
    is_call = "call_duration" in item or "call" in repaired(text_in(item, "type")).lower()
    return TouchKind.CALL if is_call else TouchKind.MESSAGE
