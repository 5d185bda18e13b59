"""How names in kanji may be read: suggestions to confirm, never facts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from enishi.language.dictionary import LookedUp, look_up
from enishi.language.dividing import divide_name
from enishi.language.name_tables import (
    NameKanji,
    family_kanji,
    family_names,
    given_kanji,
    given_odd,
    given_singles,
    given_sounds,
    name_spelling,
    other_family_readings,
    other_given_readings,
)

MOST_READINGS = 12
"""Of one part of a name; what comes behind is too unlikely to be worth a word."""
MOST_SEARCHED = 4
_KANJI = re.compile("[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile("[ぁ-ゖー]+")
_LISTED, _OTHER, _VOICED, _LOOKED_UP, _GUESSED, _COMPOSED = 0.9, 0.5, 0.2, 0.7, 0.3, 0.4
_LEAST_COMPOSED = 0.02
"""Of the likeliest composed reading; below that it is a curiosity."""
_UNHEARD = 0.1
"""A given name that nobody in the lists sounds like counts so much less."""
_LONGEST_COMPOSED = 4
# 三ヶ島 is みかじま, 八ヶ岳 やつがたけ; 龍之介 りゅうのすけ, 博之 ひろゆき. Nothing tells which.
_BETWEEN = {
    "け": {"が": 0.6, "か": 0.25, "け": 0.15},
    "之": {"ゆき": 0.6, "の": 0.25, "し": 0.1, "これ": 0.05},
}
# The second part of a family name is voiced or not, often by region: 山崎 Yamazaki, Yamasaki.
_VOICINGS = {
    "崎": ("さき", "ざき"),
    "島": ("しま", "じま"),
    "沢": ("さわ", "ざわ"),
    "田": ("た", "だ"),
    "塚": ("つか", "づか"),
    "坂": ("さか", "ざか"),
}


class ReadingOrigin(StrEnum):
    """Where a suggested reading comes from."""

    LIST = "list"
    """Lists of names that ship with enishi."""
    DICTIONARY = "dictionary"
    """Sudachi's dictionary, the extra ``enishi[ja]``."""
    COMPOSED = "composed"
    """Put together from how the kanji are read in other names."""
    WRITTEN = "written"
    """The name is written in kana."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A suggested reading.

    Attributes:
        kana: In hiragana; of a whole name, family name first with a space between.
        confidence: How far to trust it, between 0 and 1: an order, not a measured probability.
        origin: Where it comes from; of a whole name, the less certain of both.
    """

    kana: str
    confidence: float
    origin: ReadingOrigin


@lru_cache(maxsize=65536)
def family_readings(text: str) -> tuple[Reading, ...]:
    """Return how a family name may be read, the likeliest first; nothing for Latin letters."""
    name = name_spelling(text)
    return _written(name) or _best(_family(name)) if _is_read(name) else ()


@lru_cache(maxsize=65536)
def given_readings(text: str) -> tuple[Reading, ...]:
    """Return how a given name may be read, the likeliest first; nothing for Latin letters."""
    name = name_spelling(text)
    return _written(name) or _best(_given(name)) if _is_read(name) else ()


def name_readings(text: str) -> tuple[Reading, ...]:
    """Return how a whole name may be read, the likeliest first.

    Args:
        text: Family name first; without a space it is divided by :func:`divide_name`.
    """
    name = divide_name(text)
    if not _KANJI.search(f"{name.family}{name.given}"):
        return ()
    families, givens = family_readings(name.family), given_readings(name.given)
    if not name.given or not name.family:
        return families or givens
    both = [_joined(family, given, name.confidence) for family, given in product(families, givens)]
    return _best(both)


def suggested_reading(name: str) -> str:
    """Return the likeliest reading of a name in kanji, to sort by and to be confirmed, or empty."""
    return next((reading.kana for reading in name_readings(name)), "")


def search_readings(name: str) -> tuple[str, ...]:
    """Return the kana under which a name in kanji is to be found beside its spelling."""
    return tuple(reading.kana for reading in name_readings(name)[:MOST_SEARCHED])


def _is_read(name: str) -> bool:
    return bool(_KANJI.search(name) or _KANA.fullmatch(name))


def _written(name: str) -> tuple[Reading, ...]:
    if not _KANA.fullmatch(name):
        return ()
    return (Reading(kana=name, confidence=1.0, origin=ReadingOrigin.WRITTEN),)


def _joined(family: Reading, given: Reading, confidence: float) -> Reading:
    least = min(family, given, key=lambda reading: reading.confidence)
    return Reading(
        kana=f"{family.kana} {given.kana}",
        confidence=family.confidence * given.confidence * confidence,
        origin=least.origin,
    )


def _best(found: Iterable[Reading]) -> tuple[Reading, ...]:
    best: dict[str, Reading] = {}
    for reading in found:
        known = best.get(reading.kana)
        if known is None or known.confidence < reading.confidence:
            best[reading.kana] = reading
    ordered = sorted(best.values(), key=lambda reading: (-reading.confidence, reading.kana))
    return tuple(ordered[:MOST_READINGS])


def _family(name: str) -> Iterator[Reading]:
    listed = family_names().get(name)
    kana = ([listed.reading] if listed else []) + list(other_family_readings(name))
    yield from _ranked(kana)
    looked_up = look_up(name)
    yield from _looked_up(looked_up)
    if looked_up.is_known:
        kana.append(looked_up.kana)
    for one in kana[:1]:
        yield from _voicings(name, one)
    if not kana:
        yield from _composed(name, family_kanji())


def _given(name: str) -> Iterator[Reading]:
    common = other_given_readings(name)
    yield from _ranked(common)
    yield from _looked_up(look_up(name))
    for kana in (*given_singles().get(name, ()), *given_odd().get(name, ())):
        yield Reading(kana=kana, confidence=_OTHER / 2, origin=ReadingOrigin.LIST)
    yield from _composed(name, given_kanji(), sounds=given_sounds())


def _ranked(kana: Iterable[str]) -> Iterator[Reading]:
    confidence = _LISTED
    for one in kana:
        yield Reading(kana=one, confidence=confidence, origin=ReadingOrigin.LIST)
        confidence = min(confidence, _OTHER) * 0.9


def _looked_up(found: LookedUp) -> Iterator[Reading]:
    if found.kana:
        confidence = _LOOKED_UP if found.is_known else _GUESSED
        yield Reading(kana=found.kana, confidence=confidence, origin=ReadingOrigin.DICTIONARY)


def _voicings(name: str, kana: str) -> Iterator[Reading]:
    plain, voiced = _VOICINGS.get(name[-1], ("", ""))
    for end, other in ((plain, voiced), (voiced, plain)):
        if end and len(name) > 1 and kana.endswith(end):
            changed = kana.removesuffix(end) + other
            yield Reading(kana=changed, confidence=_VOICED, origin=ReadingOrigin.COMPOSED)


def _composed(
    name: str, kanji: Mapping[str, NameKanji], *, sounds: frozenset[str] = frozenset()
) -> Iterator[Reading]:
    """Yield what the readings of the single kanji give, sounds that names have before others."""
    found = _combined(name, kanji)
    shares = {k: share if k in sounds else share * _UNHEARD for k, share in found.items()}
    best = max(shares.values(), default=0.0)
    for kana, share in shares.items():
        if share >= best * _LEAST_COMPOSED:
            confidence = _COMPOSED * share / best
            yield Reading(kana=kana, confidence=confidence, origin=ReadingOrigin.COMPOSED)


def _combined(name: str, kanji: Mapping[str, NameKanji]) -> dict[str, float]:
    if len(name) > _LONGEST_COMPOSED:
        return {}
    found = {"": 1.0}
    for sign in name:
        ways = _ways(sign, kanji)
        longer: dict[str, float] = {}
        for (before, share), (kana, chance) in product(found.items(), ways.items()):
            longer[before + kana] = longer.get(before + kana, 0.0) + share * chance
        found = longer
    return found


def _ways(sign: str, kanji: Mapping[str, NameKanji]) -> Mapping[str, float]:
    if sign in _BETWEEN:
        return _BETWEEN[sign]
    if _KANA.fullmatch(sign):
        return {sign: 1.0}
    return kanji[sign].readings if sign in kanji else {}
