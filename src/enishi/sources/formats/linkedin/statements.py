"""Recommendations and endorsements: one person of the network speaks for the other's work."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from enishi.sources.assembling import composed_name, first_of_each
from enishi.sources.dates import read_date, read_moment
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.linkedin.messages import person_key
from enishi.sources.formats.linkedin.shapes import by_column, row_problem
from enishi.sources.keys import linkedin_slug
from enishi.sources.records import (
    FieldKind,
    FieldValue,
    Origin,
    PersonRecord,
    Standing,
    StatedKind,
    StatedTieRecord,
)
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import ProblemCode, derive_id

_REFUSED = frozenset({"rejected", "declined", "deleted", "ignored"})


class _Columns(NamedTuple):
    """The columns of a statement, folded; the last one says what it was about."""

    given: str
    family: str
    url: str
    day: str
    label: str
    status: str


_RECOMMENDATION = _Columns("firstname", "lastname", "", "creationdate", "", "status")
_ENDORSED_BY = _Columns(
    "endorserfirstname",
    "endorserlastname",
    "endorserpublicurl",
    "endorsementdate",
    "skillname",
    "endorsementstatus",
)
_ENDORSED = _Columns(
    "endorseefirstname",
    "endorseelastname",
    "endorseepublicurl",
    "endorsementdate",
    "skillname",
    "endorsementstatus",
)


def read_recommendations(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give a stated tie with the person of each row; whoever has no profile known is only seen.

    The texts stay where they are. Given and received ones have one header, and either says that
    the two worked together.
    """
    yield from _statements(task, header, _RECOMMENDATION, StatedKind.RECOMMENDATION)


def read_endorsements(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give a stated tie for each skill that somebody confirmed of the user, or she of somebody."""
    is_given = _ENDORSED.given in header.folded
    columns = _ENDORSED if is_given else _ENDORSED_BY
    yield from _statements(task, header, columns, StatedKind.ENDORSEMENT)


def _statements(
    task: Task, header: Header, columns: _Columns, kind: StatedKind
) -> Iterator[FormatReading]:
    known: set[str] = set()
    for reading in read_table(task.file, header, limits=task.limits):
        if isinstance(reading, Row):
            cells = by_column(header, reading)
            yield from _statement(task, reading.number, cells, columns, kind, known)
        else:
            yield reading


def _statement(
    task: Task,
    row: int,
    cells: Mapping[str, str],
    columns: _Columns,
    kind: StatedKind,
    known: set[str],
) -> Iterator[FormatReading]:
    file = task.file.label
    if cells.get(columns.status, "").strip().lower() in _REFUSED:
        yield row_problem(file, row, ProblemCode.NOT_A_TOUCH, detail="refused")
        return
    fields = _fields(cells, columns)
    name = fields[0].value if fields else ""
    slug = linkedin_slug(cells.get(columns.url, ""))
    if not (name or slug):
        yield row_problem(file, row, ProblemCode.NO_OTHER_SIDE)
        return
    day = _day_of(cells.get(columns.day, ""))
    if day is None:
        yield row_problem(file, row, ProblemCode.BAD_DATE, field=columns.day, is_fatal=False)
    key = person_key(slug, name, task.background)
    origin = Origin(file=file, row=row)
    if key not in known:
        known.add(key)
        yield PersonRecord(key=key, origin=origin, fields=fields, standing=Standing.SEEN)
    label = cells.get(columns.label, "").strip()
    yield StatedTieRecord(
        key=f"linkedin-{kind}:{derive_id(columns.given, key, str(day), label)}",
        origin=origin,
        a="",
        b=key,
        names=("", name),
        kind=kind,
        on=day,
        label=label,
    )


def _fields(cells: Mapping[str, str], columns: _Columns) -> tuple[FieldValue, ...]:
    kinds = (
        (FieldKind.GIVEN_NAME, columns.given),
        (FieldKind.FAMILY_NAME, columns.family),
        (FieldKind.URL, columns.url),
    )
    told = [
        FieldValue(kind=kind, value=value, origin=column)
        for kind, column in kinds
        if (value := cells.get(column, "").strip())
    ]
    name = composed_name(first_of_each(told))
    return (name, *told) if name else tuple(told)


def _day_of(text: str) -> date | None:
    """Return the day of a statement; with a time beside it LinkedIn writes the month first."""
    moment = read_moment(text, is_month_first=True)
    return moment.date() if moment else read_date(text)
