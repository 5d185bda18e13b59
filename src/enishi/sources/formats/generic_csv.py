"""Any table of people, read by a column mapping that the user can change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from enishi.sources.archives import SourceFile
from enishi.sources.assembling import Entry, assemble
from enishi.sources.columns import Column, read_cells
from enishi.sources.dates import day_order_of, is_in_strokes, read_date, read_in_strokes
from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.exchanges import card_exchange
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.habits import SAMPLE_ROWS, holds_family_first, holds_honorifics, values_of
from enishi.sources.headers import fold_header
from enishi.sources.keys import KeyBook
from enishi.sources.mapping import ColumnMapping, guess_mapping, is_people_header, known_meaning
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldKind, FieldValue, PersonRecord
from enishi.sources.tabular import (
    Header,
    Row,
    find_header,
    find_header_in,
    leading_rows,
    read_table,
)
from enishi.terms import Problem, ProblemCode

_OWN_COLUMN = "enishiid"
_LONGEST_NAME = 20
_FEWEST_NAMES = 3
_TOTALS = frozenset(
    {
        "合計",
        "計",
        "小計",
        "総計",
        "人数",
        "合計人数",
        "total",
        "subtotal",
        "sum",
        "summe",
        "gesamt",
    }
)
_ALONE = frozenset(
    map(
        fold_header,
        (
            *("name", "full name", "names", "氏名", "名前", "お名前", "nom", "nom complet"),
            *("email", "e-mail", "mail", "email address", "emails", "メール", "メールアドレス"),
            *("adresse e-mail", "e-mail-adresse"),
        ),
    )
)
_LONGEST_ENTRY = 100
_ADDRESS = r"[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+"
_NAMED_ADDRESS = re.compile(rf"(?:([^<>@]*?)\s*<({_ADDRESS})>|({_ADDRESS}))[,;]?")
_Rows = Sequence[Sequence[str]]
_FORMULA = frozenset("=+-@\t\r")


def is_shape(text: str) -> bool:
    """Tell whether the first rows name columns of a table of people, or all lines are addresses."""
    return _find_header(text) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a row, by the task's mapping or a guessed one.

    A day on which cards were exchanged is a touch, too; any other day only dates the record.
    """
    header = _header_of(task.file, task.mapping)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    sample = _sample(task.file, header)
    table = _Table(header, task.mapping or guess_mapping(header.cells), sample)
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
        elif task.mapping is None and _is_header(reading.cells):
            table = _Table.under(reading, header.delimiter)
        elif _is_total(reading.cells):
            code = ProblemCode.NOT_A_PERSON
            yield Problem(code=code, file=task.file.label, row=reading.number)
        else:
            yield from _people(task.file.label, reading, table, keys)


class _Table:
    """What the columns under one header say.

    Args:
        header: The row of names.
        mapping: What they mean.
        sample: Some of the rows under it, for what only values tell.
    """

    def __init__(self, header: Header, mapping: ColumnMapping, sample: _Rows = ()) -> None:
        columns = mapping.placed_in(header.cells)
        self._columns = [_by_values(column, sample) for column in columns]
        self._day_index = _place_of(mapping.day_header, header)
        self._day_order = day_order_of(values_of(sample, self._day_index))
        self._own = _without_guards if _OWN_COLUMN in header.folded else list
        self._is_alone = len(columns) == 1
        self.day_header = mapping.day_header
        self.has_card_day = mapping.has_card_day

    @classmethod
    def under(cls, row: Row, delimiter: str) -> "_Table":
        """Return the table that begins with a row of names below another table."""
        header = Header(row=row.number, cells=tuple(row.cells), delimiter=delimiter)
        return cls(header, guess_mapping(row.cells))

    def fields_of(self, row: Row) -> list[FieldValue]:
        """Return the values in a row."""
        fields = read_cells(self._columns, self._own(row.cells))
        return _named_address(fields) if self._is_alone else fields

    def day_in(self, row: Row) -> str:
        """Return what a row has in the column of days."""
        index = self._day_index
        return row.cells[index].strip() if 0 <= index < len(row.cells) else ""

    def day_of(self, text: str) -> date | None:
        """Return the day that a cell of that column says, if it says one for certain."""
        if self._day_order and is_in_strokes(text):
            return read_in_strokes(text, self._day_order)
        return read_date(text)


def _by_values(column: Column, sample: _Rows) -> Column:
    """Put right what a column means by what stands in it."""
    if column.kind is FieldKind.NAME and holds_family_first(values_of(sample, column.index)):
        return replace(column, parts=(FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME))
    if column.kind is FieldKind.TITLE and holds_honorifics(values_of(sample, column.index)):
        return replace(column, kind=FieldKind.NAME_PREFIX)
    return column


def _named_address(fields: list[FieldValue]) -> list[FieldValue]:
    """Part ``Ben Okafor <ben@example.com>``, as mail programs write a list of people."""
    found = _NAMED_ADDRESS.fullmatch(fields[0].value) if len(fields) == 1 else None
    if not found:
        return fields
    mail = replace(fields[0], kind=FieldKind.MAIL, value=found[2] or found[3])
    name = (found[1] or "").strip(" \"'")
    return [replace(mail, kind=FieldKind.NAME, value=name), mail] if name else [mail]


def _people(label: str, row: Row, table: _Table, keys: KeyBook) -> Iterator[FormatReading]:
    text = table.day_in(row)
    day = table.day_of(text)
    if text and day is None:
        yield _bad_day(label, row.number, table.day_header, text)
    entry = Entry(
        file=label, row=row.number, fields=table.fields_of(row), raw=row.raw, connected_on=day
    )
    yield from _with_exchange(assemble(entry, keys), day if table.has_card_day else None)


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row is the header of another table, as sheets hold several: names alone."""
    first = next((cell for cell in cells if cell), "")
    # Asked of every row, so what is no column's name has to be passed quickly.
    if len(first) > _LONGEST_NAME or known_meaning(first) is None:
        return False
    named = [cell for cell in cells if cell.strip()]
    known = sum(known_meaning(cell) is not None for cell in named)
    is_made_of_names = known >= max(_FEWEST_NAMES, len(named) - 1)
    return is_made_of_names and is_people_header([fold_header(cell) for cell in cells])


def _is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row counts the others."""
    first = next((cell for cell in cells if cell), "")
    return len(first) <= _LONGEST_NAME and fold_header(first).strip(":：") in _TOTALS


def _with_exchange(
    told: Iterator[PersonRecord | Problem], day: date | None
) -> Iterator[FormatReading]:
    """Add the exchange of cards where the day of a row is that of one."""
    for one in told:
        yield one
        if day and isinstance(one, PersonRecord):
            yield card_exchange(one, day)


def _without_guards(cells: Sequence[str]) -> list[str]:
    """Drop the mark with which our own export keeps a cell from being a formula (``'+81…``)."""
    return [cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell for cell in cells]


def _find_header(text: str) -> Header | None:
    return find_header(text, is_people_header) or _one_column(text)


def _one_column(text: str) -> Header | None:
    """Return the header of a list of names or addresses, one a line."""
    lines = [line.strip() for line in text.splitlines()]
    rows = [(number, line) for number, line in enumerate(lines, start=1) if line]
    if rows and all(_NAMED_ADDRESS.fullmatch(line) for _, line in rows):
        # No name in an address holds a tabulator, but many hold a comma.
        return Header(row=0, cells=("Email",), delimiter="\t")
    if len(rows) > 1 and fold_header(rows[0][1]) in _ALONE and _is_list(rows[1:]):
        return Header(row=rows[0][0], cells=(rows[0][1],), delimiter="\t")
    return None


def _is_list(rows: Sequence[tuple[int, str]]) -> bool:
    return all(len(line) <= _LONGEST_ENTRY and "\t" not in line for _, line in rows)


def _sample(file: SourceFile, header: Header) -> _Rows:
    lines = decode_sample(read_sample(file)).splitlines(keepends=True)
    count = header.row + SAMPLE_ROWS
    return leading_rows(lines, header.delimiter, count=count)[header.row :]


def _header_of(file: SourceFile, mapping: ColumnMapping | None) -> Header | None:
    if mapping is None:
        return _find_header(decode_sample(read_sample(file)))
    wanted = {fold_header(column.header) for column in mapping.columns}

    def has_all(folded: Sequence[str]) -> bool:
        return wanted <= set(folded)

    return find_header_in(file, has_all)


def _place_of(header: str, table: Header) -> int:
    folded = fold_header(header)
    return table.folded.index(folded) if folded and folded in table.folded else -1


def _bad_day(label: str, row: int, field: str, text: str) -> Problem:
    is_open = is_in_strokes(text)
    return Problem(
        code=ProblemCode.BAD_DATE,
        file=label,
        row=row,
        field=field,
        detail="day or month first" if is_open else "no day in a known way of writing",
        is_fatal=False,
    )


GENERIC_CSV = Format(name=FormatName.CSV, is_shape=is_shape, read=read)
