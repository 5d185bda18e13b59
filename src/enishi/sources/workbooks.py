"""Workbooks: each sheet of an Excel file (.xlsx) is offered as the table it would be as CSV."""

import csv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.etree.ElementTree import ParseError

from enishi.sources.readings import Limits

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MARK = "xl/workbook.xml"
"""The member by which a zip archive is known as a workbook."""
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an Excel file of before 2007, and of one with a password."""
_PEEKED_ROWS = 50
# What openpyxl raises when the XML inside is not what it should be.
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, ParseError, OverflowError)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet with something in it; ``open`` gives it as CSV in UTF-8."""

    name: str
    open: Callable[[], BinaryIO]


def is_workbook(path: Path) -> bool:
    """Tell whether a zip archive is a workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MARK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def sheets_of(path: Path, *, limits: Limits, folder: Path) -> Iterator[Sheet]:
    """Yield the sheets that are not blank, in the workbook's order.

    Formulas count as what they came to when the file was last saved.

    Args:
        path: The workbook.
        limits: Bounds on what a sheet may hold.
        folder: Where a sheet that is opened is written as CSV, once.

    Raises:
        zipfile.BadZipFile: If it is no whole workbook.
    """
    with _opened(path) as sheets:
        # Charts and pivot tables that stand on a page of their own have no rows.
        names = [one.title for one in sheets if hasattr(one, "iter_rows") and _has_cells(one)]
    for number, name in enumerate(names):
        yield Sheet(name=name, open=partial(_open, path, name, folder / f"{number}.csv", limits))


def _open(path: Path, name: str, copy: Path, limits: Limits) -> BinaryIO:
    if not copy.exists():
        part = copy.with_suffix(".part")
        _write(path, name, part, limits)
        part.rename(copy)
    return copy.open("rb")


@contextmanager
def _opened(path: Path) -> Iterator[list["ReadOnlyWorksheet"]]:
    # It takes a tenth of a second, and most people have no Excel file.
    from openpyxl import load_workbook  # noqa: PLC0415 - only for this
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - only for this

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            yield cast("list[ReadOnlyWorksheet]", book.worksheets)
    except (*_BROKEN, InvalidFileException) as error:
        msg = "file must be a whole workbook, got a broken one"
        raise zipfile.BadZipFile(msg) from error


def _has_cells(sheet: "ReadOnlyWorksheet") -> bool:
    sheet.reset_dimensions()
    rows = islice(sheet.iter_rows(values_only=True), _PEEKED_ROWS)
    return any(cell is not None for row in rows for cell in row)


def _write(path: Path, name: str, copy: Path, limits: Limits) -> None:
    with _opened(path) as sheets, copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        sheet = next(one for one in sheets if one.title == name)
        # What a file says of its own size may be wrong, and rows would be filled up to it.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True, max_col=limits.columns):
            writer.writerow([_text(cell, limits.line_chars) for cell in _without_tail(row)])
            if file.tell() > limits.unpacked_bytes:
                msg = f"sheet must unpack to at most {limits.unpacked_bytes} bytes, got more"
                raise zipfile.BadZipFile(msg)


def _without_tail(row: tuple[object, ...]) -> tuple[object, ...]:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def _text(cell: object, most: int) -> str:
    if isinstance(cell, datetime):
        is_day = cell.time() == time()
        return cell.date().isoformat() if is_day else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell).lower()
    # Excel keeps every number as a fraction: a telephone number is none.
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)[:most]
