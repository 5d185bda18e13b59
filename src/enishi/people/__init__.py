"""People resolution (名寄せ): which records name the same human being."""

from enishi.people.assemble import YOU, DatedRecord, assemble_card, name_of, reading_of
from enishi.people.card import CardField, CardValue, PersonCard
from enishi.people.exchange import (
    ExportedPerson,
    Known,
    TableShape,
    VCardVersion,
    shape_of_table,
    write_csv,
    write_jsonld,
    write_vcards,
    write_workbook,
)
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
from enishi.people.myself import Myself
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
    "ExportedPerson",
    "Identities",
    "IdentityWord",
    "InboxChoice",
    "InboxRule",
    "InboxWord",
    "Known",
    "Myself",
    "PersonCard",
    "PersonFacts",
    "PersonStanding",
    "RuleSubject",
    "SamePerson",
    "Statement",
    "TableShape",
    "VCardVersion",
    "apart_pair",
    "assemble_card",
    "name_of",
    "reading_of",
    "settle_identities",
    "shape_of_table",
    "standing_of",
    "write_csv",
    "write_jsonld",
    "write_vcards",
    "write_workbook",
]
