"""Connections.csv: people who are tied to the user, since when, and what they do today."""

from collections.abc import Iterator

from enishi.sources.assembling import composed_name
from enishi.sources.columns import Column, read_cells
from enishi.sources.dates import read_date
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.linkedin.shapes import row_problem
from enishi.sources.keys import KeyBook, linkedin_slug
from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import ProblemCode

_KINDS = {
    "firstname": FieldKind.GIVEN_NAME,
    "lastname": FieldKind.FAMILY_NAME,
    "url": FieldKind.URL,
    "emailaddress": FieldKind.MAIL,
    "company": FieldKind.ORGANISATION,
    "position": FieldKind.TITLE,
}
_DAY = "connectedon"


def read_connections(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give one person record a row; key ``linkedin:<slug>``, else by name and company.

    A row with only a date stands for a member who is hidden: it is counted, not made a person.
    """
    file, folded = task.file.label, header.folded
    columns = tuple(
        Column(
            index=index, kind=_KINDS.get(folded[index], FieldKind.OTHER), origin=header.cells[index]
        )
        for index in range(len(folded))
        if folded[index] != _DAY
    )
    day_index, keys = folded.index(_DAY), KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        yield from _connection(file, reading, read_cells(columns, reading.cells), day_index, keys)


def _connection(
    file: str, row: Row, fields: list[FieldValue], day_index: int, keys: KeyBook
) -> Iterator[FormatReading]:
    if not fields:
        yield row_problem(file, row.number, ProblemCode.HIDDEN_MEMBER)
        return
    text = row.cells[day_index] if day_index < len(row.cells) else ""
    day = read_date(text)
    if day is None:
        yield row_problem(
            file, row.number, ProblemCode.BAD_DATE, field="Connected On", is_fatal=False
        )
    named = (*composed_name(fields), *fields)
    slug = next((linkedin_slug(f.value) for f in fields if f.kind is FieldKind.URL), "")
    if named[0].kind is not FieldKind.NAME:
        is_lost = not slug
        yield row_problem(file, row.number, ProblemCode.NO_NAME, is_fatal=is_lost)
        if is_lost:
            return
    yield PersonRecord(
        key=f"linkedin:{slug}" if slug else _key_without_slug(named, keys),
        origin=Origin(file=file, row=row.number),
        fields=named,
        connected_on=day,
        is_tie=True,
        raw=row.raw,
    )


def _key_without_slug(fields: tuple[FieldValue, ...], keys: KeyBook) -> str:
    organisation = next((f.value for f in fields if f.kind is FieldKind.ORGANISATION), "")
    return keys.weak_key(fields[0].value, organisation)
