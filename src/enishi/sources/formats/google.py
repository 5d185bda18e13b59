"""Google Contacts CSV, with the header of before and after 2024, in English or Japanese."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enishi.sources.assembling import Entry, assemble
from enishi.sources.columns import Column, read_cells
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.keys import KeyBook
from enishi.sources.mapping import known_meaning
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldKind, FieldValue
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import Problem, ProblemCode

_SEPARATOR = " ::: "
_SYSTEM_GROUPS = {"* mycontacts", "* my contacts", "mycontacts"}
_NUMBERED = re.compile(r"(\D+?)(\d+)(\D+)")
_GROUPS = {
    "email": "email",
    "phone": "phone",
    "address": "address",
    "organization": "organization",
    "website": "website",
    "relation": "relation",
    "im": "im",
    "event": "event",
    "customfield": "customfield",
    "メール": "email",
    "メールアドレス": "email",
    "電話": "phone",
    "電話番号": "phone",
    "住所": "address",
    "組織": "organization",
    "ウェブサイト": "website",
    "関係": "relation",
}
_PARTS = {"ラベル": "label", "種類": "label", "type": "label", "値": "value"}
_MEANINGS = {
    ("email", "value"): FieldKind.MAIL,
    ("phone", "value"): FieldKind.PHONE,
    ("website", "value"): FieldKind.URL,
    ("relation", "value"): FieldKind.RELATED,
    ("address", "formatted"): FieldKind.ADDRESS,
    ("address", "city"): FieldKind.CITY,
    ("address", "region"): FieldKind.REGION,
    ("address", "country"): FieldKind.COUNTRY,
    ("organization", "name"): FieldKind.ORGANISATION,
    ("organization", "title"): FieldKind.TITLE,
    ("organization", "department"): FieldKind.DEPARTMENT,
}
_SIGNATURES = (
    {"groupmembership", "givenname"},
    {"phoneticfirstname", "fileas"},
    {"yominame", "givennameyomi"},
)


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is a header of Google Contacts."""
    return find_header(text, is_google_header) is not None


def is_google_header(folded: Sequence[str]) -> bool:
    """Tell whether folded header cells are those of Google Contacts."""
    names = set(folded)
    if any(signature <= names for signature in _SIGNATURES):
        return True
    numbered = {_numbered(name) for name in folded}
    return ("email", "value") in numbered or ("phone", "value") in numbered


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a row."""
    header = find_header_in(task.file, is_google_header)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    columns = _columns(header)
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        entry = Entry(
            file=task.file.label,
            row=reading.number,
            fields=[_without_star(value) for value in _kept(columns, reading.cells)],
            raw=reading.raw,
        )
        yield from assemble(entry, keys)


def _columns(header: Header) -> tuple[Column, ...]:
    folded = header.folded
    columns = []
    for index, name in enumerate(header.cells):
        group, part = _numbered(folded[index])
        if part == "label" and group in {"email", "phone", "website", "address", "relation"}:
            continue
        columns.append(_column(index, name, folded))
    return tuple(columns)


def _column(index: int, name: str, folded: Sequence[str]) -> Column:
    group, part = _numbered(folded[index])
    if not group:
        meaning = known_meaning(name)
        # "Yomi Name" repeats the two readings that stand in columns of their own.
        is_known = meaning is not None and folded[index] != "yominame"
        kind = meaning.kind if meaning and is_known else FieldKind.OTHER
        separator = _SEPARATOR if kind is FieldKind.LABEL else ""
        return Column(index=index, kind=kind, origin=name, separator=separator)
    return Column(
        index=index,
        kind=_MEANINGS.get((group, part), FieldKind.OTHER),
        origin=name,
        label_index=_label_beside(folded, index),
        separator=_SEPARATOR,
    )


def _label_beside(folded: Sequence[str], index: int) -> int:
    found = _NUMBERED.fullmatch(folded[index])
    if not found:
        return -1
    start = found[1] + found[2]
    for other, name in enumerate(folded):
        if name.startswith(start) and _PARTS.get(name[len(start) :], name[len(start) :]) == "label":
            return other
    return -1


def _numbered(folded: str) -> tuple[str, str]:
    found = _NUMBERED.fullmatch(folded)
    if not found or found[1] not in _GROUPS:
        return "", ""
    return _GROUPS[found[1]], _PARTS.get(found[3], found[3])


def _kept(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[FieldValue]:
    for value in read_cells(columns, cells):
        is_group = value.kind is FieldKind.LABEL
        if not (is_group and value.value.lower() in _SYSTEM_GROUPS):
            yield value


def _without_star(value: FieldValue) -> FieldValue:
    if not value.value.startswith("* "):
        return value
    return replace(value, value=value.value.removeprefix("* "))


GOOGLE = Format(name=FormatName.GOOGLE, is_shape=is_shape, read=read)
