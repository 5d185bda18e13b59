"""People resolution (名寄せ): which records name the same human being."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.people.assemble import YOU, DatedRecord, assemble_card, name_of, reading_of
from enishi.people.card import CardField, CardValue, PersonCard
from enishi.people.changes import FieldChange, compare_records, file_shape
from enishi.people.exchange import (
    ExportedPerson,
    Known,
    LegacyText,
    TableShape,
    VCardVersion,
    lost_signs,
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

if TYPE_CHECKING:
    from enishi.people.resolution import (
        Certainty,
        Engine,
        Match,
        MatchPart,
        Profile,
        Resolution,
        explain_certainty,
        explain_match,
        profile_of,
        resolve_profiles,
    )

__all__ = [
    "YOU",
    "Apart",
    "CardField",
    "CardValue",
    "Certainty",
    "Consent",
    "DatedRecord",
    "DifferentPeople",
    "Engine",
    "ExportedPerson",
    "FieldChange",
    "Identities",
    "IdentityWord",
    "InboxChoice",
    "InboxRule",
    "InboxWord",
    "Known",
    "LegacyText",
    "Match",
    "MatchPart",
    "Myself",
    "PersonCard",
    "PersonFacts",
    "PersonStanding",
    "Profile",
    "Resolution",
    "RuleSubject",
    "SamePerson",
    "Statement",
    "TableShape",
    "VCardVersion",
    "apart_pair",
    "assemble_card",
    "compare_records",
    "explain_certainty",
    "explain_match",
    "file_shape",
    "lost_signs",
    "name_of",
    "profile_of",
    "reading_of",
    "resolve_profiles",
    "settle_identities",
    "shape_of_table",
    "standing_of",
    "write_csv",
    "write_jsonld",
    "write_vcards",
    "write_workbook",
]

# The resolution computes with numpy, which takes longer to load than all the rest (PEP 562).
_RESOLUTION = {
    "Certainty",
    "Engine",
    "Match",
    "MatchPart",
    "Profile",
    "Resolution",
    "explain_certainty",
    "explain_match",
    "profile_of",
    "resolve_profiles",
}


def __getattr__(name: str) -> object:
    if name not in _RESOLUTION:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module("enishi.people.resolution"), name)
