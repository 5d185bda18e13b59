"""Scanning: the header of every message in a file of any size, the bodies passed over."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from enishi.sources.formats.mail.headers import Fields, fields_between, parse_fields
from enishi.sources.formats.mail.spelling import in_any_case

BLOCK_BYTES = 2**22
LONGEST_HEADER = 2**18
_HEADERS = in_any_case(
    (
        *("return-path", "received", "from", "to", "date", "subject", "message-id", "mime-version"),
        *("delivered-to", "reply-to", "sender", "cc", "bcc", "status", "errors-to", "references"),
        *("in-reply-to", "organization", "newsgroups", "path", "envelope-to", "dkim-signature"),
        *("authentication-results", "user-agent", "precedence", "importance", "priority"),
        *("comments", "keywords"),
    )
)
_FAMILIES = in_any_case(("content-", "resent-", "arc-", "list-")) + rb"[A-Za-z-]+"
# A line "From somebody Mon Mar …" begins a message where a header follows. Some programs write no
# day ("From -"), some no blank line before it; a letter's own "From …" has no header under it.
FROM_LINE = re.compile(
    rb"From (?:(?:[!-~]{1,300}[ ]|[^\r\n]{0,500}?\b)"
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+[^\r\n]{6,80}"
    rb"|-[ \t]*|[^\s@]{1,200}@[^\s@]{1,200}[ \t]*)\r?\n"
    rb"(?=>?From |(?:[Xx]-[!-9;-~]+|" + _HEADERS + rb"|" + _FAMILIES + rb")[ \t]*:)"
)
_LENGTH = re.compile(rb"[ \t]*(\d{1,9})[ \t]*\r?")
_LONGEST_KNOWN = 2**24
_WHOLE_LINE = 1_000
"""Bytes that hold a line before a message and the beginning of the next."""


class HeaderBlock(NamedTuple):
    """The header of one message.

    Attributes:
        offset: Where it begins in the file.
        from_line: The line of the mbox before it, or empty.
        head: The header, without the blank line that ends it.
        fields: The wanted fields of it.
    """

    offset: int
    from_line: bytes
    head: bytes
    fields: Fields


def scan_headers(stream: BinaryIO) -> Iterator[HeaderBlock]:
    """Give the header of each message: of an mbox, or of a file that is one message."""
    scan = _Scan(stream)
    start = scan.skip_blank()
    if FROM_LINE.match(scan.buffer, start):
        yield from scan.messages(start)
    else:
        yield scan.single(start)


class _Scan:
    """A window over the file that moves on and keeps only what is not yet done with."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._base = 0
        self._is_at_end = False
        self.buffer = b""

    def skip_blank(self) -> int:
        """Return where the first line begins that is not blank."""
        self._more(0)
        head = self.buffer
        start = len(head) - len(head.lstrip(b"\xef\xbb\xbf\r\n"))
        return min(start, len(head))

    def single(self, start: int) -> HeaderBlock:
        """Return the header of a file that is one message."""
        end = _end_of_header(self.buffer, start)
        stop = end if end >= 0 else min(len(self.buffer), start + LONGEST_HEADER)
        head = self.buffer[start:stop]
        return HeaderBlock(self._base + start, b"", head, parse_fields(head))

    def messages(self, start: int) -> Iterator[HeaderBlock]:
        """Give the header of each message of an mbox, the first at ``start``."""
        while start >= 0:
            start, end = self._whole_header(start)
            buffer = self.buffer
            # As it was found: one line, with something that looks like a header under it.
            begin = buffer.find(b"\n", start, end) + 1
            fields = fields_between(buffer, begin - 1, end)
            line, head = buffer[start:begin], buffer[begin:end]
            yield HeaderBlock(self._base + start, line, head, fields)
            start = self._next(end, fields)

    def _whole_header(self, start: int) -> tuple[int, int]:
        """Return where a header begins and ends, once all of it is in the window."""
        while True:
            end = _end_of_header(self.buffer, start)
            if end >= 0:
                return start, end
            if self._is_at_end or len(self.buffer) - start > LONGEST_HEADER:
                return start, min(len(self.buffer), start + LONGEST_HEADER)
            start = self._more(start)

    def _next(self, end: int, fields: Fields) -> int:
        """Return where the next message begins, or -1 at the end of the file."""
        if fields.has(b"content-length"):
            told = self._after_told_length(end, fields.value(b"content-length"))
            if told >= 0:
                return told
        position = end
        while True:
            found = self.buffer.find(b"\nFrom ", position)
            if found >= 0 and (len(self.buffer) - found > _WHOLE_LINE or self._is_at_end):
                if FROM_LINE.match(self.buffer, found + 1):
                    return found + 1
                position = found + 1
            elif self._is_at_end:
                return -1
            else:
                keep = found - 4 if found >= 0 else len(self.buffer) - 16
                position = self._more(max(keep, position - 2, 0)) + (2 if keep <= 0 else 0)

    def _after_told_length(self, end: int, told: bytes) -> int:
        """Trust a Content-Length where a message, or the end of the file, stands behind it."""
        found = _LENGTH.fullmatch(told)
        length = int(found[1]) if found else _LONGEST_KNOWN
        if length >= _LONGEST_KNOWN:
            return -1
        stop = _body_start(self.buffer, end) + length
        while len(self.buffer) < stop + _WHOLE_LINE and not self._is_at_end:
            self._grow()
        for blank in (b"", b"\n", b"\r\n"):
            if self.buffer.startswith(blank, stop) and FROM_LINE.match(
                self.buffer, stop + len(blank)
            ):
                return stop + len(blank)
        return -1

    def _grow(self) -> None:
        block = self._stream.read(BLOCK_BYTES)
        self._is_at_end = not block
        self.buffer += block

    def _more(self, keep_from: int) -> int:
        """Drop what is done with and read on; return where ``keep_from`` lies now."""
        self._base += keep_from
        self.buffer = self.buffer[keep_from:]
        self._grow()
        return 0


def _end_of_header(buffer: bytes, start: int) -> int:
    """Return where the first blank line stands, of either kind, or -1."""
    limit = start + LONGEST_HEADER
    first_line = buffer.find(b"\n", start, limit)
    # The kind that is likely is looked for first, and the other only before it: not for miles.
    if buffer[first_line - 1 : first_line] == b"\r":
        return _earlier(buffer, start, limit, (b"\n\r\n", b"\n\n"))
    end = buffer.find(b"\n\n", start, limit)
    # One byte is found far faster than three, and mostly it is not there.
    if end >= 0 and buffer.find(b"\r", start, end) < 0:
        return end
    return _earlier(buffer, start, limit, (b"\n\n", b"\n\r\n"))


def _earlier(buffer: bytes, start: int, limit: int, blanks: tuple[bytes, bytes]) -> int:
    end = buffer.find(blanks[0], start, limit)
    other = buffer.find(blanks[1], start, end + 1 if end >= 0 else limit)
    return other if other >= 0 else end


def _body_start(buffer: bytes, end: int) -> int:
    return end + (3 if buffer.startswith(b"\n\r\n", end) else 2)
