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
from enishi.people.standing import (
    InboxChoice,
    InboxRule,
    InboxWord,
    PersonStanding,
    RuleSubject,
    standing_of,
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
    "InboxChoice",
    "InboxRule",
    "InboxWord",
    "PersonCard",
    "PersonFacts",
    "PersonStanding",
    "RuleSubject",
    "SamePerson",
    "Statement",
    "apart_pair",
    "assemble_card",
    "name_of",
    "reading_of",
    "settle_identities",
    "standing_of",
]
