"""Entries: a file in LDIF parted into entries of attributes, in bounded memory (RFC 2849).

Lines are unfolded, comments dropped, values in base64 decoded, pictures left out as they pass.
"""

import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.sources.archives import SourceFile
from enishi.sources.decoding import TextLines, find_encoding
from enishi.sources.readings import FileProgress, Limits

_BINARY = frozenset(
    {"jpegphoto", "photo", "thumbnailphoto", "audio", "usercertificate", "usersmimecertificate"}
)


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """One attribute of an entry.

    Attributes:
        name: Lower case, without options.
        options: Lower case (``lang-ja``, ``phonetic``).
        written: The name as the file has it, with its options.
        value: Text.
    """

    name: str
    options: frozenset[str]
    written: str
    value: str


@dataclass(kw_only=True)
class LdifEntry:
    """One entry as it is read.

    Attributes:
        number: Its place in the file, from 1.
        lines: Unfolded lines; pictures keep their attribute's name only.
        size: Characters kept.
        is_too_long: It went over the bound, and its lines were dropped.
        has_cut_line: A line was longer than the bound, and was left out.
        has_odd_bytes: Bytes in it fit no encoding, or were zero.
        is_unfinished: The file ended in the middle of a line.
    """

    number: int
    lines: list[str] = field(default_factory=list)
    size: int = 0
    is_too_long: bool = False
    has_cut_line: bool = False
    has_odd_bytes: bool = False
    is_unfinished: bool = False

    @property
    def raw(self) -> str:
        """Return the entry as text, unfolded."""
        return "\n".join(self.lines)

    def attributes(self) -> Iterator[Attribute | None]:
        """Give the attributes in the file's order; None for a line that is none."""
        for line in self.lines:
            yield read_attribute(line)


def read_entries(file: SourceFile, *, limits: Limits) -> Iterator[LdifEntry | FileProgress]:
    """Give the entries of a file, and signs of progress between them."""
    encoding = find_encoding(file)
    with file.open() as stream:
        lines = TextLines(stream, encoding, line_chars=limits.line_chars)
        for entry in _parted(lines, limits):
            yield entry
            if entry.number % limits.progress_rows == 0:
                yield FileProgress(file=file.label, bytes_read=stream.tell(), size=file.size)


def _parted(lines: TextLines, limits: Limits) -> Iterator[LdifEntry]:
    splitter = _Splitter(limits)
    for line in lines:
        if lines.is_cut:
            lines.is_cut = False
            splitter.skip_line()
        else:
            yield from splitter.take(line)
        if lines.is_odd:
            lines.is_odd = False
            splitter.note_odd_bytes()
    yield from splitter.finish()


class _Splitter:
    """Takes lines, gives finished entries."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._open: LdifEntry | None = None
        self._parts: list[str] = []
        self._is_passing = False
        self._is_whole = True

    def take(self, line: str) -> Iterator[LdifEntry]:
        """Take one line; give the entry that it ends."""
        text = line.rstrip("\r\n")
        self._is_whole = text != line
        if not text:
            yield from self._close()
        elif text[0] == " ":
            self._continue(text[1:])
        elif text[0] == "#":
            self._flush()
            # A comment may be folded, too.
            self._is_passing = True
        else:
            self._start(text)

    def skip_line(self) -> None:
        """Leave a line out that is longer than the bound, and what continues it."""
        self._flush()
        self._is_passing = True
        self._entry().has_cut_line = True

    def note_odd_bytes(self) -> None:
        """Note that bytes of the entry that is open fit no encoding."""
        if self._open:
            self._open.has_odd_bytes = True

    def finish(self) -> Iterator[LdifEntry]:
        """Give what is still open at the end of the file."""
        if self._open and not self._is_whole:
            self._open.is_unfinished = True
        yield from self._close()

    def _entry(self) -> LdifEntry:
        if self._open is None:
            self._count += 1
            self._open = LdifEntry(number=self._count)
        return self._open

    def _start(self, text: str) -> None:
        self._flush()
        if self._open is None and text.lower().startswith("version:"):
            return
        entry = self._entry()
        name = text.partition(":")[0]
        self._is_passing = name.partition(";")[0].lower() in _BINARY
        self._keep(entry, f"{name}:" if self._is_passing else text)

    def _continue(self, text: str) -> None:
        if not self._is_passing and self._open is not None:
            self._keep(self._open, text)

    def _keep(self, entry: LdifEntry, text: str) -> None:
        entry.size += len(text)
        if entry.size > self._limits.card_bytes:
            entry.is_too_long = True
        else:
            self._parts.append(text)

    def _flush(self) -> None:
        self._is_passing = False
        if self._parts and self._open is not None:
            self._open.lines.append("".join(self._parts))
        self._parts = []

    def _close(self) -> Iterator[LdifEntry]:
        self._flush()
        if self._open is not None:
            yield self._open
        self._open = None


def read_attribute(line: str) -> Attribute | None:
    """Return the attribute on an unfolded line, or None where it is none or cannot be decoded.

    What a value leads to by an address (``jpegphoto:< file:…``) is not fetched.
    """
    written, colon, rest = line.partition(":")
    name, *options = written.strip().lower().split(";")
    if not colon or not name:
        return None
    value = _from_base64(rest[1:]) if rest.startswith(":") else rest.removeprefix("<").strip()
    if value is None:
        return None
    return Attribute(name=name, options=frozenset(options), written=written.strip(), value=value)


def _from_base64(text: str) -> str | None:
    try:
        data = binascii.a2b_base64(text.encode("ascii", "replace"))
    except binascii.Error:
        return None
    for codec in ("utf-8", "cp932"):
        try:
            return data.decode(codec).replace("\0", "")
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace").replace("\0", "")
