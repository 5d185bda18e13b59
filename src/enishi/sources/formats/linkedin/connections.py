"""Connections.csv: people who are tied to the user, since when, and what they do today."""

from collections.abc import Iterator, Mapping

from enishi.sources.assembling import composed_name, first_of_each
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
    firsts = first_of_each(fields)
    name = composed_name(firsts)
    slug = linkedin_slug(firsts[FieldKind.URL].value) if FieldKind.URL in firsts else ""
    if name is None:
        is_lost = not slug
        yield row_problem(file, row.number, ProblemCode.NO_NAME, is_fatal=is_lost)
        if is_lost:
            return
    yield PersonRecord(
        key=f"linkedin:{slug}" if slug else _key_without_slug(name, firsts, keys),
        origin=Origin(file=file, row=row.number),
        fields=(name, *fields) if name else tuple(fields),
        connected_on=day,
        is_tie=True,
        raw=row.raw,
    )


def _key_without_slug(
    name: FieldValue | None, firsts: Mapping[FieldKind, FieldValue], keys: KeyBook
) -> str:
    organisation = firsts.get(FieldKind.ORGANISATION)
    return keys.weak_key(name.value if name else "", organisation.value if organisation else "")
