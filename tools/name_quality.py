"""How well names alone tell who is who: pairs of Japanese and mixed names, judged by hand.

The verdicts in ``tests/data/names/pairs.tsv`` were written before any rule. A pair counts as
proposed where blocking finds it and both family and given name agree. Pairs marked ``open`` may be
judged either way and are left out. Rules were mended after looking at errors in lines with even
numbers; those with odd numbers are held out. ``development.tsv`` is a second set, written later to
find what fails in general without looking at the half that is held out.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from enishi.language import dictionary, has_dictionary
from enishi.language.readings import family_readings, given_readings
from enishi.people import Profile
from enishi.people.resolution import PEOPLE, Level, table_of
from enishi.people.resolution.blocking import find_pairs
from enishi.people.resolution.columns import encode
from enishi.people.resolution.comparing import compare
from enishi.people.resolution.naming import name_forms

_NAMES = Path(__file__).resolve().parent.parent / "tests" / "data" / "names"
PAIRS = _NAMES / "pairs.tsv"
DEVELOPMENT = _NAMES / "development.tsv"

_AGREE = (Level.SAME, Level.SUGGESTED, Level.SWAPPED)
_FIRST_LINE = 2
"""The first line of the file names its columns."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A pair of names and the verdict on it.

    Attributes:
        line: Its line in the file.
        a: One name.
        b: The other.
        is_same: Whether they are of one person.
    """

    line: int
    a: str
    b: str
    is_same: bool


@dataclass(frozen=True, kw_only=True)
class NameQuality:
    """How many pairs were proposed rightly and wrongly, and how many were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of right ones among those proposed."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Return the share of right ones that were proposed."""
        return self.right / max(self.right + self.missed, 1)


def main() -> int:
    """Print precision and recall with the dictionary, where it is installed, and without."""
    if has_dictionary():
        print_quality("with the extra [ja]")
    without_dictionary(lambda: print_quality("without extras"))
    return 0


def without_dictionary(act: Callable[[], None]) -> None:
    """Do something as if the extra ``enishi[ja]`` were not installed."""
    asked = dictionary.has_dictionary
    forget()
    dictionary.has_dictionary = lambda: False  # type: ignore[assignment]
    try:
        act()
    finally:
        dictionary.has_dictionary = asked
        forget()


def forget() -> None:
    """Forget readings that were looked up before."""
    for kept in (family_readings, given_readings, name_forms):
        kept.cache_clear()


def print_quality(name: str) -> None:
    """Print the figures of both halves and of the whole."""
    pairs = judged_pairs()
    halves = {
        "looked at": [pair for pair in pairs if pair.line % 2 == 0],
        "held out": [pair for pair in pairs if pair.line % 2],
        "all": pairs,
        "development": judged_pairs(DEVELOPMENT),
    }
    print(f"\nNames alone, {name}: {len(pairs)} pairs")
    for half, chosen in halves.items():
        found = quality_of(chosen)
        print(
            f"  {half:11} precision {found.precision:.3f}  recall {found.recall:.3f}"
            f"  ({found.right} right, {found.wrong} wrong, {found.missed} missed)"
        )


def judged_pairs(path: Path = PAIRS) -> list[Judged]:
    """Return the pairs of a file that have a verdict."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Judged(line=line, a=row["a"], b=row["b"], is_same=row["verdict"] == "same")
        for line, row in enumerate(rows, start=_FIRST_LINE)
        if row["verdict"] != "open"
    ]


def quality_of(pairs: Sequence[Judged]) -> NameQuality:
    """Count what is proposed rightly and wrongly, and missed."""
    told = Counter((pair.is_same, is_proposed(pair.a, pair.b)) for pair in pairs)
    return NameQuality(right=told[True, True], wrong=told[False, True], missed=told[True, False])


def is_proposed(one: str, other: str) -> bool:
    """Tell whether two names are found by blocking and agree in family and given name."""
    table = table_of([Profile(id="a", names=(one,)), Profile(id="b", names=(other,))])
    columns = encode(table, PEOPLE)
    pairs = find_pairs(columns, PEOPLE.rules)
    if not pairs.count:
        return False
    levels = compare(columns, PEOPLE, pairs).levels[0]
    names = levels[[PEOPLE.place("family"), PEOPLE.place("given")]]
    return all(level in _AGREE for level in names)


if __name__ == "__main__":
    sys.exit(main())
