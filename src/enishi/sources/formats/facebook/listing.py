"""Listing: most of Facebook's files are lists of a name and a moment, in JSON or as a page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from enishi.sources.format import Task
from enishi.sources.formats.facebook.texts import moment_at, name_at, text_at
from enishi.sources.json_pieces import list_in, read_items
from enishi.sources.readings import FileProgress
from enishi.sources.records import Origin
from enishi.terms import Problem, ProblemCode

_LONGEST_RAW = 2_000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a list.

    Attributes:
        row: Its number, from 1.
        name: Whom or what it is about, or empty.
        sentence: What Facebook says happened, in the account's language, or empty.
        at: When. Aware in JSON; naive on a page, which gives the time where the user was.
        told: The moment as the file writes it.
        lines: The other short texts of a page's block.
        item: The entry in JSON as it stands, or None.
        place: Which list of the JSON it stands in.
    """

    row: int
    name: str
    sentence: str = ""
    at: datetime | None = None
    told: str = ""
    lines: tuple[str, ...] = field(default=())
    item: object = None
    place: str = ""

    @property
    def day(self) -> date | None:
        """Return the day, or None where the file has none."""
        return self.at.date() if self.at else None

    @property
    def raw(self) -> str:
        """Return the entry as text, escaped as Facebook wrote it; empty on a page."""
        text = json.dumps(self.item) if self.item is not None else ""
        return text if len(text) <= _LONGEST_RAW else ""


Told = Entry | Problem | FileProgress
Listing = Callable[[], Iterator[Told]]
"""Reads a file from its beginning; may be called again."""


def entries_of_json(task: Task, *places: str) -> Iterator[Told]:
    """Give the entries of the lists at some places of a file, numbered through."""
    before = 0
    for place in places:
        number = 0
        for one in read_items(task.file, f"{place}.item", limits=task.limits):
            if isinstance(one, tuple):
                number, item = one
                yield _entry(before + number, item, place)
            else:
                yield one
        before += number


def _entry(row: int, item: object, place: str) -> Entry:
    return Entry(
        row=row,
        name=name_at(item, "name") or _name_within(item),
        sentence=text_at(item, "title"),
        at=moment_at(item, "timestamp"),
        told=text_at(item, "timestamp"),
        item=item,
        place=place,
    )


def _name_within(item: object) -> str:
    """Return the name that stands one or, until 2020, two levels below."""
    attached = list_in(item, "attachments")
    held = list_in(item, "data") or [one for each in attached for one in list_in(each, "data")]
    return next((name for one in held if (name := name_at(one, "name"))), "")


def origin_of(task: Task, entry: Entry) -> Origin:
    """Return where an entry stands."""
    return Origin(file=task.file.label, row=entry.row)


def problem_of(
    task: Task,
    entry: Entry,
    code: ProblemCode,
    *,
    field: str = "",
    detail: str = "",
    is_fatal: bool = True,
) -> Problem:
    """Return a problem of one entry."""
    return Problem(
        code=code,
        file=task.file.label,
        row=entry.row,
        field=field,
        detail=detail,
        is_fatal=is_fatal,
    )
