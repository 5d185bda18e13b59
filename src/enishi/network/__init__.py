"""Ties and their strength, the graph, routes, and the words of a question about people."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.network.contact import ContactPart, History, PartKind, Question
from enishi.network.contact_words import (
    ASSUMPTION_WORDS,
    QUESTION_BANDS,
    TIE_WORDS,
    explain_hits,
    explain_part,
)
from enishi.network.exchange import ExportedNode, ExportedTie, write_gexf, write_graphml
from enishi.network.geography import (
    country_of,
    is_country,
    is_within,
    language_name,
    languages,
    place_name,
    place_parent,
    places,
    places_within,
    recognise_place,
)
from enishi.network.groups import Group, Member, SharedTie, shared_ties, weigh_groups
from enishi.network.paths import Hop, NetworkError, NoRoute, NoRouteReason, Reach, Route
from enishi.network.query import (
    QueryError,
    QueryField,
    QueryTrouble,
    ReachQuery,
    TargetProfile,
    matches,
    parse_query,
)
from enishi.network.query_words import describe_query, explain_query_error, query_parts
from enishi.network.strength import (
    EstimatePart,
    TieEstimate,
    TieRule,
    history_of,
    tie_probability,
    tie_rule,
    until,
    word_of,
)
from enishi.network.tie_model import (
    COMMON,
    Assumption,
    AssumptionRangeError,
    Assumptions,
    Band,
    BandHits,
    ContactEstimate,
    Recalibration,
    TieModel,
    band_of,
    estimate_contact,
    estimate_from_totals,
)
from enishi.network.tie_states import tie_state
from enishi.network.ties import (
    ME,
    EvidenceKind,
    NodeId,
    NodeKind,
    StatedTie,
    Tie,
    TieCorrection,
    TieEvidence,
    TieWord,
)
from enishi.network.titles import (
    recognise_roles,
    role_covers,
    role_name,
    roles,
    roles_covered,
)
from enishi.network.words import (
    BAND_WORDS,
    EVIDENCE_WORDS,
    NO_ROUTE_WORDS,
    STATE_WORDS,
    day_words,
    explain_gap,
    explain_hop,
)

if TYPE_CHECKING:
    from enishi.network.chain import ChainPrior
    from enishi.network.contact_arrays import Touches, ask_table, contact_table, happens
    from enishi.network.graph import Network, build_network
    from enishi.network.learning import learn_model, learn_steps, measured_model, recalibrate
    from enishi.network.routes import warm_paths
    from enishi.network.ways import LONGEST_WAY, Ways, find_ways
    from enishi.network.willingness import Willingness

__all__ = [
    "ASSUMPTION_WORDS",
    "BAND_WORDS",
    "COMMON",
    "EVIDENCE_WORDS",
    "LONGEST_WAY",
    "ME",
    "NO_ROUTE_WORDS",
    "QUESTION_BANDS",
    "STATE_WORDS",
    "TIE_WORDS",
    "Assumption",
    "AssumptionRangeError",
    "Assumptions",
    "Band",
    "BandHits",
    "ChainPrior",
    "ContactEstimate",
    "ContactPart",
    "EstimatePart",
    "EvidenceKind",
    "ExportedNode",
    "ExportedTie",
    "Group",
    "History",
    "Hop",
    "Member",
    "Network",
    "NetworkError",
    "NoRoute",
    "NoRouteReason",
    "NodeId",
    "NodeKind",
    "PartKind",
    "QueryError",
    "QueryField",
    "QueryTrouble",
    "Question",
    "Reach",
    "ReachQuery",
    "Recalibration",
    "Route",
    "SharedTie",
    "StatedTie",
    "TargetProfile",
    "Tie",
    "TieCorrection",
    "TieEstimate",
    "TieEvidence",
    "TieModel",
    "TieRule",
    "TieWord",
    "Touches",
    "Ways",
    "Willingness",
    "ask_table",
    "band_of",
    "build_network",
    "contact_table",
    "country_of",
    "day_words",
    "describe_query",
    "estimate_contact",
    "estimate_from_totals",
    "explain_gap",
    "explain_hits",
    "explain_hop",
    "explain_part",
    "explain_query_error",
    "find_ways",
    "happens",
    "history_of",
    "is_country",
    "is_within",
    "language_name",
    "languages",
    "learn_model",
    "learn_steps",
    "matches",
    "measured_model",
    "parse_query",
    "place_name",
    "place_parent",
    "places",
    "places_within",
    "query_parts",
    "recalibrate",
    "recognise_place",
    "recognise_roles",
    "role_covers",
    "role_name",
    "roles",
    "roles_covered",
    "shared_ties",
    "tie_probability",
    "tie_rule",
    "tie_state",
    "until",
    "warm_paths",
    "weigh_groups",
    "word_of",
    "write_gexf",
    "write_graphml",
]

# These need numpy, which costs most of a tenth of a second: loaded when first asked for (PEP 562).
_SEARCH = {
    "Touches": "enishi.network.contact_arrays",
    "ask_table": "enishi.network.contact_arrays",
    "contact_table": "enishi.network.contact_arrays",
    "happens": "enishi.network.contact_arrays",
    "learn_model": "enishi.network.learning",
    "learn_steps": "enishi.network.learning",
    "measured_model": "enishi.network.learning",
    "recalibrate": "enishi.network.learning",
    "ChainPrior": "enishi.network.chain",
    "LONGEST_WAY": "enishi.network.ways",
    "Network": "enishi.network.graph",
    "Ways": "enishi.network.ways",
    "Willingness": "enishi.network.willingness",
    "build_network": "enishi.network.graph",
    "find_ways": "enishi.network.ways",
    "warm_paths": "enishi.network.routes",
}


def __getattr__(name: str) -> object:
    if name not in _SEARCH:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_SEARCH[name]), name)
