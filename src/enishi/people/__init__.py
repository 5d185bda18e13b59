"""People resolution (名寄せ): which records name the same human being."""

from enishi.people.assemble import YOU, DatedRecord, assemble_card, name_of, reading_of
from enishi.people.card import CardField, CardValue, PersonCard
from enishi.people.facts import PersonFacts
from enishi.people.statement import Consent, Statement

__all__ = [
    "YOU",
    "CardField",
    "CardValue",
    "Consent",
    "DatedRecord",
    "PersonCard",
    "PersonFacts",
    "Statement",
    "assemble_card",
    "name_of",
    "reading_of",
]
