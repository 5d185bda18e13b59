"""Preview: the first rows of a table and what its columns seem to say, before anything is read."""

from dataclasses import dataclass
from pathlib import Path

from enishi.sources.archives import READ_ERRORS, SourceFile, check_path, open_sources
from enishi.sources.decoding import decode_sample, find_encoding, read_sample
from enishi.sources.errors import UnreadableSourceError
from enishi.sources.mapping import ColumnMapping, guess_mapping, is_people_header
from enishi.sources.readings import DEFAULT_LIMITS
from enishi.sources.tabular import DELIMITERS, Header, find_header, leading_rows
from enishi.sources.workbooks import is_workbook
from enishi.terms import derive_id


@dataclass(frozen=True, kw_only=True)
class TablePreview:
    """The first rows of a table.

    Attributes:
        file: The file's name.
        encoding: As the file was decoded.
        delimiter: What parts the cells.
        header_row: Number of the row with the columns' names, from 1.
        headers: The names as they stand.
        rows: The first rows under them, each as long as the row was.
        mapping: What the columns seem to say; ``is_usable`` tells whether that is enough.
        shape: The same for all tables with the same columns, to remember an answer by.
    """

    file: str
    encoding: str
    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: ColumnMapping
    shape: str


def preview_table(path: Path, rows: int = 5) -> TablePreview:
    """Return the first rows of a CSV file or a workbook and a guess at its columns.

    Where no row looks like a header, the first row that is not blank is taken for one.

    Raises:
        SourceNotFoundError: If nothing is at ``path``.
        UnreadableSourceError: If it cannot be opened, or is no table with two columns or more.
    """
    check_path(path)
    with open_sources(path, limits=DEFAULT_LIMITS) as found:
        file = next((one for one in found if isinstance(one, SourceFile)), None)
        return _preview(file, path, rows)


def _preview(file: SourceFile | None, path: Path, rows: int) -> TablePreview:
    is_plain = file is not None and (file.label == path.name or is_workbook(path))
    text = _text_of(file) if file and is_plain else ""
    header = find_header(text, is_people_header) or find_header(text, any)
    if header is None or file is None:
        msg = f"table must have at least two columns parted by one of {DELIMITERS}, got none"
        raise UnreadableSourceError(msg)
    return TablePreview(
        file=file.label,
        encoding=find_encoding(file).name,
        delimiter=header.delimiter,
        header_row=header.row,
        headers=header.cells,
        rows=_rows_under(header, text, rows),
        mapping=guess_mapping(header.cells),
        shape=derive_id(*header.folded),
    )


def _text_of(file: SourceFile) -> str:
    try:
        text = decode_sample(read_sample(file))
    except READ_ERRORS:
        return ""
    return "" if "\0" in text else text


def _rows_under(header: Header, text: str, count: int) -> tuple[tuple[str, ...], ...]:
    lines = text.splitlines(keepends=True)
    under = leading_rows(lines, header.delimiter, count=header.row + count)[header.row :]
    return tuple(tuple(row) for row in under if any(row))[:count]
