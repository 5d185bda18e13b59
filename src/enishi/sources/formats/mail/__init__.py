"""Mail: mbox files and single messages; only their headers are looked at."""

import re
from collections.abc import Iterator

from enishi.sources.format import Format, FormatReading, Owner, Task
from enishi.sources.formats.mail.owner import survey
from enishi.sources.formats.mail.scanning import FROM_LINE, scan_headers
from enishi.sources.formats.mail.touches import MailReading
from enishi.sources.readings import FileProgress, FormatName

__all__ = ["MAIL"]

_HEADER = re.compile(r"[!-9;-~]+[ \t]*:")
_TELLING = re.compile(
    r"^(from|to|date|message-id|received|return-path|mime-version|delivered-to|subject)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_TELLING = 3
_HEADER_SHARE = 0.75
"""Of the first lines, those that must be headers: real messages have odd ones among them."""


def is_shape(text: str) -> bool:
    """Tell whether the file begins like an mbox or like one message."""
    start = text.lstrip("\ufeff\r\n")
    if FROM_LINE.match(start.encode("utf-8", "replace")[:2_000]):
        return True
    head = re.split(r"\r?\n\r?\n", start[:32_000], maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line and line[0] not in " \t"]
    headers = sum(1 for line in lines if _HEADER.match(line))
    told = {found.lower() for found in _TELLING.findall(head)}
    return headers >= len(lines) * _HEADER_SHARE and len(told) >= _FEWEST_TELLING


def read(task: Task) -> Iterator[FormatReading]:
    """Give a touch for each mail between the user and somebody, then everybody seen in them.

    Memory is bounded by the number of people, never by the size of the file.
    """
    reading = MailReading(task)
    with task.file.open() as stream:
        for number, block in enumerate(scan_headers(stream), start=1):
            told = reading.take(block, number)
            if told is not None:
                yield told
            if reading.is_full:
                yield from reading.people()
            if number % task.limits.progress_rows == 0:
                yield FileProgress(
                    file=task.file.label, bytes_read=block.offset, size=task.file.size
                )
    yield from reading.finish()


def _is_owner_unknown(owner: Owner) -> bool:
    return not owner.mails


MAIL = Format(
    name=FormatName.MAIL,
    is_shape=is_shape,
    read=read,
    survey=survey,
    needs_survey=_is_owner_unknown,
)
