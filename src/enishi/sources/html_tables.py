"""HTML tables: what old programs save as ``.xls`` is often a web page with one table in it."""

import codecs
import csv
import io
import re
import zipfile
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import BinaryIO

from enishi.sources.readings import Limits

_BEGINNING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|\?xml)", re.IGNORECASE
)
_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([a-z0-9_-]{2,20})", re.IGNORECASE)
_CELLS = ("td", "th")
_BLOCK_BYTES = 2**16
_WIDEST_SPAN = 100


def is_html_table(path: Path, head: bytes) -> bool:
    """Tell whether a file named ``.xls`` is a web page with a table.

    Args:
        path: The file's.
        head: Its first bytes, some thousands.
    """
    is_named_so = path.suffix.lower() == ".xls"
    return is_named_so and bool(_BEGINNING.match(head)) and bool(_TABLE.search(head))


def write_as_csv(source: BinaryIO, copy: Path, *, limits: Limits) -> None:
    """Write the tables of a page, one under the other, as CSV in UTF-8.

    Cells that span several columns are followed by blank ones. Memory grows with one row only.

    Args:
        source: The page, which can be sought in.
        copy: Where to write.
        limits: Bounds on cells, columns and what comes out.

    Raises:
        zipfile.BadZipFile: If more comes out than may.
    """
    with copy.open("w", encoding="utf-8", newline="") as file:
        rows = _Rows(file, limits)
        decoder = codecs.getincrementaldecoder(_codec_of(source))("replace")
        while block := source.read(_BLOCK_BYTES):
            rows.feed(decoder.decode(block))
        rows.feed(decoder.decode(b"", final=True))
        rows.close()
        rows.end_row()


def _codec_of(source: BinaryIO) -> str:
    """Return the codec that the page names, or the first that fits its beginning."""
    head = source.read(_BLOCK_BYTES)
    source.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    named = _CHARSET.search(head)
    with suppress(LookupError):
        if named:
            return codecs.lookup(named[1].decode("ascii")).name
    return next((name for name in ("utf-8", "cp932") if _fits(head, name)), "cp1252")


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)("strict").decode(head)
    except UnicodeDecodeError:
        return False
    return True


class _Rows(HTMLParser):
    """Writes each row when it ends; rows of a table inside a cell count as text of the cell."""

    def __init__(self, file: io.TextIOWrapper, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._writer = csv.writer(file, lineterminator="\n")
        self._limits = limits
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._cell_chars = 0
        self._span = 1
        self._depth = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
        elif tag in {"script", "style"}:
            self._hidden += 1
        elif self._depth > 1:
            return
        elif tag == "tr":
            self.end_row()
        elif tag in _CELLS:
            self._end_cell()
            self._cell, self._cell_chars = [], 0
            self._span = _span(dict(attrs).get("colspan"))
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag == "table":
            self._depth = max(self._depth - 1, 0)
            if not self._depth:
                self.end_row()
        elif tag in {"script", "style"}:
            self._hidden = max(self._hidden - 1, 0)
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell, up to its longest."""
        room = self._limits.line_chars - self._cell_chars
        if self._cell is not None and not self._hidden and room > 0:
            self._cell.append(data[:room])
            self._cell_chars += len(data)

    def end_row(self) -> None:
        """Write the row that was read, if there is one."""
        self._end_cell()
        if not self._row:
            return
        self._writer.writerow(self._row[: self._limits.columns])
        self._row = []
        if self._file.tell() > self._limits.unpacked_bytes:
            msg = f"page must hold at most {self._limits.unpacked_bytes} bytes, got more"
            raise zipfile.BadZipFile(msg)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = " ".join("".join(self._cell).split())
        self._row.extend([text, *[""] * (self._span - 1)])
        self._cell = None


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= len(str(_WIDEST_SPAN))
    return min(max(int(digits), 1), _WIDEST_SPAN) if is_number else 1
