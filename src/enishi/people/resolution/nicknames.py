"""Short forms of given names in Latin letters."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".tsv")


def long_forms(given: str) -> Sequence[str]:
    """Return the given names that a folded one may be short for: ``ted`` is Edward or Theodore."""
    return _long_forms().get(given, ())


@cache
def _long_forms() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        long, *shorts = line.split("\t")
        for short in shorts:
            found[short].append(long)
    return dict(found)
