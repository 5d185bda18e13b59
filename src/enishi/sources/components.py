"""Components: the bytes of cards and calendars parted into BEGIN to END, and unfolded lines.

vCard (RFC 6350) and iCalendar (RFC 5545) are one way of writing. Pictures, attachments and what
a format never reads are left out as they pass.

Folds and quoted-printable soft breaks are joined while the text is still bytes, since producers
fold in the middle of a character, and each component may speak its own encoding.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import BinaryIO

from enishi.sources.decoding import SAMPLE_BYTES, Encoding, release
from enishi.sources.readings import Limits

_PIECE_BYTES = 2**16
_BLOCK_BYTES = 2**18
_BINARY = (
    rb"(?:[\w-]+\.)?(?:ATTACH|PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN"
    rb"|X-[\w-]*CERTIFICATE)"
)
_BINARY_NAME = re.compile(_BINARY + rb"(?=[;:]|\Z)", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?=;|\Z)", re.IGNORECASE)
_INITIALS = b"ADPLSKXICadplskxic"
"""First letters of what may be left out: most lines need no closer look."""
_LONG_BYTES = 2**15
_QUOTED_PRINTABLE = re.compile(rb"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_BEGIN, _END = b"BEGIN:", b"END:"
_LONGEST_MARKER = 64
_FOLD = re.compile(rb"\n[ \t]")
# Lines that may begin a picture or a component; the first pattern is quick and often enough.
_SUSPECT = re.compile(rb"\n(?!EMAIL)[BbEePpLlSsKkXxIiAa]")
_SPECIAL = re.compile(rb"\n(?:" + _BINARY + rb"(?=[;:\n])|[ \t]*(?:BEGIN|END):)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """What a format calls its components, and what it reads of them.

    Attributes:
        names: Upper case; None where every name after BEGIN begins one.
        unread: Matches the heads of properties whose values the format never keeps.
        usual: The components of which a file has most; plain ones are taken at once.
        inside: What those stand in; empty where they stand alone.
        skipped: Matches whole components inside plain ones that tell the format nothing.
        wanted: Finds the lines of plain ones that the format reads, with their folds; None where
            it reads all.
    """

    names: frozenset[bytes] | None = None
    unread: re.Pattern[bytes] | None = None
    usual: bytes = b""
    inside: bytes = b""
    skipped: re.Pattern[bytes] | None = None
    wanted: re.Pattern[bytes] | None = None

    def has(self, name: bytes) -> bool:
        """Tell whether ``name`` begins a component here."""
        return bool(name) and (self.names is None or name in self.names)


# Slots, since there is one for every card and event of a large file.
@dataclass(kw_only=True, slots=True)
class RawComponent:
    """One component as unfolded lines of bytes, without BEGIN and END.

    Attributes:
        number: Its place among those of its name, from 1, by its BEGIN.
        name: What stands after BEGIN, upper case.
        parent: The component it stands in, as far as that has been read; or None.
        text: Logical lines, once it has ended; pictures keep their property's name only.
        lines: The same while it is open.
        size: Bytes kept.
        is_too_long: It went over the bound, and its lines were dropped.
        is_unfinished: The file ended first; the line that was cut is left out.
    """

    number: int
    name: bytes
    parent: "RawComponent | None" = None
    text: bytes = b""
    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    is_too_long: bool = False
    is_unfinished: bool = False


@dataclass(frozen=True, kw_only=True)
class Stray:
    """Text that stands in no component, after ``after`` had begun."""

    after: int


def read_components(
    stream: BinaryIO, encoding: Encoding, grammar: Grammar, *, limits: Limits
) -> Iterator[RawComponent | Stray]:
    """Give the components of a stream; one inside another comes before the one that holds it."""
    splitter = _Splitter(grammar, limits)
    for block in _blocks(stream, encoding):
        yield from _components_in(block, splitter, grammar.usual)
    yield from splitter.finish()


def _components_in(
    block: bytes, splitter: "_Splitter", usual: bytes
) -> Iterator[RawComponent | Stray]:
    """Give the components that end in a block: plain ones at once, all others line by line."""
    at, end = 0, len(block)
    while at < end:
        whole = _whole_at(block, at, usual) if splitter.is_between else None
        if whole and (plain := splitter.plain(whole[0])):
            yield plain
            at = whole[1]
            continue
        line_end = block.find(b"\n", at) + 1 or end
        yield from splitter.take(block[at:line_end])
        at = line_end


def _whole_at(block: bytes, at: int, name: bytes) -> tuple[bytes, int] | None:
    """Return the lines of the component that begins here, and where it has ended."""
    begin = _BEGIN + name
    if not name or not block.startswith((begin + b"\n", begin + b"\r\n"), at):
        return None
    # Nothing beyond the next one is looked at, or a missing END would have it done again and again.
    following = block.find(b"\n" + begin, at)
    last = _END + name
    stop = block.find(b"\n" + last, at, following if following > 0 else len(block)) + 1
    after = stop + len(last)
    line_end = b"\r\n" if block.startswith(b"\r\n", after) else b"\n"
    if not stop or not block.startswith(line_end, after):
        return None
    return block[at + len(begin) : stop], after + len(line_end)


def _blocks(stream: BinaryIO, encoding: Encoding) -> Iterator[bytes]:
    """Give blocks that end with a line, unless it is long, in an encoding that keeps ASCII."""
    if encoding.is_wide:
        yield from _recoded(stream, encoding.name, "utf-8")
        return
    head = stream.read(SAMPLE_BYTES)
    if b"\n" not in head and b"\r" in head:
        stream.seek(0)
        yield from _recoded(stream, "latin-1", "latin-1")
        return
    block = head.removeprefix(b"\xef\xbb\xbf")
    while block:
        yield block if block.endswith(b"\n") else block + stream.readline(_PIECE_BYTES)
        block = stream.read(_BLOCK_BYTES)


def _recoded(stream: BinaryIO, source: str, target: str) -> Iterator[bytes]:
    text = TextIOWrapper(stream, encoding=source, errors="replace", newline=None)
    try:
        while piece := text.readline(_PIECE_BYTES):
            yield piece.encode(target, "replace")
    finally:
        release(text)


def _unfolded(text: bytes) -> bytes:
    return _FOLD.sub(b"", text) if b"\n " in text or b"\n\t" in text else text


class _Splitter:
    """Takes pieces of lines, gives finished components."""

    def __init__(self, grammar: Grammar, limits: Limits) -> None:
        self._grammar = grammar
        self._limits = limits
        self._open: list[RawComponent] = []
        self._counts: Counter[bytes] = Counter()
        self._parts: list[bytes] = []
        self._is_binary = False
        self._is_unread = False
        self._is_soft_broken = False
        self._is_inside_line = False
        self._is_stray = False

    @property
    def is_between(self) -> bool:
        """Tell whether a usual component may begin here."""
        around = self._open[-1].name if self._open else b""
        return around == self._grammar.inside and not (self._is_inside_line or self._is_soft_broken)

    def plain(self, body: bytes) -> RawComponent | None:
        """Give a component whose lines need nothing but unfolding, or None where it is no such.

        Args:
            body: Its lines, each after a line end, and the last one before one.
        """
        text = self._plain_text(body)
        if text is None:
            return None
        self._flush()
        self._is_stray = self._is_binary = self._is_unread = False
        name = self._grammar.usual
        self._counts[name] += 1
        return RawComponent(
            number=self._counts[name],
            name=name,
            parent=self._open[-1] if self._open else None,
            text=text,
            size=len(text),
        )

    def _plain_text(self, body: bytes) -> bytes | None:
        if len(body) > min(_LONG_BYTES, self._limits.card_bytes):
            return None
        text = body.replace(b"\r\n", b"\n")
        if b"\r" in text or b"\n\n" in text or text.startswith((b"\n ", b"\n\t")):
            return None
        if b"=\n" in text and b"QUOTED-PRINTABLE" in text.upper():
            return None
        if self._grammar.wanted:
            return self._wanted(text, self._grammar.wanted)
        text = _unfolded(text)
        is_suspect = _SUSPECT.search(text) and _SPECIAL.search(text)
        return None if is_suspect else text[1:-1]

    def _wanted(self, text: bytes, wanted: re.Pattern[bytes]) -> bytes | None:
        if self._grammar.skipped and text.count(_BEGIN):
            text = self._grammar.skipped.sub(b"", text)
        upper = text.upper()
        if b"\n" + _BEGIN in upper or b"\n" + _END in upper:
            return None
        # What is not wanted need not be unfolded either.
        return _unfolded(b"\n".join(wanted.findall(text)))

    def take(self, piece: bytes) -> Iterator[RawComponent | Stray]:
        """Take one piece; give the components that it finishes."""
        is_start = not self._is_inside_line
        self._is_inside_line = not piece.endswith(b"\n")
        line = piece.rstrip(b"\r\n")
        if not is_start:
            self._continue(line)
        elif not line:
            # An empty line ends a picture; between properties it means nothing.
            self._is_binary = self._is_soft_broken = False
        elif line[0] in b" \t" and self._open:
            self._continue(line[1:])
        elif self._is_soft_broken or (self._is_binary and b":" not in line):
            self._continue(line)
        else:
            yield from self._start(line)

    def finish(self) -> Iterator[RawComponent | Stray]:
        """Give what is still open at the end of the file, inner ones first."""
        if self._is_inside_line and self._open:
            self._parts = []
        while self._open:
            self._open[-1].is_unfinished = True
            yield self._close()

    def _continue(self, line: bytes) -> None:
        if self._is_binary or not self._open:
            return
        if self._is_soft_broken:
            # Nothing is kept any more where the card is over its bound.
            self._parts[-1:] = [part.removesuffix(b"=") for part in self._parts[-1:]]
            self._is_soft_broken = line.endswith(b"=")
        if self._is_unread:
            return
        card = self._open[-1]
        card.size += len(line)
        if card.size <= self._limits.card_bytes:
            self._parts.append(line)

    def _start(self, line: bytes) -> Iterator[RawComponent | Stray]:
        self._is_binary = self._is_unread = False
        if line[0] in b"BbEe":
            marker = line[:_LONGEST_MARKER].strip().upper()
            name = marker.removeprefix(_BEGIN).strip()
            if marker.startswith(_BEGIN) and self._grammar.has(name):
                yield from self._begin(name)
                return
            name = marker.removeprefix(_END).strip()
            if marker.startswith(_END) and any(one.name == name for one in self._open):
                yield from self._end(name)
                return
        if self._open:
            self._property(line)
        elif not self._is_stray:
            self._is_stray = True
            yield Stray(after=self._counts.total())

    def _begin(self, name: bytes) -> Iterator[RawComponent | Stray]:
        self._flush()
        self._counts[name] += 1
        self._is_stray = False
        if len(self._open) == self._limits.nesting:
            # So many open at once means that an END is missing, not one inside another.
            outermost = self._open.pop(0)
            outermost.is_unfinished = True
            outermost.text, outermost.lines = b"\n".join(outermost.lines), []
            yield outermost
        parent = self._open[-1] if self._open else None
        self._open.append(RawComponent(number=self._counts[name], name=name, parent=parent))

    def _end(self, name: bytes) -> Iterator[RawComponent]:
        # What is still open inside the one that ends has lost its own END.
        while self._open[-1].name != name:
            self._open[-1].is_unfinished = True
            yield self._close()
        yield self._close()

    def _close(self) -> RawComponent:
        self._flush()
        closed = self._open.pop()
        closed.is_too_long = closed.size > self._limits.card_bytes
        closed.text, closed.lines = b"\n".join(closed.lines), []
        return closed

    def _property(self, line: bytes) -> None:
        self._flush()
        if line.endswith(b"=") and _QUOTED_PRINTABLE.match(line):
            self._is_soft_broken = True
        if line[0] in _INITIALS or len(line) > _LONG_BYTES:
            line = self._without_unread(line)
        card = self._open[-1]
        card.size += len(line)
        if card.size <= self._limits.card_bytes:
            self._parts.append(line)

    def _without_unread(self, line: bytes) -> bytes:
        head, colon, value = line.partition(b":")
        if self._grammar.unread and self._grammar.unread.match(head):
            self._is_unread = True
            return head
        is_long = len(line) > _LONG_BYTES
        if not colon or not (is_long or _BINARY_NAME.match(head)):
            return line
        if _BASE64.search(head) or value[:5].lower() == b"data:":
            self._is_binary = True
            return head + colon
        return line

    def _flush(self) -> None:
        self._is_soft_broken = False
        if self._parts:
            parts = self._parts
            self._open[-1].lines.append(parts[0] if len(parts) == 1 else b"".join(parts))
            self._parts = []
