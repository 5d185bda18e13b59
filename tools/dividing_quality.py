"""How often names without a space are divided where their family name ends.

Names of the judged pairs that are written with a space are the truth, and published ones where the
folder of published data is here. Beside it stands the rule by length alone: one character of two,
two of three, four and five.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterable

import pytest

from enishi.language import divide_name
from enishi.people.resolution.naming import split_name
from tests.library.sources.readers import published
from tools.name_quality import PAIRS

_SAMPLE = "examples/training/sample/sample.txt"
_KANJI = re.compile("[\u3400-\u9fff]")
_ASIDE = re.compile("[(（/／]")
_BY_LENGTH = {2: 1, 3: 2, 4: 2, 5: 2}


def main() -> int:
    """Print the share of names that are divided rightly."""
    print_share("names of the judged pairs", sorted(judged_names()))
    try:
        sample = published("names-namedivider") / _SAMPLE
    except pytest.skip.Exception as absent:
        print(f"Division of names: {absent}")
        return 0
    print_share("namedivider's sample", sample.read_text(encoding="utf-8").splitlines())
    return 0


def judged_names() -> set[str]:
    """Return the Japanese names of the pairs that stand in two parts, the first in kanji."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    names = {row[side] for row in rows for side in ("a", "b")}
    parts = {name: split_name(name) for name in names if _is_plain(name)}
    return {f"{part.family} {part.given}" for part in parts.values() if part.given}


def _is_plain(name: str) -> bool:
    return " " in name and bool(_KANJI.match(name)) and not _ASIDE.search(name)


def print_share(name: str, names: Iterable[str]) -> None:
    """Print how many are divided rightly by lists of names, and how many by length."""
    known = [one for one in names if len(one.split()) == 2]  # noqa: PLR2004 - family and given
    print(f"\nDivision of {name}: {len(known)}")
    for rule, divide in (("lists of names", by_lists), ("length alone", by_length)):
        print(f"  {rule:15} {share_of(known, divide):.3f}")


def share_of(names: list[str], divide: Callable[[str], str]) -> float:
    """Return the share of names that a rule divides as they stand."""
    return sum(divide("".join(name.split())) == name for name in names) / max(len(names), 1)


def by_lists(solid: str) -> str:
    """Divide by lists of names."""
    name = divide_name(solid)
    return f"{name.family} {name.given}"


def by_length(solid: str) -> str:
    """Divide as most names of that length are."""
    end = _BY_LENGTH.get(len(solid), 0)
    return f"{solid[:end]} {solid[end:]}"


if __name__ == "__main__":
    sys.exit(main())
