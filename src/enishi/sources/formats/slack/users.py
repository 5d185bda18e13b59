"""users.json: everybody in the workspace, also those who have left it; no programs."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.sources.assembling import Entry, assemble_seen
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.slack.directory import Directory
from enishi.sources.formats.slack.entries import User, is_true, plain, user_in
from enishi.sources.json_pieces import read_items
from enishi.sources.keys import KeyBook
from enishi.sources.records import FieldKind, FieldValue, PersonRecord
from enishi.terms import Problem, ProblemCode

_FIELDS = (
    (FieldKind.NICKNAME, "display_name"),
    (FieldKind.TITLE, "title"),
    (FieldKind.MAIL, "email"),
    (FieldKind.PHONE, "phone"),
)


def read_users(task: Task) -> Iterator[FormatReading]:
    """Give everybody but the user herself, as people who were only seen.

    The key is Slack's own id: an address can be hidden from the next export, the id cannot.
    """
    directory = Directory.of(task)
    for one in read_items(task.file, "item", limits=task.limits):
        if isinstance(one, tuple):
            yield from _person(task, directory, *one)
        else:
            yield one


def _person(task: Task, directory: Directory, row: int, item: object) -> Iterator[FormatReading]:
    user = user_in(item)
    if user is None:
        yield Problem(code=ProblemCode.MISSING_FIELD, file=task.file.label, row=row, field="id")
        return
    if user.is_bot or user.identity in directory.own:
        return
    entry = Entry(file=task.file.label, row=row, fields=tuple(_fields(user, item)), raw="")
    for told in assemble_seen(entry, KeyBook()):
        if isinstance(told, PersonRecord):
            yield replace(told, key=directory.person(user.identity).key)
        else:
            yield told


def _fields(user: User, item: object) -> Iterator[FieldValue]:
    yield FieldValue(kind=FieldKind.NAME, value=user.name, origin="profile.real_name")
    for kind, name in _FIELDS:
        value = plain(item, "profile", name)
        if value and value != user.name:
            yield FieldValue(kind=kind, value=value, origin=f"profile.{name}")
    if is_true(item, "deleted"):
        # Whoever has left the workspace is still somebody the user knows.
        yield FieldValue(kind=FieldKind.OTHER, value="true", origin="deleted")
