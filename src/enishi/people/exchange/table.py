"""Tables of people for spreadsheets: CSV as Excel in Japan opens it, and XLSX."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from enishi.people.card import CardField
from enishi.people.exchange.exported import ExportedPerson

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Headers that enishi's own reader of tables knows; several values take numbered columns.
_SINGLE = ("Enishi ID", "Name", "Reading", "Alias", "Organization", "Job title", "City")
_SEVERAL = {
    CardField.MAIL: "Email",
    CardField.PHONE: "Phone",
    CardField.URL: "URL",
    CardField.ROLE: "Enishi role",
    CardField.LANGUAGE: "Language",
    CardField.LABEL: "Label",
    CardField.NOTE: "Note",
}
_WIDEST_CELL = 32_767
"""Characters of a cell in Excel."""


@dataclass(frozen=True, kw_only=True)
class TableShape:
    """How many columns each field needs, in the order of the table."""

    counts: tuple[tuple[CardField, int], ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        numbered = [
            _SEVERAL[field] if number == 1 else f"{_SEVERAL[field]} {number}"
            for field, count in self.counts
            for number in range(1, count + 1)
        ]
        return (*_SINGLE, *numbered)


def shape_of_table(people: Iterable[ExportedPerson]) -> TableShape:
    """Return the shape that holds all these people; at least one column a field."""
    counts = dict.fromkeys(_SEVERAL, 1)
    for one in people:
        for field in counts:
            counts[field] = max(counts[field], len(one.all(field)))
    return TableShape(counts=tuple(counts.items()))


def write_csv(
    people: Iterable[ExportedPerson], shape: TableShape, file: "SupportsWrite[str]"
) -> int:
    """Write a table with every cell in quotation marks; return the number of people.

    Args:
        people: In the order of the table.
        shape: As :func:`shape_of_table` gives it for the same people.
        file: Opened with ``newline=""`` and, for Excel, ``encoding="utf-8-sig"``.
    """
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(shape.headers)
    count = 0
    for count, one in enumerate(people, start=1):  # noqa: B007 - the last one counts
        writer.writerow([_no_formula(cell) for cell in _cells(one, shape)])
    return count


def write_workbook(people: Iterable[ExportedPerson], shape: TableShape, file: BinaryIO) -> int:
    """Write a table as XLSX, every cell as text; return the number of people.

    Text longer than a cell of Excel holds (32,767 characters) goes on in a sheet of its own, so
    that nothing is lost.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only for this

    book = Workbook(file, {"constant_memory": True, "in_memory": True})
    sheet = book.add_worksheet("People")
    longer: list[tuple[str, str, str]] = []
    _write_row(sheet, 0, shape.headers)
    count = 0
    for count, one in enumerate(people, start=1):
        cells = list(_cells(one, shape))
        for place, cell in enumerate(cells):
            if len(cell) > _WIDEST_CELL:
                longer.append((one.uid, shape.headers[place], cell[_WIDEST_CELL:]))
        _write_row(sheet, count, [cell[:_WIDEST_CELL] for cell in cells])
    _write_longer(book, longer)
    book.close()
    return count


def _write_longer(book: object, longer: Sequence[tuple[str, str, str]]) -> None:
    if not longer:
        return
    sheet = book.add_worksheet("Continued")  # type: ignore[attr-defined]
    _write_row(sheet, 0, ("Enishi ID", "Column", "Text"))
    row = 0
    for uid, header, text in longer:
        for start in range(0, len(text), _WIDEST_CELL):
            row += 1
            _write_row(sheet, row, (uid, header, text[start : start + _WIDEST_CELL]))


def _write_row(sheet: object, row: int, cells: Sequence[str]) -> None:
    for column, cell in enumerate(cells):
        # As text: a cell that begins with "=" is what a stranger called herself, no formula.
        sheet.write_string(row, column, cell)  # type: ignore[attr-defined]


def _cells(one: ExportedPerson, shape: TableShape) -> Iterator[str]:
    card = one.card
    yield from (one.uid, card.name, card.reading, card.alias)
    yield from (card.organisation, card.title, one.place)
    for field, count in shape.counts:
        values = one.all(field)
        yield from (*values, *[""] * (count - len(values)))


def _no_formula(cell: str) -> str:
    """Keep a spreadsheet from taking what a stranger wrote in her name for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
