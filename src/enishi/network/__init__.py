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
    from enishi.network.graph import Network, build_network
    from enishi.network.routes import warm_paths

__all__ = [
    "ME",
    "Band",
    "EstimatePart",
    "EvidenceKind",
    "Hop",
    "Network",
    "NetworkError",
    "NoRoute",
    "NoRouteReason",
    "NodeId",
    "NodeKind",
    "Reach",
    "Route",
    "StatedTie",
    "Tie",
    "TieEstimate",
    "TieEvidence",
    "TieRule",
    "band_of",
    "build_network",
    "tie_probability",
    "tie_state",
    "warm_paths",
]

# These need numpy, which costs most of a tenth of a second: loaded when first asked for (PEP 562).
_SEARCH = {
    "Network": "enishi.network.graph",
    "build_network": "enishi.network.graph",
    "warm_paths": "enishi.network.routes",
}


def __getattr__(name: str) -> object:
    if name not in _SEARCH:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_SEARCH[name]), name)
