"""Headers: the few fields that tell who wrote to whom and when, unfolded and decoded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from inspect import signature
from typing import Any, NamedTuple

from enishi.sources.assembling import clean
from enishi.sources.formats.mail.spelling import in_any_case
from enishi.sources.keys import fold_name

_WANTED = in_any_case(
    (
        *("from", "to", "cc", "date", "delivered-to", "message-id", "mailing-list", "in-reply-to"),
        *("references", "sender", "subject", "list-id", "list-unsubscribe", "list-post"),
        *("precedence", "auto-submitted", "content-length", "x-gm-thrid", "x-gmail-labels"),
        *("x-spam-flag", "x-mailing-list"),
    )
)
# Possessive: there is nothing to go back for, and keeping the way back takes time.
_FIELD = re.compile(rb"\n(" + _WANTED + rb")[ \t]*+:(.*+(?:\n[ \t].*+)*+)")
_RECEIVED = re.compile(rb"^received[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]+")
_PLAIN_ADDRESS = re.compile(
    r'\s*(?:"?([^"<>,;:()\\@]*?)"?\s*)<\s*([^\s<>@,;:()"]+@[^\s<>@,;:()"]+?)\s*>\s*'
    r'|\s*([^\s<>@,;:()"]+@[^\s<>@,;:()"]+)\s*'
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_USUAL_DATE = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4})"
)
_DATE = re.compile(
    r"\s*(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([+-])(\d{2})(\d{2})|\s+(GMT|UTC?|Z)\b)?"
)
_ASCTIME = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+([A-Za-z]{3})\s+(\d{1,2})\s+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([+-])(\d{2})(\d{2})\s+)?(?:[A-Z]{3,4}\s+)?(\d{4})"
)
# Later versions of Python refuse odd fields unless they are told not to.
_LOOSE: dict[str, Any] = {"strict": False} if "strict" in signature(getaddresses).parameters else {}
_LONGEST_ADDRESSES = 2**16
_JAPANESE_ESCAPE = b"\x1b$"


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address, folded, with the name beside it as the header has it."""

    mail: str
    name: str


class Fields(NamedTuple):
    """The fields of one header, each the first of its name, as bytes, folded as they stand.

    Attributes:
        held: The values by name, in lower case.
    """

    held: dict[bytes, bytes]

    def has(self, name: bytes) -> bool:
        """Tell whether there is such a field."""
        return name in self.held

    def value(self, name: bytes) -> bytes:
        """Return a field as it stands; empty where there is none."""
        return self.held.get(name, b"")

    def text(self, name: bytes) -> str:
        """Return a field as text, encoded words decoded; empty where there is none."""
        return read_text(self.held.get(name, b""))

    def raw(self, name: bytes) -> str:
        """Return a field that holds no text for people, as it stands."""
        return read_raw(self.held.get(name, b""))

    def addresses(self, name: bytes) -> tuple[Address, ...]:
        """Return the addresses of a field."""
        return read_addresses(self.held.get(name, b""))


def parse_fields(head: bytes) -> Fields:
    """Return the wanted fields of a header."""
    return fields_between(b"\n" + head, 0, len(head) + 1)


def fields_between(buffer: bytes, start: int, end: int) -> Fields:
    """Return the wanted fields of a header in a buffer, from the end of the line before it."""
    # From the last to the first: of fields that repeat, the first one holds.
    found = _FIELD.findall(buffer, start, end)
    return Fields({name.lower(): value for name, value in reversed(found)})


def read_text(value: bytes) -> str:
    """Return the text in a field as it stands, encoded words decoded."""
    return decode_words(_unfolded(value)) if value else ""


def read_raw(value: bytes) -> str:
    """Return what is in a field as it stands, with nothing decoded."""
    # Most are one line: what has nothing to unfold is not looked through for it twice.
    whole = _unfolded(value) if b"\n" in value or b"\0" in value else value.strip()
    return whole.decode("ascii", "replace")


def read_addresses(value: bytes) -> tuple[Address, ...]:
    """Return the addresses in a field as it stands, folded or not."""
    return parse_addresses(_unfolded(value)) if value else ()


def _unfolded(value: bytes) -> bytes:
    whole = value.replace(b"\0", b"")
    return _FOLD.sub(b" ", whole).strip() if b"\n" in whole else whole.strip()


@lru_cache(maxsize=65_536)
def parse_addresses(raw: bytes) -> tuple[Address, ...]:
    """Return the addresses in a field; what is none is left out."""
    if len(raw) > _LONGEST_ADDRESSES:
        raw = raw[:_LONGEST_ADDRESSES].rpartition(b",")[0]
    text = _raw_text(raw)
    found = _PLAIN_ADDRESS.fullmatch(text)
    pairs = [(found[1] or "", found[2] or found[3])] if found else _parted(text)
    return tuple(_address(name, mail) for name, mail in pairs if _is_address(mail))


def _parted(text: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([text], **_LOOSE)
    except (ValueError, IndexError, TypeError):
        return []


def _is_address(mail: str) -> bool:
    local, _, host = mail.rpartition("@")
    return bool(local and host) and not re.search(r"[\s<>]", mail)


def _address(name: str, mail: str) -> Address:
    # An encoded word can hold a zero byte too.
    said = clean(_decoded(name).replace("\0", "")).strip("'\"").strip() if name else ""
    folded = fold_name(mail.strip("'\""))
    return Address(folded, "" if fold_name(said) == folded else " ".join(said.split()))


@lru_cache(maxsize=16_384)
def decode_words(raw: bytes) -> str:
    """Return the text of a field, whatever it is encoded in (RFC 2047, or none)."""
    return _decoded(_raw_text(raw))


def _raw_text(raw: bytes) -> str:
    """Decode what should have been ASCII and often is not."""
    if raw.isascii() and _JAPANESE_ESCAPE not in raw:
        return raw.decode("ascii")
    for encoding in ("iso2022_jp", "utf-8", "cp932"):
        if encoding == "iso2022_jp" and _JAPANESE_ESCAPE not in raw:
            continue
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _decoded(text: str) -> str:
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(_piece(part, charset) for part, charset in pieces)


def _piece(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    name = (charset or "ascii").lower().partition("*")[0]
    for candidate in (_WIDER.get(name, name), "utf-8"):
        try:
            return part.decode(candidate)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return part.decode("latin-1")


# What senders say, and the larger set that holds what they write.
_WIDER = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
    "us-ascii": "latin-1",
    "ascii": "latin-1",
    "iso-8859-1": "cp1252",
    "unknown-8bit": "utf-8",
}


def read_date(text: str) -> datetime | None:
    """Return the moment of a Date field; aware where it names its zone; None where it is none."""
    found = _USUAL_DATE.match(text)
    return (_usual_date(*found.groups()) if found else None) or _other_date(text)


def _usual_date(day: str, month: str, year: str, clock: str, zone: str) -> datetime | None:
    # Python reads its own form in a third of the time that seven numbers one by one take.
    number = _MONTHS.get(month.lower(), 0)
    try:
        return datetime.fromisoformat(f"{year}-{number:02}-{day:0>2}T{clock}{zone}")
    except ValueError:
        return None


def _other_date(text: str) -> datetime | None:
    found = _DATE.match(text)
    if not found:
        return _odd_date(text)
    day, month, year, hour, minute, second, sign, hours, minutes, named = found.groups()
    zone = _zone(sign, hours, minutes) if sign else (UTC if named else None)
    number = _MONTHS.get(month.lower(), 0)
    seconds = min(int(second), 59) if second else 0
    return _moment((int(year), number, int(day), int(hour), int(minute), seconds), zone)


def read_from_line(line: bytes) -> datetime | None:
    """Return the moment that the line before a message tells."""
    found = _ASCTIME.search(line.decode("ascii", "replace"))
    if not found:
        return None
    zone = _zone(found[6], found[7], found[8]) if found[6] else None
    parts = (
        int(found[9]),
        _MONTHS.get(found[1].lower(), 0),
        int(found[2]),
        int(found[3]),
        int(found[4]),
        min(int(found[5] or 0), 59),
    )
    return _moment(parts, zone)


@lru_cache(maxsize=256)
def _zone(sign: str, hours: str, minutes: str) -> timezone | None:
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset >= timedelta(hours=24):
        return None
    return timezone(offset if sign == "+" else -offset)


def _moment(parts: tuple[int, int, int, int, int, int], zone: timezone | None) -> datetime | None:
    try:
        return datetime(*parts, tzinfo=zone)
    except ValueError:
        return None


def _odd_date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def received_date(head: bytes) -> datetime | None:
    """Return when the last server took the message in, or None."""
    found = _RECEIVED.search(head)
    told = _unfolded(found[1]).decode("ascii", "replace") if found else ""
    return read_date(told.rpartition(";")[2].strip())


def mails_in(fields: Fields, names: tuple[bytes, ...]) -> Iterator[Address]:
    """Give the addresses of several fields."""
    for name in names:
        yield from fields.addresses(name)
