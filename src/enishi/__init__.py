"""enishi (縁): build a network through communities, and know honestly what worked."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi.network import Network, find_routes, warm_paths
    from enishi.outreach import plan_asks
    from enishi.report import build_report
    from enishi.sources import read_sources

__version__ = "0.1.0"

__all__ = [
    "Network",
    "__version__",
    "build_report",
    "find_routes",
    "plan_asks",
    "read_sources",
    "warm_paths",
]

# Import time is a feature: a room is loaded when the first of its names is asked for (PEP 562).
_ROOMS = {
    "Network": "enishi.network",
    "build_report": "enishi.report",
    "find_routes": "enishi.network",
    "plan_asks": "enishi.outreach",
    "read_sources": "enishi.sources",
    "warm_paths": "enishi.network",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
