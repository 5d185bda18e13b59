"""Problems: trouble in one row, as a value; the work goes on."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a row, a field or a file could not be read. Each has a sentence in ja and en."""

    EMPTY_FILE = "empty-file"
    NOT_RECOGNISED = "not-recognised"
    UNKNOWN_ENCODING = "unknown-encoding"
    ODD_BYTES = "odd-bytes"
    """Some bytes fit no encoding and were replaced."""
    TRUNCATED = "truncated"
    BROKEN_ROW = "broken-row"
    BROKEN_CARD = "broken-card"
    BROKEN_FIELD = "broken-field"
    BAD_DATE = "bad-date"
    BAD_MAIL = "bad-mail"
    BAD_PHONE = "bad-phone"
    NO_NAME = "no-name"
    HIDDEN_MEMBER = "hidden-member"
    """LinkedIn gave only a date for this connection."""
    LINE_TOO_LONG = "line-too-long"
    CARD_TOO_LONG = "card-too-long"
    UNSAFE_PATH = "unsafe-path"
    ARCHIVE_TOO_LARGE = "archive-too-large"
    ARCHIVE_BROKEN = "archive-broken"
    ARCHIVE_ENCRYPTED = "archive-encrypted"
    OLD_WORKBOOK = "old-workbook"
    """An Excel file of before 2007, or one with a password: both have the same shell."""
    MISSING_COLUMN = "missing-column"
    SKIPPED_MEMBER = "skipped-member"
    """A file inside an archive that this version does not read."""
    UNREADABLE_FILE = "unreadable-file"
    NOT_A_PERSON = "not-a-person"
    """A card or row of a company, a group or a mailing list."""
    NOT_A_TOUCH = "not-a-touch"
    """A draft, an advertisement or spam: nothing passed between two people."""
    NO_OTHER_SIDE = "no-other-side"
    """A message or invitation in which the user or the other person cannot be told."""
    GONE_TIE = "gone-tie"
    """The file says that this tie ended; what is kept has no way to say so."""
    PAGE_NOT_READ = "page-not-read"
    """A page of HTML whose structure is not known; the same is to be had as JSON."""
    CHATS_ELSEWHERE = "chats-elsewhere"
    """Newer chats seem to lie in a download of their own, as encrypted ones do."""
    NOT_TEXT = "not-text"
    """A written file holds characters that no text has."""
    FILE_TOO_LONG = "file-too-long"
    BROKEN_YAML = "broken-yaml"
    NOT_PLAIN_YAML = "not-plain-yaml"
    """An anchor, an alias or a tag, none of which a written file needs."""
    UNKNOWN_FIELD = "unknown-field"
    DUPLICATE_FIELD = "duplicate-field"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    BAD_VALUE = "bad-value"
    UNKNOWN_NAME = "unknown-name"
    """A field names something that the file does not hold."""
    DUPLICATE_ID = "duplicate-id"
    OUTSIDE_PERIOD = "outside-period"
    BAD_ORDER = "bad-order"
    """An end before its start, or a later version dated before an earlier one."""
    REASON_MISSING = "reason-missing"
    CHANGED_PAST = "changed-past"
    """A frozen plan is not what it was when it was frozen."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that was not read, with where it stands and why.

    Attributes:
        code: The reason.
        file: Name of the file as the user gave it, with the member's path inside an archive.
        row: Line or card or row, counted from 1; 0 when the whole file is meant.
        field: Column or property, empty when the whole row is meant.
        detail: What was found, never a person's data (a type, a length, a column's name).
        is_fatal: Whether the whole row (or file, when ``row`` is 0) was left out.
    """

    code: ProblemCode
    file: str
    row: int = 0
    field: str = ""
    detail: str = ""
    is_fatal: bool = True
