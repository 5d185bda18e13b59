"""Cards: a file's bytes parted into cards and unfolded lines, with pictures left out as they pass.

Folds and quoted-printable soft breaks are joined while the text is still bytes, since producers
fold in the middle of a character, and each card may speak its own encoding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import BinaryIO

from enishi.sources.decoding import SAMPLE_BYTES, Encoding, release
from enishi.sources.readings import Limits

_PIECE_BYTES = 2**16
_BINARY_NAME = re.compile(
    rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN|X-[\w-]*CERTIFICATE)"
    rb"(?=[;:]|\Z)",
    re.IGNORECASE,
)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?=;|\Z)", re.IGNORECASE)
_BINARY_INITIALS = b"PLSKXIplskxi"
_LONG_BYTES = 2**15
_QUOTED_PRINTABLE = re.compile(rb"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_BEGIN, _END = b"BEGIN:VCARD", b"END:VCARD"
_BLOCK_BYTES = 2**16
# A card as most are: every line a property, none folded. So many lines at most, or a missing END
# would have the rest of the block looked through again at each BEGIN.
_WHOLE = re.compile(rb"BEGIN:VCARD(\r?\n)((?:[A-Za-z][^\r\n]*\1){1,200}?)END:VCARD\1")
# Lines that may begin a picture or a card.
_SUSPECT = re.compile(rb"\n(?!EMAIL)[BbEePpLlSsKkXxIi]")
_MARKER = re.compile(rb"[ \t]*(?:BEGIN|END):", re.IGNORECASE)


@dataclass(kw_only=True)
class RawCard:
    """One card as unfolded lines of bytes, without BEGIN and END.

    Attributes:
        number: Its place in the file, from 1, by its BEGIN.
        lines: Logical lines; pictures keep their property's name only.
        size: Bytes kept.
        is_too_long: It went over the bound, and its lines were dropped.
        is_unfinished: The file ended first; the line that was cut is left out.
    """

    number: int
    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    is_too_long: bool = False
    is_unfinished: bool = False


@dataclass(frozen=True, kw_only=True)
class Stray:
    """Text that stands in no card, after ``after`` cards had begun."""

    after: int


def read_cards(
    stream: BinaryIO, encoding: Encoding, *, limits: Limits
) -> Iterator[RawCard | Stray]:
    """Give the cards of a stream; a card inside a card comes before the one that holds it."""
    splitter = _Splitter(limits)
    for block in _blocks(stream, encoding):
        yield from _cards_in(block, splitter)
    yield from splitter.finish()


def _cards_in(block: bytes, splitter: "_Splitter") -> Iterator[RawCard | Stray]:
    """Give the cards that end in a block: plain ones at once, all others line by line."""
    at, end = 0, len(block)
    while at < end:
        whole = _WHOLE.match(block, at) if splitter.is_between_cards else None
        if whole and (card := splitter.plain_card(whole)):
            yield card
            at = whole.end()
            continue
        line_end = block.find(b"\n", at) + 1 or end
        yield from splitter.take(block[at:line_end])
        at = line_end


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


def _is_special(line: bytes) -> bool:
    """Tell whether a line may begin a picture or a card."""
    return bool(_BINARY_NAME.match(line.partition(b":")[0]) or _MARKER.match(line))


class _Splitter:
    """Takes pieces of lines, gives finished cards."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: list[RawCard] = []
        self._count = 0
        self._parts: list[bytes] = []
        self._is_binary = False
        self._is_soft_broken = False
        self._is_inside_line = False
        self._is_stray = False

    @property
    def is_between_cards(self) -> bool:
        """Tell whether no card is open and a line begins."""
        return not (self._open or self._is_inside_line)

    def plain_card(self, whole: re.Match[bytes]) -> RawCard | None:
        """Give a card whose lines need nothing but parting, or None where it is no such card."""
        line_end, body = whole.groups()
        lines = body.split(line_end)
        lines.pop()
        is_long = len(body) > min(_LONG_BYTES, self._limits.card_bytes)
        is_suspect = _SUSPECT.search(whole.string, whole.end(1) - 1, whole.end(2)) is not None
        if is_long or b"=" + line_end in body or (is_suspect and any(map(_is_special, lines))):
            return None
        self._count += 1
        self._is_stray = self._is_binary = self._is_soft_broken = False
        return RawCard(number=self._count, lines=lines, size=len(body))

    def take(self, piece: bytes) -> Iterator[RawCard | Stray]:
        """Take one piece; give the cards that it finishes."""
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

    def finish(self) -> Iterator[RawCard | Stray]:
        """Give what is still open at the end of the file, inner cards first."""
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
        card = self._open[-1]
        card.size += len(line)
        if card.size <= self._limits.card_bytes:
            self._parts.append(line)

    def _start(self, line: bytes) -> Iterator[RawCard | Stray]:
        self._is_binary = False
        if line[0] in b"BbEe":
            marker = line[:16].strip().upper()
            if marker == _BEGIN:
                yield from self._begin()
                return
            if marker == _END and self._open:
                yield self._close()
                return
        if self._open:
            self._property(line)
        elif not self._is_stray:
            self._is_stray = True
            yield Stray(after=self._count)

    def _begin(self) -> Iterator[RawCard | Stray]:
        self._flush()
        self._count += 1
        self._is_stray = False
        if len(self._open) == self._limits.nesting:
            # So many cards open at once means that an END is missing, not a card in a card.
            outermost = self._open.pop(0)
            outermost.is_unfinished = True
            yield outermost
        self._open.append(RawCard(number=self._count))

    def _close(self) -> RawCard:
        self._flush()
        card = self._open.pop()
        card.is_too_long = card.size > self._limits.card_bytes
        return card

    def _property(self, line: bytes) -> None:
        self._flush()
        if line[0] in _BINARY_INITIALS or len(line) > _LONG_BYTES:
            line = self._without_picture(line)
        if line.endswith(b"=") and _QUOTED_PRINTABLE.match(line):
            self._is_soft_broken = True
        card = self._open[-1]
        card.size += len(line)
        if card.size <= self._limits.card_bytes:
            self._parts.append(line)

    def _without_picture(self, line: bytes) -> bytes:
        head, colon, value = line.partition(b":")
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
