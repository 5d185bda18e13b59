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
from enishi.sources.mapping import ColumnMapping, guess_mapping, is_people_header
from enishi.sources.readings import FormatName
from enishi.sources.records import PersonRecord
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import Problem, ProblemCode

_OWN_COLUMN = "enishiid"
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
    mapping = task.mapping or guess_mapping(header.cells)
    columns = mapping.placed_in(header.cells)
    day_index = _place_of(mapping.day_header, header)
    own = _without_guards if _OWN_COLUMN in header.folded else list
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        text = reading.cells[day_index].strip() if 0 <= day_index < len(reading.cells) else ""
        day = read_date(text)
        if text and day is None:
            yield _bad_day(task.file.label, reading.number, mapping.day_header)
        entry = Entry(
            file=task.file.label,
            row=reading.number,
            fields=read_cells(columns, own(reading.cells)),
            raw=reading.raw,
            connected_on=day,
        )
        yield from _with_exchange(assemble(entry, keys), day if mapping.has_card_day else None)


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
