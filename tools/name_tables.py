"""Make the tables of Japanese names that ship with the language room.

family_names.tsv: kanji, reading, hundreds of people. family_kanji.tsv and given_kanji.tsv: a kanji,
how often it stands in such names (parts per million), how it is read there. given_single.tsv: given
names of one kanji. given_odd.tsv: longer ones of which no reading follows from the kanji.
given_readings.tsv: how given names sound. The seventh, other_readings.tsv, is written by hand.

The facts come from the *Japanese Personal Name Dataset* of Shuhei Yamamoto (MIT License,
https://github.com/shuheilocale/japanese-personal-name-dataset): 1,999 family names with a reading
and the number of people who bear them, and given names by reading. What each kanji is read as in
them is learned (expectation maximisation over all ways to deal the kana out to the kanji); beside
those shares only the names are kept for which they do not help.

Run as ``python -m tools.name_tables FOLDER`` with the folder of the three files and its LICENSE.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from enishi.language import given_readings, name_spelling, search_key
from tools.name_quality import without_dictionary

LANGUAGE = Path(__file__).resolve().parent.parent / "src" / "enishi" / "language"
_GIVEN = ("first_name_man_opti.csv", "first_name_woman_opti.csv")
_ROUNDS = 12
_LONGEST_PIECE = 5
_LEAST_SHARE = 0.02
_FEWEST = 2.0
"""Given names in which a kanji is read so, at least; of family names, each is a fact."""
_CANNOT_BEGIN = frozenset("ぁぃぅぇぉゃゅょっんー")

_SOURCE = ("Derived from the Japanese Personal Name Dataset (MIT; notice in family_names.tsv).",)

Counts = dict[str, dict[str, float]]
Shares = Mapping[str, Mapping[str, float]]


def main(arguments: list[str]) -> int:
    """Write the tables."""
    folder = Path(arguments[0])
    notice = (folder / "LICENSE").read_text(encoding="utf-8").splitlines()
    given = [pair for name in _GIVEN for pair in given_names(folder / name)]
    families = list(family_names(folder))
    write("family_names.tsv", ("\t".join(row) for row in families), notice=notice)
    people = Counter[str]()
    for kanji, _, hundreds in families:
        people.update(dict.fromkeys(kanji, int(hundreds)))
    write(
        "family_kanji.tsv", kanji_lines(learn([(a, b) for a, b, _ in families], fewest=0.5), people)
    )
    write("given_readings.tsv", sorted({kana for _, kana in given}))
    write("given_single.tsv", single_lines(given))
    uses = Counter(sign for kanji, _ in given for sign in kanji)
    write("given_kanji.tsv", kanji_lines(learn(given, fewest=_FEWEST), uses))
    # Without the odd names of an earlier run, of which every one would be known.
    write("given_odd.tsv", [])
    without_dictionary(lambda: write("given_odd.tsv", list(odd_lines(given))))
    return 0


def write(name: str, lines: Iterator[str] | list[str], *, notice: Sequence[str] = _SOURCE) -> None:
    """Write the lines of one table, above them the notice that its source asks for."""
    text = "".join([*(f"# {line}".rstrip() + "\n" for line in notice), *(f"{x}\n" for x in lines)])
    (LANGUAGE / name).write_text(text, encoding="utf-8")


def family_names(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield kanji (folded), reading, and hundreds of people."""
    with (folder / "last_name_org.csv").open(encoding="utf-8", newline="") as file:
        for kanji, people, kana, _ in csv.reader(file):
            yield name_spelling(kanji), search_key(kana), str(max(int(people) // 100, 1))


def given_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield kanji (folded) and reading of each given name."""
    with path.open(encoding="utf-8", newline="") as file:
        for kana, _, *written in csv.reader(file):
            yield from ((name_spelling(kanji), search_key(kana)) for kanji in written if kanji)


def learn(names: list[tuple[str, str]], *, fewest: float) -> Shares:
    """Return for each kanji how often it is read as what."""
    shares: Shares = {}
    for _ in range(_ROUNDS):
        counts: Counts = defaultdict(lambda: defaultdict(float))
        for kanji, kana in names:
            count_names(counts, list(deal(kanji, kana)), shares)
        shares = {kanji: _normal(found) for kanji, found in counts.items()}
    return {
        kanji: {
            kana: share
            for kana, share in found.items()
            if share * sum(counts[kanji].values()) >= fewest
        }
        for kanji, found in shares.items()
    }


def _normal(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {kana: count / total for kana, count in counts.items()}


def count_names(counts: Counts, deals: list[list[tuple[str, str]]], shares: Shares) -> None:
    """Count one name, divided among the ways to deal its reading out."""
    weights = [_weight(pieces, shares) for pieces in deals]
    total = sum(weights)
    for pieces, weight in zip(deals, weights, strict=True):
        for kanji, kana in pieces:
            counts[kanji][kana] += weight / total if total else 0.0


def _weight(pieces: list[tuple[str, str]], shares: Shares) -> float:
    weight = 1.0
    for kanji, kana in pieces:
        weight *= shares[kanji].get(kana, 0.0) if shares else 1.0
    return weight


def deal(kanji: str, kana: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the ways in which the kana can be dealt out to the kanji, in order."""
    for cuts in _cuts(len(kanji), kana, 0):
        ends = (0, *cuts, len(kana))
        yield [(sign, kana[a:b]) for sign, (a, b) in zip(kanji, pairwise(ends), strict=True)]


def _cuts(pieces: int, kana: str, begin: int) -> Iterator[tuple[int, ...]]:
    if pieces == 1:
        if 0 < len(kana) - begin <= _LONGEST_PIECE:
            yield ()
        return
    for end in range(begin + 1, min(begin + _LONGEST_PIECE, len(kana) - 1) + 1):
        if kana[end] not in _CANNOT_BEGIN:
            yield from ((end, *rest) for rest in _cuts(pieces - 1, kana, end))


def single_lines(names: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the names of one kanji with their readings."""
    found: dict[str, set[str]] = defaultdict(set)
    for kanji, kana in names:
        if len(kanji) == 1:
            found[kanji].add(kana)
    yield from ("\t".join((kanji, *sorted(found[kanji]))) for kanji in sorted(found))


def odd_lines(names: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the names of several kanji of which the written tables give no reading."""
    found: dict[str, set[str]] = defaultdict(set)
    for kanji, kana in names:
        if len(kanji) > 1:
            found[kanji].add(kana)
    for kanji in sorted(found):
        if found[kanji].isdisjoint(reading.kana for reading in given_readings(kanji)):
            yield "\t".join((kanji, *sorted(found[kanji])))


def kanji_lines(shares: Shares, uses: Counter[str]) -> Iterator[str]:
    """Yield a kanji, its share of all, and its readings with theirs, the commonest first."""
    for kanji in sorted(shares):
        found = sorted(shares[kanji].items(), key=lambda item: (-item[1], item[0]))
        kept = [f"{kana}:{share:.2f}" for kana, share in found if share >= _LEAST_SHARE]
        if kept:
            yield "\t".join((kanji, str(max(uses[kanji] * 1_000_000 // uses.total(), 1)), *kept))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
