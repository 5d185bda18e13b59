"""Readings: what comes out while a source is being read, besides records and problems."""

from dataclasses import dataclass
from enum import StrEnum

from enishi.sources.records import SourceRecord
from enishi.terms import Problem


class FormatName(StrEnum):
    """A shape of file that can be read. Recognised by content, never by the file's name."""

    VCARD = "vcard"
    CALENDAR = "calendar"
    LINKEDIN = "linkedin"
    GOOGLE = "google"
    MAIL = "mail"
    LINE = "line"
    WHATSAPP = "whatsapp"
    FACEBOOK = "facebook"
    SLACK = "slack"
    DISCORD = "discord"
    ATTENDEES = "attendees"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    LDIF = "ldif"
    EIGHT = "eight"
    CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds that keep memory and time small whatever is fed in.

    Attributes:
        members: Files in one archive or folder. A Slack export has one a channel and day.
        unpacked_bytes: All members of one archive together.
        ratio: Unpacked bytes per packed byte of one member, checked above ``ratio_floor_bytes``.
        ratio_floor_bytes: Members smaller than this may be as dense as they like.
        line_chars: One line of a table. The same as the csv module's own bound on a field, so
            that no global setting has to be touched.
        columns: Cells in one row.
        card_bytes: One card without its pictures.
        item_bytes: One entry of a list in JSON.
        workbook_bytes: All parts of an Excel file together, unpacked.
        nesting: Cards inside a card.
        progress_rows: Rows or cards between two signs of progress.
    """

    members: int = 100_000
    unpacked_bytes: int = 4 * 2**30
    ratio: int = 300
    ratio_floor_bytes: int = 2**24
    line_chars: int = 2**17
    columns: int = 1_000
    card_bytes: int = 2**20
    item_bytes: int = 2**23
    workbook_bytes: int = 2**28
    nesting: int = 4
    progress_rows: int = 2_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, kw_only=True)
class FoundFile:
    """A file that a path leads to.

    Attributes:
        file: Label a user recognises (``archive.zip/Connections.csv``).
        size: Bytes, unpacked.
        format: The format its content shows, or None.
        is_skipped: Whether it belongs to a known archive but is not read by this version.
    """

    file: str
    size: int
    format: FormatName | None
    is_skipped: bool = False


@dataclass(frozen=True, kw_only=True)
class FileOpened:
    """Reading of a file begins; ``format`` is None where the content shows none."""

    file: str
    format: FormatName | None
    size: int


@dataclass(frozen=True, kw_only=True)
class FileProgress:
    """So far ``bytes_read`` of ``size`` bytes were taken from the file."""

    file: str
    bytes_read: int
    size: int


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """Reading of a file has ended.

    Attributes:
        records: Records given out.
        problems: Problems given out, fatal or not.
        bytes_read: Bytes taken, ``size`` when the file was read to its end.
        is_skipped: It belongs to a known archive, and this version does not read it yet.
            That is a note, not a problem.
    """

    file: str
    format: FormatName | None
    records: int
    problems: int
    bytes_read: int
    is_skipped: bool = False


Reading = FileOpened | FileProgress | SourceRecord | Problem | FileRead
