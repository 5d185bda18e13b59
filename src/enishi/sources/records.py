"""Source records: what one file said, unchanged, with file, row and field."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from enishi.terms import Direction, TouchKind


class FieldKind(StrEnum):
    """What a value of a source record is about."""

    NAME = "name"
    FAMILY_NAME = "family-name"
    GIVEN_NAME = "given-name"
    MIDDLE_NAME = "middle-name"
    NAME_PREFIX = "name-prefix"
    NAME_SUFFIX = "name-suffix"
    NICKNAME = "nickname"
    FAMILY_READING = "family-reading"
    GIVEN_READING = "given-reading"
    MAIL = "mail"
    PHONE = "phone"
    URL = "url"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    TITLE = "title"
    ADDRESS = "address"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    LABEL = "label"
    LANGUAGE = "language"
    NOTE = "note"
    RELATED = "related"
    """Name or URI of somebody this file says the person knows."""
    OTHER = "other"
    """Kept as it stood; nothing else in enishi reads it."""


@dataclass(frozen=True, kw_only=True)
class FieldValue:
    """One value of a source record.

    Attributes:
        kind: What it is about.
        value: Decoded text, NFC, without surrounding blanks, otherwise as the file had it.
        origin: The file's own name of the field (column header, vCard property with its type).
        label: What the file says of this value (``work``, ``自宅``, ``friend``), or empty.
    """

    kind: FieldKind
    value: str
    origin: str
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a record stands: file as the user gave it (``archive.zip/member``), and row from 1."""

    file: str
    row: int


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """What one row or card said about one person.

    Attributes:
        key: Stable key, ``<space>:<value>``, the same whenever the same source names the same
            person: ``linkedin:<slug>``, ``uid:…``, ``mail:…``, ``name-phone:…``, ``name-org:…``.
        origin: Where it stands.
        fields: All values in the file's order, each with its own origin.
        connected_on: The day the file says the user and this person became connected.
        is_tie: Whether the file itself states that the user and this person are tied (a
            LinkedIn connection does, an address book or an upload does not).
        raw: The row unchanged, as text (photos and other large binaries left out).
    """

    key: str
    origin: Origin
    fields: tuple[FieldValue, ...]
    connected_on: date | None = None
    is_tie: bool = False
    raw: str = ""

    def first(self, kind: FieldKind) -> str:
        """Return the first value of ``kind``, or an empty string."""
        return next((f.value for f in self.fields if f.kind is kind), "")

    def all(self, kind: FieldKind) -> tuple[str, ...]:
        """Return every value of ``kind`` in the file's order."""
        return tuple(f.value for f in self.fields if f.kind is kind)


@dataclass(frozen=True, kw_only=True)
class TouchRecord:
    """One interaction a file tells of. Bodies are never kept.

    Attributes:
        key: Stable key of the touch within its source.
        origin: Where it stands.
        at: When. Aware where the file names a zone; naive where it does not
            (then ``is_zone_known`` is false).
        is_zone_known: Whether the file said which zone its times are in.
        direction: Who began it, seen from the user.
        kind: Kind of the interaction.
        people: Keys as of :class:`PersonRecord` of the other people in it, at least one.
        names: Their names as this file wrote them, parallel to ``people``.
        thread: The source's conversation id, or empty.
    """

    key: str
    origin: Origin
    at: datetime
    is_zone_known: bool
    direction: Direction
    kind: TouchKind
    people: tuple[str, ...]
    names: tuple[str, ...] = field(default=())
    thread: str = ""


SourceRecord = PersonRecord | TouchRecord
