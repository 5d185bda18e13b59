"""Japanese names as lists have them: family names, given names, and what their kanji are read as.

Made by ``tools/name_tables.py``, which names the source and its licence; ``other_readings.tsv`` is
written by hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from enishi.language.folding import search_key

_TWICE = re.compile("([\u3400-\u9fff])\\1")
_SHARE_BY_HAND = 0.1
_HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class FamilyName:
    """A family name as the list of the commonest has it.

    Attributes:
        reading: In hiragana.
        hundreds: How many hundreds of people bear it.
    """

    reading: str
    hundreds: int


@dataclass(frozen=True, kw_only=True)
class NameKanji:
    """What a kanji does in names of one kind.

    Attributes:
        per_million: How often it stands there, among a million characters.
        readings: How it is read there, each with its share.
    """

    per_million: int
    readings: Mapping[str, float]


def name_spelling(text: str) -> str:
    """Fold a part of a name in kanji; 菜菜子 is 菜々子."""
    return _TWICE.sub(r"\1々", search_key(text))


@cache
def family_names() -> Mapping[str, FamilyName]:
    """Return the two thousand commonest family names by their folded spelling."""
    return {
        name: FamilyName(reading=reading, hundreds=int(hundreds))
        for name, reading, hundreds in _rows("family_names")
    }


@cache
def family_kanji() -> Mapping[str, NameKanji]:
    """Return what kanji do in family names."""
    return _kanji("family_kanji")


@cache
def given_kanji() -> Mapping[str, NameKanji]:
    """Return what kanji do in given names; readings added by hand count little."""
    known = _kanji("given_kanji")
    return {
        sign: _with_others(sign, kanji) if sign in _others()["kanji"] else kanji
        for sign, kanji in known.items()
    }


@cache
def given_singles() -> Mapping[str, Sequence[str]]:
    """Return the readings of given names of one kanji, which often follow no rule."""
    return {name: readings for name, *readings in _rows("given_single")}


@cache
def given_odd() -> Mapping[str, Sequence[str]]:
    """Return the readings of given names of which no reading follows from their kanji."""
    return {name: readings for name, *readings in _rows("given_odd")}


@cache
def given_sounds() -> frozenset[str]:
    """Return how given names sound, in hiragana."""
    known = {sound for (sound,) in _rows("given_readings")}
    others = _others()["given"].values()
    return frozenset(known.union(_others()["sound"], *others))


@cache
def family_sounds() -> frozenset[str]:
    """Return how family names sound, in hiragana."""
    known = {name.reading for name in family_names().values()}
    others = _others()["family"].values()
    return frozenset(known.union(*others))


def other_family_readings(name: str) -> Sequence[str]:
    """Return readings of a folded family name beside that of the list, the likelier first."""
    return _others()["family"].get(name, ())


def other_given_readings(name: str) -> Sequence[str]:
    """Return common readings of a folded given name, the likelier first."""
    return _others()["given"].get(name, ())


def is_family_name(name: str) -> bool:
    """Tell whether a folded spelling is known as a family name."""
    return name in family_names() or name in _others()["family"]


def is_given_name(name: str) -> bool:
    """Tell whether a folded spelling is known as a given name."""
    return name in _others()["given"] or name in given_singles() or name in given_odd()


@cache
def _others() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    for kind, name, *readings in _rows("other_readings"):
        found[kind][name_spelling(name)] = readings
    return found


def _kanji(table: str) -> Mapping[str, NameKanji]:
    return {
        sign: NameKanji(per_million=int(often), readings=dict(map(_share, readings)))
        for sign, often, *readings in _rows(table)
    }


def _with_others(sign: str, known: NameKanji) -> NameKanji:
    others = dict.fromkeys(_others()["kanji"][sign], _SHARE_BY_HAND)
    return NameKanji(per_million=known.per_million, readings={**others, **known.readings})


def _share(text: str) -> tuple[str, float]:
    kana, _, share = text.partition(":")
    return kana, float(share)


def _rows(table: str) -> Iterator[list[str]]:
    text = (_HERE / f"{table}.tsv").read_text(encoding="utf-8")
    yield from (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
