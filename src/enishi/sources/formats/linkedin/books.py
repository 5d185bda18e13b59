"""Notes.csv and Contacts.csv: what the user wrote of a connection, and address books she uploaded.

An uploaded address book is no tie: LinkedIn took in whoever stood in it. Its people are proposed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from enishi.sources.assembling import Entry, assemble_seen, composed_name, first_of_each
from enishi.sources.columns import Column, read_cells
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.linkedin.messages import person_key
from enishi.sources.formats.linkedin.shapes import row_problem
from enishi.sources.keys import KeyBook, linkedin_slug
from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import ProblemCode

_NOTE_KINDS = {
    "connectionfirstname": FieldKind.GIVEN_NAME,
    "connectionlastname": FieldKind.FAMILY_NAME,
    "connectionprofileurl": FieldKind.URL,
    "note": FieldKind.NOTE,
}
_CONTACT_KINDS = {
    "firstname": FieldKind.GIVEN_NAME,
    "lastname": FieldKind.FAMILY_NAME,
    "fullname": FieldKind.NAME,
    "companies": FieldKind.ORGANISATION,
    "title": FieldKind.TITLE,
    "emails": FieldKind.MAIL,
    "phonenumbers": FieldKind.PHONE,
    "addresses": FieldKind.ADDRESS,
    "sites": FieldKind.URL,
    "profiles": FieldKind.URL,
    "birthday": FieldKind.BIRTHDAY,
    "location": FieldKind.CITY,
}
_SEVERAL = frozenset({FieldKind.MAIL, FieldKind.PHONE, FieldKind.URL, FieldKind.ORGANISATION})
_PARTED = re.compile(r"[;,|\n]+\s*")


def read_notes(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give the connection with her note, a row."""
    columns = _columns(header, _NOTE_KINDS)
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        fields = read_cells(columns, reading.cells)
        firsts = first_of_each(fields)
        name = composed_name(firsts)
        slug = linkedin_slug(firsts[FieldKind.URL].value) if FieldKind.URL in firsts else ""
        if not (name or slug):
            yield row_problem(task.file.label, reading.number, ProblemCode.NO_NAME)
            continue
        yield PersonRecord(
            key=person_key(slug, name.value if name else "", task.background),
            origin=Origin(file=task.file.label, row=reading.number),
            fields=(name, *fields) if name else tuple(fields),
            raw=reading.raw,
        )


def read_contacts(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give one proposed person a row of an uploaded address book."""
    columns, keys = _columns(header, _CONTACT_KINDS), KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        entry = Entry(
            file=task.file.label,
            row=reading.number,
            fields=list(_parted(read_cells(columns, reading.cells))),
            raw=reading.raw,
        )
        yield from assemble_seen(entry, keys)


def _columns(header: Header, kinds: dict[str, FieldKind]) -> tuple[Column, ...]:
    return tuple(
        Column(index=index, kind=kinds.get(folded, FieldKind.OTHER), origin=header.cells[index])
        for index, folded in enumerate(header.folded)
    )


def _parted(fields: list[FieldValue]) -> Iterator[FieldValue]:
    for field in fields:
        parts = _PARTED.split(field.value) if field.kind in _SEVERAL else [field.value]
        yield from (replace(field, value=part) for part in parts if part)
