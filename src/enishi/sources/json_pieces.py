"""JSON in pieces: the entries of a long list one by one, in bounded memory, damage named."""

import codecs
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO

from enishi.sources.archives import SourceFile
from enishi.sources.assembling import clean
from enishi.sources.readings import FileProgress, Limits
from enishi.terms import Problem, ProblemCode

if TYPE_CHECKING:
    from typing import Any

# What a parser of JSON raises on text that is none; numbers too long for Python among it.
_BROKEN = (ValueError, OverflowError, RecursionError)
_MOST_NESTED = 500
# A string, or the beginning of one that the piece ends in: at each quotation mark inside that one
# another search would begin, and time would grow with the square of the piece.
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"|(")(?:[^"\\]++|\\.)*+(\\?)\Z', re.DOTALL)
_REST_OF_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def read_items(
    file: SourceFile, at: str, *, limits: Limits
) -> Iterator[tuple[int, object] | Problem | FileProgress]:
    """Give the entries of one list in a file, numbered from 1, as plain Python values.

    What comes before damage is given out; the damage itself is a problem with the number of the
    last whole entry. An entry longer than ``limits.item_bytes`` counts as damage.

    Args:
        file: JSON in UTF-8, with or without byte order mark.
        at: Where the list stands, in ijson's words: ``item`` at the top, ``messages.item``.
        limits: Bounds on one entry; signs of progress.
    """
    import ijson  # noqa: PLC0415 - only where there is JSON to read

    number = 0
    with file.open() as raw:
        stream = _Bounded(raw, limits.item_bytes)
        try:
            for item in ijson.items(stream, at, use_float=True):
                number += 1
                stream.begin_item()
                yield number, item
                if number % limits.progress_rows == 0:
                    yield FileProgress(file=file.label, bytes_read=stream.taken, size=file.size)
        except (ijson.JSONError, *_BROKEN) as error:
            yield Problem(
                code=ProblemCode.BROKEN_ROW,
                file=file.label,
                row=number + 1,
                detail=type(error).__name__,
            )


def first_item(file: SourceFile, at: str, *, limits: Limits) -> object:
    """Return the first value at a place in a file, or None where it has none."""
    found = (one for one in read_items(file, at, limits=limits) if isinstance(one, tuple))
    return next((value for _, value in found), None)


def text_in(item: object, *names: str) -> str:
    """Return the text at the end of a way through objects, cleaned; numbers as text, else empty."""
    for name in names:
        item = item.get(name) if isinstance(item, dict) else None
    if isinstance(item, str) and item.isascii() and "\0" not in item:
        return item.strip()
    if isinstance(item, bool) or not isinstance(item, str | int | float):
        return ""
    # JSON can hold half of a character (\\ud83d) and zero bytes; neither is text to keep.
    return clean(str(item).replace("\0", "").encode("utf-8", "ignore").decode("utf-8"))


def list_in(item: object, *names: str) -> "list[Any]":
    """Return the list at the end of a way through objects, or an empty one."""
    for name in names:
        item = item.get(name) if isinstance(item, dict) else None
    return item if isinstance(item, list) else []


class _Bounded:
    """A stream of bytes that refuses entries that are too long, and nesting without end."""

    def __init__(self, raw: BinaryIO, most: int) -> None:
        self._raw, self._most = raw, most
        self._nesting = _Nesting()
        self._within = 0
        self.taken = 0

    def begin_item(self) -> None:
        """Begin to count anew."""
        self._within = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, without the mark at the beginning of the file."""
        piece = self._raw.read(size)
        self._within += len(piece)
        if self._within > self._most + 2**17:
            msg = f"entry must have at most {self._most} bytes, got more"
            raise ValueError(msg)
        if self._nesting.after(piece) > _MOST_NESTED:
            # The parser names each level by the whole way to it: memory grows with the square.
            msg = f"entry must be nested at most {_MOST_NESTED} deep, got more"
            raise ValueError(msg)
        is_start, self.taken = self.taken == 0, self.taken + len(piece)
        if is_start and piece.startswith(codecs.BOM_UTF8):
            return piece.removeprefix(codecs.BOM_UTF8) or self.read(size)
        return piece


class _Nesting:
    """How deep brackets stand in each other, those inside strings left out."""

    def __init__(self) -> None:
        self._depth = 0
        self._is_in_string = self._is_escaped = False

    def after(self, piece: bytes) -> int:
        """Take the next bytes in; return the greatest depth among them."""
        outside = self._outside(piece)
        steps = map(_STEPS.__getitem__, outside.translate(None, _NO_BRACKETS))
        depths = list(accumulate(steps, initial=self._depth))
        self._depth = depths[-1]
        return max(depths)

    def _outside(self, piece: bytes) -> bytes:
        begin = 0
        if self._is_in_string:
            begin = _end_of(_REST_OF_STRING, piece, int(self._is_escaped))
            self._is_in_string = begin >= len(piece) or piece[begin] != ord('"')
            if self._is_in_string:
                self._is_escaped = begin == len(piece) - 1
                return b""
            begin += 1
        outside = _STRING.sub(rb"\1\2", piece[begin:])
        before, quote, escape = outside.partition(b'"')
        self._is_in_string, self._is_escaped = bool(quote), bool(escape)
        return before


def _end_of(pattern: re.Pattern[bytes], text: bytes, begin: int) -> int:
    found = pattern.match(text, begin)
    return found.end() if found else begin
