"""Blocks: a page as a stream of entries, each a heading, short lines and a moment.

Facebook's pages hold one element an entry: its heading first, the moment last. The classes of
both have names that change; where they are the known ones they are used, else the structure
alone decides. That structure is known from public readers of such pages, not from a real export.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from enishi.sources.archives import SourceFile
from enishi.sources.assembling import clean
from enishi.sources.formats.facebook.pages.days import moment_in
from enishi.sources.readings import FileProgress
from enishi.terms import Problem, ProblemCode

_CHUNK = 2**16
_MOST_PENDING = 2**18
_MOST_NESTED = 100
_MOST_LINES = 12
_LONGEST_LINE = 400
# Those that hold nothing, and those that part no line.
_WITHIN_LINES = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "a", "abbr", "b", "em", "font", "i", "label", "small", "span", "strong"),
        *("sub", "sup", "u"),
    }
)
_UNSEEN = frozenset({"script", "style", "noscript"})
_BLOCK_CLASS = re.compile(r"(?:^|\s)(?:_a6-g|uiBoxWhite)(?:\s|$)")
_HEADING_CLASS = re.compile(r"(?:^|\s)(?:_a6-h|_2lel)(?:\s|$)")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One entry of a page.

    Attributes:
        heading: Its first line: a name, a sender, or a sentence; empty where it has none.
        lines: The lines between, the first few of them, shortened.
        told: The moment it ends with, as written, or empty.
    """

    heading: str
    lines: tuple[str, ...]
    told: str


@dataclass(slots=True, kw_only=True)
class _Element:
    tag: str
    is_block: bool = False
    is_heading: bool = False
    lines: list[str] = field(default_factory=list)
    heading: str = ""
    last: str = ""
    count: int = 0
    is_told: bool = False

    def take(self, line: str) -> None:
        self.count += 1
        self.last = line
        if len(self.lines) < _MOST_LINES:
            self.lines.append(line)

    def take_in(self, inner: "_Element") -> None:
        """Take what an element within held."""
        self.lines += inner.lines[: _MOST_LINES - len(self.lines)]
        self.last = inner.last or self.last
        self.count += inner.count
        self.is_told = self.is_told or inner.is_told
        self.heading = self.heading or inner.heading


def _begun(tag: str, classes: str) -> _Element:
    is_heading = tag in {"h2", "h3"} or _HEADING_CLASS.search(classes) is not None
    is_block = _BLOCK_CLASS.search(classes) is not None
    return _Element(tag=tag, is_block=is_block, is_heading=is_heading)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.found: list[Block] = []
        self._open = [_Element(tag="")]
        self._text: list[str] = []
        self._length = 0
        self._has_classes = self._has_headings = False
        self._depth = 0

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks for them, and counting takes time."""
        del i
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data(" ")
        if tag in _WITHIN_LINES:
            return
        self._end_line()
        if len(self._open) >= _MOST_NESTED:
            msg = f"page must be nested at most {_MOST_NESTED} deep, got more"
            raise ValueError(msg)
        classes = next((value for name, value in attrs if name == "class" and value), "")
        begun = _begun(tag, classes)
        self._has_classes = self._has_classes or begun.is_block
        self._has_headings = self._has_headings or begun.is_heading
        self._open.append(begun)

    def handle_endtag(self, tag: str) -> None:
        if tag in _WITHIN_LINES or not self._is_open(tag):
            return
        while True:
            self._end_line()
            ended = self._open.pop()
            self._end(ended)
            self._open[-1].take_in(ended)
            if ended.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open[-1].tag not in _UNSEEN and self._length <= _LONGEST_LINE:
            self._text.append(data[: _LONGEST_LINE + 1])
            self._length += len(data)

    def _is_open(self, tag: str) -> bool:
        return self._open[-1].tag == tag or any(one.tag == tag for one in self._open)

    def _end_line(self) -> None:
        if not self._text:
            return
        text = "".join(self._text).replace("\0", "")
        line = clean(" ".join(text.split()))[:_LONGEST_LINE]
        self._text.clear()
        self._length = 0
        inner = self._open[-1]
        if not line or inner.tag in _UNSEEN:
            return
        if inner.tag == "title":
            self.title = self.title or line
            return
        inner.take(line)
        if any(one.is_heading for one in self._open[-2:]):
            inner.heading = inner.heading or line

    def _end(self, ended: _Element) -> None:
        """Tell a block where the element that has ended is one."""
        if ended.is_told or not ended.count or not self._is_block(ended):
            return
        ended.is_told = True
        self._depth = self._depth or len(self._open)
        told = ended.last if moment_in(ended.last) else ""
        heading = ended.heading or ("" if self._has_headings else ended.lines[0])
        lines = [line for line in ended.lines if line not in {heading, told}]
        self.found.append(Block(heading=heading, lines=tuple(lines), told=told))

    def _is_block(self, ended: _Element) -> bool:
        if self._has_classes:
            return ended.is_block and not (ended.count == 1 and ended.last == self.title)
        # Without the classes: the first line is no moment, the last one is, and all entries of
        # a page lie equally deep, so that a moment somebody wrote in a message makes none.
        is_deep = self._depth in {0, len(self._open)}
        is_entry = ended.count > 1 and moment_in(ended.last) and not moment_in(ended.lines[0])
        return is_deep and bool(is_entry)


class Page:
    """A page of the export, read from its beginning in bounded memory."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._parser = _Parser()

    @property
    def title(self) -> str:
        """Return the page's title, as far as it was read."""
        return self._parser.title

    def blocks(self) -> Iterator[tuple[int, Block] | Problem | FileProgress]:
        """Give the blocks, numbered from 1; damage is a problem, after what came before it."""
        number = 0
        for taken in self._chunks():
            for block in self._parser.found:
                number += 1
                yield number, block
            self._parser.found.clear()
            if isinstance(taken, int):
                yield FileProgress(file=self._file.label, bytes_read=taken, size=self._file.size)
            else:
                yield self._damage(number + 1, taken)

    def _damage(self, row: int, detail: str) -> Problem:
        return Problem(code=ProblemCode.BROKEN_ROW, file=self._file.label, row=row, detail=detail)

    def _chunks(self) -> Iterator[int | str]:
        """Feed the parser; give the bytes taken so far, or the name of the damage."""
        decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        taken = 0
        with self._file.open() as stream:
            while piece := stream.read(_CHUNK):
                taken += len(piece)
                try:
                    self._feed(decoder.decode(piece))
                except (ValueError, AssertionError) as error:
                    yield type(error).__name__
                    return
                yield taken

    def _feed(self, text: str) -> None:
        self._parser.feed(text)
        if len(self._parser.rawdata) > _MOST_PENDING:
            msg = f"tag must have at most {_MOST_PENDING} characters, got more"
            raise ValueError(msg)
