"""Ties and their strength, the graph, routes, and the words of a question about people."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.network.paths import Hop, NetworkError, NoRoute, NoRouteReason, Reach, Route
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

if TYPE_CHECKING:
    from enishi.network.chain import ChainPrior
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
    from enishi.network.graph import Network, build_network
    from enishi.network.overlay import with_ties, without_ties
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
    from enishi.network.routes import find_routes, warm_paths
    from enishi.network.snapshot import SnapshotError, open_network, save_network
    from enishi.network.table import RouteTable
    from enishi.network.titles import (
        recognise_roles,
        role_covers,
        role_name,
        roles,
        roles_covered,
    )
    from enishi.network.ways import LONGEST_WAY, Ways, find_ways
    from enishi.network.willingness import Willingness
    from enishi.network.words import (
        BAND_WORDS,
        EVIDENCE_WORDS,
        NO_ROUTE_WORDS,
        STATE_WORDS,
        day_words,
        explain_gap,
        explain_hop,
    )

__all__ = [
    "BAND_WORDS",
    "EVIDENCE_WORDS",
    "LONGEST_WAY",
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
    "Ways",
    "Willingness",
    "band_of",
    "build_network",
    "country_of",
    "day_words",
    "describe_query",
    "explain_gap",
    "explain_hop",
    "explain_query_error",
    "find_routes",
    "find_ways",
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

# Routes need numpy, questions need vocabularies, exports need XML: each costs some hundredths of a
# second, so a module is loaded when the first of its names is asked for (PEP 562).
_MODULES = {
    "LONGEST_WAY": "ways",
    "Ways": "ways",
    "find_ways": "ways",
    "Willingness": "willingness",
    "ChainPrior": "chain",
    "ExportedNode": "exchange",
    "ExportedTie": "exchange",
    "write_gexf": "exchange",
    "write_graphml": "exchange",
    "country_of": "geography",
    "is_country": "geography",
    "is_within": "geography",
    "language_name": "geography",
    "languages": "geography",
    "place_name": "geography",
    "place_parent": "geography",
    "places": "geography",
    "places_within": "geography",
    "recognise_place": "geography",
    "Network": "graph",
    "build_network": "graph",
    "with_ties": "overlay",
    "without_ties": "overlay",
    "QueryError": "query",
    "QueryField": "query",
    "QueryTrouble": "query",
    "ReachQuery": "query",
    "TargetProfile": "query",
    "matches": "query",
    "parse_query": "query",
    "describe_query": "query_words",
    "explain_query_error": "query_words",
    "query_parts": "query_words",
    "find_routes": "routes",
    "warm_paths": "routes",
    "SnapshotError": "snapshot",
    "open_network": "snapshot",
    "save_network": "snapshot",
    "RouteTable": "table",
    "recognise_roles": "titles",
    "role_covers": "titles",
    "role_name": "titles",
    "roles": "titles",
    "roles_covered": "titles",
    "BAND_WORDS": "words",
    "EVIDENCE_WORDS": "words",
    "NO_ROUTE_WORDS": "words",
    "STATE_WORDS": "words",
    "day_words": "words",
    "explain_gap": "words",
    "explain_hop": "words",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
