"""How well names alone tell who is who: pairs of Japanese and mixed names, judged by hand.

The verdicts in ``tests/data/names/pairs.tsv`` were written before any rule. A pair counts as
proposed where family and given name agree as people resolution folds them. Pairs marked ``open``
may be judged either way and are left out.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from enishi.people import Profile
from enishi.people.resolution import table_of

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "data" / "names" / "pairs.tsv"


def main() -> int:
    """Print precision and recall over the whole set."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["verdict"] != "open"]
    told = Counter((row["verdict"], is_proposed(row["a"], row["b"])) for row in rows)
    right, wrong, missed = told["same", True], told["different", True], told["same", False]
    print(f"\nNames alone: {len(rows)} pairs, {right + missed} of them the same person")
    print(f"  precision {right / max(right + wrong, 1):.3f}  recall {right / (right + missed):.3f}")
    return 0


def is_proposed(one: str, other: str) -> bool:
    """Tell whether two names agree in family and given name."""
    table = table_of([Profile(id="a", names=(one,)), Profile(id="b", names=(other,))])
    sides = (table.values["family"], table.values["given"])
    return all(bool(set(a) & set(b)) or a == b for a, b in sides)


if __name__ == "__main__":
    sys.exit(main())
