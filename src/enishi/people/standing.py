"""Standing: who is a contact, and who was only seen somewhere and waits for a yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from enishi.sources import PersonRecord, Standing


class InboxWord(StrEnum):
    """What the user says of somebody who was only seen."""

    KEPT = "kept"
    DISMISSED = "dismissed"
    OPEN = "open"
    """Neither yet, or no longer."""


@dataclass(frozen=True, kw_only=True)
class InboxChoice:
    """What the user said of one person."""

    word: InboxWord


class RuleSubject(StrEnum):
    """What a rule of the inbox goes by."""

    MAIL_DOMAIN = "mail-domain"
    COMMUNITY = "community"
    EVENT = "event"


@dataclass(frozen=True, kw_only=True)
class InboxRule:
    """What becomes of everybody seen in one place, unless the user says otherwise of somebody.

    Attributes:
        subject: What it goes by.
        value: The domain in lower case, or the community's or event's id.
        word: What becomes of them; ``open`` takes the rule back.
    """

    subject: RuleSubject
    value: str
    word: InboxWord


class PersonStanding(StrEnum):
    """Where somebody stands in a workspace."""

    CONTACT = "contact"
    PROPOSED = "proposed"
    DISMISSED = "dismissed"


_OF_WORD = {
    InboxWord.KEPT: PersonStanding.CONTACT,
    InboxWord.DISMISSED: PersonStanding.DISMISSED,
    InboxWord.OPEN: PersonStanding.PROPOSED,
}


def standing_of(records: Iterable[PersonRecord], word: InboxWord) -> PersonStanding:
    """Return where somebody stands of whom the user said nothing but a word in the inbox.

    Whoever stands in an address book is a contact whatever was said before.

    Args:
        records: What files say of her.
        word: What the user said of her, or a rule that she made; ``open`` for neither.
    """
    if any(record.standing is Standing.CONTACT for record in records):
        return PersonStanding.CONTACT
    return _OF_WORD[word]
