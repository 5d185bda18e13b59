"""Tables: rows of a CSV file, header first, in bounded memory, broken rows named and passed."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from enishi.sources.archives import SourceFile
from enishi.sources.decoding import TextLines, decode_sample, find_encoding, read_sample
from enishi.sources.headers import fold_header
from enishi.sources.readings import FileProgress, Limits
from enishi.terms import Problem, ProblemCode

HEADER_SEARCH_ROWS = 20
WIDEST_HEADER = 1_000
DELIMITERS = (",", "\t", ";", "|")


@dataclass(frozen=True, kw_only=True)
class Header:
    """The row that names the columns.

    Attributes:
        row: Its number, as a spreadsheet counts, from 1.
        cells: The names as they stand.
        delimiter: What parts the cells.
    """

    row: int
    cells: tuple[str, ...]
    delimiter: str

    @property
    def folded(self) -> tuple[str, ...]:
        """Return the names in one spelling (see :func:`fold_header`)."""
        return tuple(fold_header(cell) for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row.

    Attributes:
        number: As a spreadsheet counts.
        cells: Its cells.
        raw: Its text unchanged.
        is_ended: Whether its line ends; that of a file that was cut off does not.
    """

    number: int
    cells: list[str]
    raw: str
    is_ended: bool = True


TableReading = Row | Problem | FileProgress
IsHeader = Callable[[Sequence[str]], bool]


def find_header(text: str, is_header: IsHeader) -> Header | None:
    """Return the first of the leading rows that ``is_header`` accepts (folded), or None."""
    lines = text.splitlines(keepends=True)
    for delimiter in DELIMITERS:
        for number, cells in enumerate(leading_rows(lines, delimiter), start=1):
            if 1 < len(cells) <= WIDEST_HEADER and is_header([fold_header(cell) for cell in cells]):
                names = (cell.strip("\ufeff").strip() for cell in cells)
                return Header(row=number, cells=tuple(names), delimiter=delimiter)
    return None


def leading_rows(
    lines: Sequence[str], delimiter: str, *, count: int = HEADER_SEARCH_ROWS
) -> list[list[str]]:
    """Return the first rows as cells; stops early where they are no table."""
    rows: list[list[str]] = []
    reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    with suppress(csv.Error):
        rows.extend(islice(reader, count))
    return rows


def find_header_in(file: SourceFile, is_header: IsHeader) -> Header | None:
    """Return the header of a file (see :func:`find_header`)."""
    return find_header(decode_sample(read_sample(file)), is_header)


def read_table(file: SourceFile, header: Header, *, limits: Limits) -> Iterator[TableReading]:
    """Give the rows under the header; blank rows and repeated headers are passed over.

    Args:
        file: A file in any encoding (see :mod:`enishi.sources.decoding`).
        header: As :func:`find_header` found it.
        limits: Bounds on lines and columns; signs of progress.
    """
    names = list(header.cells)
    for reading in _read_rows(file, header.delimiter, limits):
        if not isinstance(reading, Row):
            if not isinstance(reading, Problem) or reading.row > header.row:
                yield reading
            continue
        is_blank = not any(map(str.strip, reading.cells))
        if reading.number <= header.row or is_blank or reading.cells == names:
            continue
        if len(reading.cells) != len(names):
            yield from _ragged(file.label, reading, len(names))
        yield reading


def _ragged(label: str, row: Row, width: int) -> Iterator[Problem]:
    found = f"{len(row.cells)} cells, {width} columns"
    if any(row.cells[width:]):
        yield _problem(ProblemCode.BROKEN_ROW, label, row.number, found, is_fatal=False)
    elif len(row.cells) < width and not row.is_ended:
        yield _problem(ProblemCode.TRUNCATED, label, row.number, found, is_fatal=False)


def _read_rows(file: SourceFile, delimiter: str, limits: Limits) -> Iterator[TableReading]:
    encoding = find_encoding(file)
    with file.open() as stream:
        lines = TextLines(stream, encoding, line_chars=limits.line_chars)
        for record in _Records(lines, delimiter):
            yield from _checked(record, lines, file.label, limits)
            if record.number % limits.progress_rows == 0:
                yield FileProgress(file=file.label, bytes_read=stream.tell(), size=file.size)


@dataclass(frozen=True, kw_only=True)
class _Record:
    number: int
    cells: list[str]
    lines: list[str]
    flaw: str = ""
    """Empty, ``open`` (a quotation mark never closed) or ``broken``."""


def _checked(
    record: _Record, lines: TextLines, label: str, limits: Limits
) -> Iterator[TableReading]:
    number = record.number
    if lines.is_cut:
        lines.is_cut = False
        detail = f"more than {limits.line_chars} characters"
        yield _problem(ProblemCode.LINE_TOO_LONG, label, number, detail)
        return
    if lines.is_odd:
        lines.is_odd = False
        yield _problem(ProblemCode.ODD_BYTES, label, number, "", is_fatal=False)
    if record.flaw == "broken":
        yield _problem(ProblemCode.BROKEN_ROW, label, number, "quotation mark never closed")
    elif len(record.cells) > limits.columns:
        yield _problem(ProblemCode.BROKEN_ROW, label, number, f"{len(record.cells)} cells")
    else:
        if record.flaw == "open":
            yield _problem(ProblemCode.TRUNCATED, label, number, "", is_fatal=False)
        raw = "".join(record.lines)
        yield Row(
            number=number,
            cells=record.cells,
            raw=raw.rstrip("\r\n"),
            is_ended=raw.endswith(("\n", "\r")),
        )


class _Records:
    """Records of a table. A quotation mark left open costs one row, not the rest of the file."""

    def __init__(self, lines: TextLines, delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._taken: list[str] = []
        self._is_at_end = False

    def _feed(self) -> Iterator[str]:
        for line in self._lines:
            self._taken.append(line)
            yield line
        self._is_at_end = True

    def __iter__(self) -> Iterator[_Record]:
        number = 0
        reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            self._taken = []
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []
                self._is_at_end = True
            for record in self._whole_or_recovered(cells, number + 1):
                yield record
                number = record.number
            self._is_at_end = False

    def _whole_or_recovered(self, cells: list[str], number: int) -> Iterator[_Record]:
        # The reader asks past the end only while a quotation mark is open.
        if not self._is_at_end:
            yield _Record(number=number, cells=cells, lines=self._taken)
        elif len(self._taken) == 1 and cells:
            # What stands in the open cell is cut off somewhere; half a value is no value.
            yield _Record(number=number, cells=[*cells[:-1], ""], lines=self._taken, flaw="open")
        else:
            yield from self._line_by_line(number)

    def _line_by_line(self, number: int) -> Iterator[_Record]:
        for offset, line in enumerate(self._taken):
            try:
                cells = next(csv.reader([line], delimiter=self._delimiter), [])
                flaw = "broken" if line.count('"') % 2 else ""
            except csv.Error:
                cells, flaw = [], "broken"
            yield _Record(number=number + offset, cells=cells, lines=[line], flaw=flaw)


def _problem(
    code: ProblemCode, label: str, row: int, detail: str, *, is_fatal: bool = True
) -> Problem:
    return Problem(code=code, file=label, row=row, detail=detail, is_fatal=is_fatal)
