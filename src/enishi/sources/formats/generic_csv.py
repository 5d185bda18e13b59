"""Any table of people, read by a column mapping that the user can change."""

from collections.abc import Iterator, Sequence
from datetime import date

from enishi.sources.archives import SourceFile
from enishi.sources.assembling import Entry, assemble
from enishi.sources.columns import read_cells
from enishi.sources.dates import read_date
from enishi.sources.exchanges import card_exchange
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.headers import fold_header
from enishi.sources.keys import KeyBook
from enishi.sources.mapping import ColumnMapping, guess_mapping, is_people_header, known_meaning
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldValue, PersonRecord
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
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
_FORMULA = frozenset("=+-@\t\r")


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows names columns of a table of people."""
    return find_header(text, is_people_header) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a row, by the task's mapping or a guessed one.

    A day on which cards were exchanged is a touch, too; any other day only dates the record.
    """
    header = _header_of(task.file, task.mapping)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    table = _Table(header, task.mapping or guess_mapping(header.cells))
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
    """What the columns under one header say."""

    def __init__(self, header: Header, mapping: ColumnMapping) -> None:
        self._columns = mapping.placed_in(header.cells)
        self._day_index = _place_of(mapping.day_header, header)
        self._own = _without_guards if _OWN_COLUMN in header.folded else list
        self.day_header = mapping.day_header
        self.has_card_day = mapping.has_card_day

    @classmethod
    def under(cls, row: Row, delimiter: str) -> "_Table":
        """Return the table that begins with a row of names below another table."""
        header = Header(row=row.number, cells=tuple(row.cells), delimiter=delimiter)
        return cls(header, guess_mapping(row.cells))

    def fields_of(self, row: Row) -> list[FieldValue]:
        """Return the values in a row."""
        return read_cells(self._columns, self._own(row.cells))

    def day_in(self, row: Row) -> str:
        """Return what a row has in the column of days."""
        index = self._day_index
        return row.cells[index].strip() if 0 <= index < len(row.cells) else ""


def _people(label: str, row: Row, table: _Table, keys: KeyBook) -> Iterator[FormatReading]:
    text = table.day_in(row)
    day = read_date(text)
    if text and day is None:
        yield _bad_day(label, row.number, table.day_header)
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


def _header_of(file: SourceFile, mapping: ColumnMapping | None) -> Header | None:
    if mapping is None:
        return find_header_in(file, is_people_header)
    wanted = {fold_header(column.header) for column in mapping.columns}

    def has_all(folded: Sequence[str]) -> bool:
        return wanted <= set(folded)

    return find_header_in(file, has_all)


def _place_of(header: str, table: Header) -> int:
    folded = fold_header(header)
    return table.folded.index(folded) if folded and folded in table.folded else -1


def _bad_day(label: str, row: int, field: str) -> Problem:
    return Problem(
        code=ProblemCode.BAD_DATE,
        file=label,
        row=row,
        field=field,
        detail="no day in a known way of writing",
        is_fatal=False,
    )


GENERIC_CSV = Format(name=FormatName.CSV, is_shape=is_shape, read=read)
