"""How well people are resolved, on records that others labelled.

The labels choose nothing: the model is learned without them, and the thresholds follow from the
number of records alone (see ``enishi.people.resolution.deciding``). The curve shows what other
thresholds would have given.
"""

import sys

import numpy as np
import pytest

from enishi.people.resolution import Certainty, Resolution, resolve_profiles, resolve_table
from enishi.people.resolution.clustering import connect, groups_of
from tests.library.people.resolution.labelled import Labelled, Quality, fake_1000, febrl, quality_of
from tests.library.people.resolution.shapes import SHAPES, UNIQUE

_CURVE = (6, 8, 10, 12, 14, 16, 18, 20, 24)


def main() -> int:
    """Print a table for each set; return 1 where the published records are not here."""
    try:
        sets = {
            "febrl 1": febrl(1, with_number=True),
            "febrl 1, no soc_sec_id": febrl(1, with_number=False),
            "febrl 2": febrl(2, with_number=True),
            "febrl 2, no soc_sec_id": febrl(2, with_number=False),
            "splink fake_1000": fake_1000(),
        }
    except pytest.skip.Exception as absent:
        print(f"People resolution: {absent}")
        return 0
    for name, held in sets.items():
        print_set(name, held)
    print_shapes()
    return 0


def print_shapes() -> None:
    """Print the figures of crowds on which record linkage goes wrong."""
    for name, make in SHAPES.items():
        shape = make()
        found = resolve_profiles(shape.profiles)
        print(f"\n{name}: {len(found.ids):,} invented records")
        for certainty in (Certainty.SURE, Certainty.PROBABLE):
            print_line(certainty, quality_of(found.people(certainty), shape.truth))
    print("\nNobody comes twice; pairs that are sure, probable")
    for name, make in UNIQUE.items():
        found = resolve_profiles(make().profiles)
        counts = f"{found.is_sure.sum()}, {found.is_probable.sum()}"
        print(f"  {name}: {counts} of {len(found.ids):,} records")


def print_set(name: str, held: Labelled) -> None:
    """Print what is proposed as sure and as probable, and the curve of other thresholds."""
    found = resolve_table(held.table, held.schema)
    print(f"\n{name}: {len(found.ids):,} records")
    for certainty in (Certainty.SURE, Certainty.PROBABLE):
        print_line(certainty, quality_of(found.people(certainty), held.truth))
    print(f"  thresholds: {found.thresholds.sure:.1f} and {found.thresholds.probable:.1f} bits")
    for bits in _CURVE:
        if bits >= found.thresholds.possible:
            print_line(f"{bits} bits", quality_at(found, bits, held))


def quality_at(found: Resolution, bits: float, held: Labelled) -> Quality:
    """Return how good the pairs from so many bits on are, joined without further care."""
    chosen = found.scored.pairs.take(found.scored.evidence >= bits)
    labels = connect(chosen, len(found.ids))
    return quality_of(groups_of(np.asarray(labels), found.ids), held.truth)


def print_line(name: str, quality: Quality) -> None:
    """Print one line of figures."""
    print(
        f"  {name:10} precision {quality.precision:.4f}  recall {quality.recall:.4f}"
        f"  F1 {quality.f1:.4f}"
    )


if __name__ == "__main__":
    sys.exit(main())
