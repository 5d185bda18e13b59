"""Scanning: the header of every message in a file of any size, the bodies passed over."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

BLOCK_BYTES = 2**22
LONGEST_HEADER = 2**18
_HEADERS = (
    rb"return-path|received|from|to|date|subject|message-id|mime-version|delivered-to|reply-to"
    rb"|sender|cc|bcc|status|content-[a-z-]+|resent-[a-z-]+|errors-to|references|in-reply-to"
    rb"|organization|newsgroups|path|envelope-to|dkim-signature|authentication-results"
    rb"|arc-[a-z-]+|user-agent|list-[a-z-]+|precedence|importance|priority|comments|keywords"
    rb"|x-[!-9;-~]+"
)
# A line "From somebody Mon Mar …" begins a message where a header follows. Some programs write no
# day ("From -"), some no blank line before it; a letter's own "From …" has no header under it.
FROM_LINE = re.compile(
    rb"From (?:(?:[!-~]{1,300}[ ]|[^\r\n]{0,500}?\b)"
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+[^\r\n]{6,80}"
    rb"|-[ \t]*|[^\s@]{1,200}@[^\s@]{1,200}[ \t]*)\r?\n"
    rb"(?=>?From |(?i:" + _HEADERS + rb")[ \t]*:)"
)
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,9})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_KNOWN = 2**24
_WHOLE_LINE = 1_000
"""Bytes that hold a line before a message and the beginning of the next."""


class HeaderBlock(NamedTuple):
    """The header of one message.

    Attributes:
        offset: Where it begins in the file.
        from_line: The line of the mbox before it, or empty.
        head: The header, without the blank line that ends it.
    """

    offset: int
    from_line: bytes
    head: bytes


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
        return HeaderBlock(self._base + start, b"", self.buffer[start:stop])

    def messages(self, start: int) -> Iterator[HeaderBlock]:
        """Give the header of each message of an mbox, the first at ``start``."""
        while start >= 0:
            start, end = self._whole_header(start)
            buffer = self.buffer
            # As it was found: one line, with something that looks like a header under it.
            begin = buffer.find(b"\n", start, end) + 1
            block = HeaderBlock(self._base + start, buffer[start:begin], buffer[begin:end])
            yield block
            start = self._next(end, block.head)

    def _whole_header(self, start: int) -> tuple[int, int]:
        """Return where a header begins and ends, once all of it is in the window."""
        while True:
            end = _end_of_header(self.buffer, start)
            if end >= 0:
                return start, end
            if self._is_at_end or len(self.buffer) - start > LONGEST_HEADER:
                return start, min(len(self.buffer), start + LONGEST_HEADER)
            start = self._more(start)

    def _next(self, end: int, head: bytes) -> int:
        """Return where the next message begins, or -1 at the end of the file."""
        told = self._after_told_length(end, head)
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

    def _after_told_length(self, end: int, head: bytes) -> int:
        """Trust a Content-Length where a message, or the end of the file, stands behind it."""
        found = _LENGTH.search(head) if b"ength:" in head else None
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
    end = buffer.find(b"\n\n", start, start + LONGEST_HEADER)
    limit = end if end >= 0 else start + LONGEST_HEADER
    windows = buffer.find(b"\n\r\n", start, limit)
    return windows if windows >= 0 else end


def _body_start(buffer: bytes, end: int) -> int:
    return end + (3 if buffer.startswith(b"\n\r\n", end) else 2)
