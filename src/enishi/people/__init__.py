"""People resolution (名寄せ): which records name the same human being."""

from enishi.people.assemble import YOU, DatedRecord, assemble_card, name_of, reading_of
from enishi.people.card import CardField, CardValue, PersonCard
from enishi.people.facts import PersonFacts
from enishi.people.identities import (
    Apart,
    DifferentPeople,
    Identities,
    IdentityWord,
    SamePerson,
    apart_pair,
    settle_identities,
)
from enishi.people.statement import Consent, Statement

__all__ = [
    "YOU",
    "Apart",
    "CardField",
    "CardValue",
    "Consent",
    "DatedRecord",
    "DifferentPeople",
    "Identities",
    "IdentityWord",
    "PersonCard",
    "PersonFacts",
    "SamePerson",
    "Statement",
    "apart_pair",
    "assemble_card",
    "name_of",
    "reading_of",
    "settle_identities",
]
