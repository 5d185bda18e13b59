"""A person's card: what is known about one human being, each field with its origin."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.terms import PersonId


class CardField(StrEnum):
    """Fields of a card. Several values are possible where noted."""

    NAME = "name"
    READING = "reading"
    ALIAS = "alias"
    """The name used in reports unless consent to be named is recorded."""
    MAIL = "mail"  # several
    PHONE = "phone"  # several
    URL = "url"  # several
    ORGANISATION = "organisation"
    TITLE = "title"
    ROLE = "role"  # several; a role code of enishi.network.vocabulary
    PLACE = "place"  # a place code of enishi.network.vocabulary, else free text
    LANGUAGE = "language"  # several; ISO 639-1
    LABEL = "label"  # several
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class CardValue:
    """One value on a card and where it comes from.

    Attributes:
        source: ``you`` for what the user typed, else the file's name.
        on: The day it was said or read in.
        is_current: False for a value that a newer one has replaced.
        row: Where it stands in the file, from 1; 0 for what the user typed.
        column: The file's own name of the field, several joined by commas; empty for the user's.
    """

    field: CardField
    value: str
    source: str
    on: date
    is_current: bool = True
    row: int = 0
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """One human being, whatever number of records name them.

    Attributes:
        id: Stable id.
        name: Name as displayed.
        reading: Kana or Latin reading for sorting and speech, or empty.
        alias: Name used outside unless ``may_be_named``; empty until one is given.
        roles: Role codes.
        place: Place code, or free text where the vocabulary has none.
        values: Everything known, current first.
        may_be_named: Whether consent to be named in reports is recorded.
    """

    id: PersonId
    name: str
    reading: str = ""
    alias: str = ""
    organisation: str = ""
    title: str = ""
    roles: tuple[str, ...] = ()
    place: str = ""
    languages: tuple[str, ...] = ()
    values: tuple[CardValue, ...] = ()
    may_be_named: bool = False
