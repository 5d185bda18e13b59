"""Ties and their strength, the graph, routes, and the words of a question about people."""

from importlib import import_module
from typing import TYPE_CHECKING

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
    Band,
    EstimatePart,
    TieEstimate,
    TieRule,
    band_of,
    tie_probability,
    tie_state,
)
from enishi.network.ties import ME, EvidenceKind, NodeId, NodeKind, StatedTie, Tie, TieEvidence
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
    from enishi.network.graph import Network, build_network
    from enishi.network.overlay import with_ties, without_ties
    from enishi.network.routes import find_routes, warm_paths
    from enishi.network.snapshot import SnapshotError, open_network, save_network
    from enishi.network.table import RouteTable

__all__ = [
    "BAND_WORDS",
    "EVIDENCE_WORDS",
    "ME",
    "NO_ROUTE_WORDS",
    "STATE_WORDS",
    "Band",
    "ChainPrior",
    "EstimatePart",
    "EvidenceKind",
    "ExportedNode",
    "ExportedTie",
    "Hop",
    "Network",
    "NetworkError",
    "NoRoute",
    "NoRouteReason",
    "NodeId",
    "NodeKind",
    "QueryError",
    "QueryField",
    "QueryTrouble",
    "Reach",
    "ReachQuery",
    "Route",
    "RouteTable",
    "SnapshotError",
    "StatedTie",
    "TargetProfile",
    "Tie",
    "TieEstimate",
    "TieEvidence",
    "TieRule",
    "band_of",
    "build_network",
    "country_of",
    "day_words",
    "describe_query",
    "explain_gap",
    "explain_hop",
    "explain_query_error",
    "find_routes",
    "is_country",
    "is_within",
    "language_name",
    "languages",
    "matches",
    "open_network",
    "parse_query",
    "place_name",
    "place_parent",
    "places",
    "places_within",
    "query_parts",
    "recognise_place",
    "recognise_roles",
    "role_covers",
    "role_name",
    "roles",
    "roles_covered",
    "save_network",
    "tie_probability",
    "tie_state",
    "warm_paths",
    "with_ties",
    "without_ties",
    "write_gexf",
    "write_graphml",
]

# These need numpy, which costs most of a tenth of a second: loaded when first asked for (PEP 562).
_SEARCH = {
    "ChainPrior": "enishi.network.chain",
    "Network": "enishi.network.graph",
    "RouteTable": "enishi.network.table",
    "SnapshotError": "enishi.network.snapshot",
    "build_network": "enishi.network.graph",
    "find_routes": "enishi.network.routes",
    "open_network": "enishi.network.snapshot",
    "save_network": "enishi.network.snapshot",
    "warm_paths": "enishi.network.routes",
    "with_ties": "enishi.network.overlay",
    "without_ties": "enishi.network.overlay",
}


def __getattr__(name: str) -> object:
    if name not in _SEARCH:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_SEARCH[name]), name)
