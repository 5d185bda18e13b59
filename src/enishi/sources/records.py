"""Source records: what one file said, unchanged, with file, row and field."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from enishi.terms import AttendanceState, Direction, MembershipStep, TouchKind


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
    ALIAS = "alias"
    """The name used outside, as an export of enishi keeps it."""
    ROLE = "role"
    """A role code, as an export of enishi keeps it."""
    UID = "uid"
    """What the program that wrote the file calls this person."""
    OTHER = "other"
    """Kept as it stood; nothing else in enishi reads it."""


@dataclass(frozen=True, kw_only=True, init=False)
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

    def __init__(self, *, kind: FieldKind, value: str, origin: str, label: str = "") -> None:
        # Written out, like those of the other records that there are many of: the generated one
        # goes through object.__setattr__ for every field and takes twice as long.
        fields = self.__dict__
        fields["kind"] = kind
        fields["value"] = value
        fields["origin"] = origin
        fields["label"] = label


@dataclass(frozen=True, kw_only=True, init=False)
class Origin:
    """Where a record stands: file as the user gave it (``archive.zip/member``), and row from 1."""

    file: str
    row: int

    def __init__(self, *, file: str, row: int) -> None:
        fields = self.__dict__
        fields["file"] = file
        fields["row"] = row


class Standing(StrEnum):
    """What a file makes of a person."""

    CONTACT = "contact"
    """The user keeps this person among her contacts."""
    SEEN = "seen"
    """Only seen in mail, a chat or a list of attendees; proposed, until the user says yes."""


@dataclass(frozen=True, kw_only=True, init=False)
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
        standing: Whether the person is a contact, or was only seen somewhere.
        raw: The row unchanged, as text (photos and other large binaries left out).
    """

    key: str
    origin: Origin
    fields: tuple[FieldValue, ...]
    connected_on: date | None = None
    is_tie: bool = False
    standing: Standing = Standing.CONTACT
    raw: str = ""

    def __init__(  # noqa: PLR0913 - one for each field
        self,
        *,
        key: str,
        origin: Origin,
        fields: tuple[FieldValue, ...],
        connected_on: date | None = None,
        is_tie: bool = False,
        standing: Standing = Standing.CONTACT,
        raw: str = "",
    ) -> None:
        told = self.__dict__
        told["key"] = key
        told["origin"] = origin
        told["fields"] = fields
        told["connected_on"] = connected_on
        told["is_tie"] = is_tie
        told["standing"] = standing
        told["raw"] = raw

    def first(self, kind: FieldKind) -> str:
        """Return the first value of ``kind``, or an empty string."""
        return next((f.value for f in self.fields if f.kind is kind), "")

    def all(self, kind: FieldKind) -> tuple[str, ...]:
        """Return every value of ``kind`` in the file's order."""
        return tuple(f.value for f in self.fields if f.kind is kind)


@dataclass(frozen=True, kw_only=True, init=False)
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
    names: tuple[str, ...] = ()
    thread: str = ""

    def __init__(  # noqa: PLR0913 - one for each field
        self,
        *,
        key: str,
        origin: Origin,
        at: datetime,
        is_zone_known: bool,
        direction: Direction,
        kind: TouchKind,
        people: tuple[str, ...],
        names: tuple[str, ...] = (),
        thread: str = "",
    ) -> None:
        told = self.__dict__
        told["key"] = key
        told["origin"] = origin
        told["at"] = at
        told["is_zone_known"] = is_zone_known
        told["direction"] = direction
        told["kind"] = kind
        told["people"] = people
        told["names"] = names
        told["thread"] = thread


@dataclass(frozen=True, kw_only=True)
class CommunityRecord:
    """A group, channel, server or label of people that a file tells of.

    Attributes:
        key: Stable key of the group (``slack:T012/C34``, ``facebook-group:…``).
        origin: Where it stands.
        name: As the file writes it.
        is_online: Whether it meets online as far as the file tells.
        url: Its address, or empty.
    """

    key: str
    origin: Origin
    name: str
    is_online: bool = True
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class MembershipRecord:
    """One step of one person in one community.

    Attributes:
        key: Stable key of this step.
        origin: Where it stands.
        community: Key of the :class:`CommunityRecord`, given out earlier in the same reading.
        person: Key of the person, or empty for the user herself.
        step: Joined, posted, left.
        on: The day, or None where the file has none. For repeated steps (posts) the last one.
        count: How many times, at least 1 (posts).
    """

    key: str
    origin: Origin
    community: str
    step: MembershipStep
    person: str = ""
    on: date | None = None
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class EventRecord:
    """A dated gathering that a file tells of.

    Attributes:
        key: Stable key (``ical:<uid>``, with the recurrence where it repeats).
        origin: Where it stands.
        name: As the file writes it.
        starts: The first moment, or the first day of an all-day event. Aware where the file names
            a zone; naive where it does not (then ``is_zone_known`` is false).
        ends: The last moment or day (inclusive), or None.
        place: As the file writes it, or empty.
        url: Its address, or empty.
        community: Key of the community that holds it, or empty.
    """

    key: str
    origin: Origin
    name: str
    starts: datetime | date
    ends: datetime | date | None = None
    is_zone_known: bool = True
    place: str = ""
    is_online: bool = False
    url: str = ""
    community: str = ""


@dataclass(frozen=True, kw_only=True)
class AttendanceRecord:
    """Somebody planned, attended, missed or declined an event.

    Attributes:
        key: Stable key of this attendance.
        origin: Where it stands.
        event: Key of the :class:`EventRecord`, given out earlier in the same reading; or empty in
            a list of attendees that does not name its event (the user says which one it is).
        person: Key of the person, or empty for the user herself.
        state: What the file says became of it.
        on: The day, or None where only the event has one.
    """

    key: str
    origin: Origin
    event: str
    state: AttendanceState
    person: str = ""
    on: date | None = None


class StatedKind(StrEnum):
    """How a file states that two people know each other."""

    RELATED = "related"
    """A card names the other person (vCard RELATED, Google Relation)."""
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"


@dataclass(frozen=True, kw_only=True)
class StatedTieRecord:
    """A file states that two people know each other.

    Attributes:
        key: Stable key of this statement.
        origin: Where it stands.
        a: Key of one person, or empty for the user herself.
        b: Key of the other; never the same as ``a``.
        names: What the file calls ``a`` and ``b``.
        kind: How it is stated.
        on: The day, or None.
        label: What the file says of it (``friend``, a skill), or empty.
    """

    key: str
    origin: Origin
    a: str
    b: str
    kind: StatedKind
    names: tuple[str, str] = ("", "")
    on: date | None = None
    label: str = ""


SourceRecord = (
    PersonRecord
    | TouchRecord
    | CommunityRecord
    | MembershipRecord
    | EventRecord
    | AttendanceRecord
    | StatedTieRecord
)
