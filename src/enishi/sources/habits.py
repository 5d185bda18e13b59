"""Habits: what the values of a column tell that its name does not."""

import re
from collections.abc import Callable, Sequence

from enishi.sources.headers import fold_header

SAMPLE_ROWS = 200
_MOST = 0.8
_FAMILY_FIRST = re.compile(r"([^\W\d_][^,\d@]{0,40}), ([^\W\d_][^,\d@]{0,40})")
# What may follow a name and a comma without being a given name.
_AFTER_A_NAME = frozenset(
    (
        *("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "mba"),
        *("esq", "esq.", "cpa", "cfa", "pmp", "inc", "inc.", "llc", "ltd", "ltd.", "gmbh"),
        *("co", "co.", "kk"),
    )
)
_HONORIFICS = frozenset(
    map(
        fold_header,
        (
            *("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx.", "dr", "dr.", "prof"),
            *("prof.", "sir", "dame", "m.", "mme", "mlle", "herr", "frau", "sr.", "sra."),
            *("様", "さん", "先生", "殿", "氏"),
        ),
    )
)


def values_of(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """Return what stands in one column of the rows, blank cells left out."""
    cells = (row[index].strip() for row in rows if 0 <= index < len(row))
    return [cell for cell in cells if cell]


def holds_family_first(values: Sequence[str]) -> bool:
    """Tell whether names are written ``Okafor, Ben``: nearly all of them, and none by accident."""
    return _share(values, is_family_first) >= _MOST


def is_family_first(name: str) -> bool:
    """Tell whether one name is written with the family first and a comma."""
    found = _FAMILY_FIRST.fullmatch(name)
    return found is not None and found[2].lower() not in _AFTER_A_NAME


def holds_honorifics(values: Sequence[str]) -> bool:
    """Tell whether a column of titles says Mr and Dr rather than what people do."""
    return _share(values, lambda value: fold_header(value) in _HONORIFICS) >= _MOST


def _share(values: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, values)) / len(values) if values else 0.0
