"""Where the family name ends in a Japanese name without a space.

Every division is weighed by how likely lists of names make its two halves: a known family name by
the people who bear it, any other half by its length and by how often its characters stand in such
names. ``confidence`` is the share of the best division in the sum of all.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enishi.language.name_tables import (
    NameKanji,
    family_kanji,
    family_names,
    family_sounds,
    given_kanji,
    given_sounds,
    is_family_name,
    is_given_name,
    name_spelling,
)

_KANA_ONLY = re.compile("[ぁ-ゖー]+")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONGEST_FAMILY = 5
_UNLISTED = 0.05
"""Share of people whose family name is not among the two thousand commonest, as weighed here."""
_RARE_BUT_KNOWN = 1e-5
_GIVEN_KNOWN = 8.0
"""A given name that is known weighs so many times what its characters alone do."""
_FAMILY_LENGTHS = (0.0, 0.04, 0.8, 0.14, 0.015, 0.005)
_GIVEN_LENGTHS = (0.0, 0.12, 0.7, 0.16, 0.015, 0.005)
_TURNED = 100.0
"""So many times likelier must a name be the other way round before it is turned."""
_KANA_SIGN = 0.01
_UNSEEN_SIGN = 2e-5
_KANA_SIGN_PATTERN = re.compile("[ぁ-ゖァ-ヶー]")


@dataclass(frozen=True, kw_only=True)
class DividedName:
    """A name in its two parts, as written.

    Attributes:
        family: Empty where the name is one part that cannot be divided.
        given: Empty for a family name alone.
        confidence: 1 where a space divides it.
    """

    family: str
    given: str
    confidence: float


@lru_cache(maxsize=65536)
def divide_name(text: str) -> DividedName:
    """Divide a Japanese name, family name first. Putting the parts together again loses nothing.

    Args:
        text: In kanji or kana, with or without a space.
    """
    family, *rest = text.split() or [""]
    if rest:
        return DividedName(family=family, given=" ".join(rest), confidence=1.0)
    if _is_whole(family):
        return _alone(family)
    weights = [_weight_at(family, end) for end in range(1, len(family))]
    return _best(family, weights[:_LONGEST_FAMILY])


def is_turned(first: str, last: str) -> bool:
    """Tell whether two words in kanji stand given name first: 太郎 山田."""
    if is_family_name(name_spelling(first)) or not is_family_name(name_spelling(last)):
        return False
    return _weight(last, first) > _weight(first, last) * _TURNED


def _is_whole(name: str) -> bool:
    folded = name_spelling(name)
    return len(name) < 2 or is_family_name(folded)  # noqa: PLR2004 - two parts


def _alone(name: str) -> DividedName:
    is_family = is_family_name(name_spelling(name))
    return DividedName(
        family=name if is_family else "", given="" if is_family else name, confidence=1.0
    )


def _best(name: str, weights: Sequence[float]) -> DividedName:
    total = math.fsum(weights)
    if total <= 0:
        return DividedName(family="", given=name, confidence=1.0)
    best = max(range(len(weights)), key=lambda place: (weights[place], -place))
    return DividedName(
        family=name[: best + 1], given=name[best + 1 :], confidence=weights[best] / total
    )


def _weight_at(name: str, end: int) -> float:
    # A selector of a variant (葛󠄀) belongs to the kanji before it.
    return 0.0 if _SELECTOR.match(name, end) else _weight(name[:end], name[end:])


def _weight(family: str, given: str) -> float:
    family, given = name_spelling(family), name_spelling(given)
    if _KANA_ONLY.fullmatch(family + given):
        return _sound_weight(family, given)
    return _family_weight(family) * _given_weight(given)


def _sound_weight(family: str, given: str) -> float:
    """Weigh kana by sounds that lists know; without any the name stays whole."""
    known = (family in family_sounds()) + (given in given_sounds())
    return 0.0 if not known else 10.0**known * len(family) ** 0.5


def _family_weight(name: str) -> float:
    if listed := family_names().get(name):
        return listed.hundreds / _all_hundreds()
    if is_family_name(name):
        return _RARE_BUT_KNOWN
    return _UNLISTED * _by_signs(name, family_kanji(), _FAMILY_LENGTHS)


def _given_weight(name: str) -> float:
    known = _GIVEN_KNOWN if is_given_name(name) or name in given_sounds() else 1.0
    return known * _by_signs(name, given_kanji(), _GIVEN_LENGTHS)


def _by_signs(name: str, kanji: Mapping[str, NameKanji], lengths: Sequence[float]) -> float:
    length = lengths[len(name)] if len(name) < len(lengths) else 0.0
    return length * math.prod(_sign_weight(sign, kanji) for sign in name)


def _sign_weight(sign: str, kanji: Mapping[str, NameKanji]) -> float:
    if _KANA_SIGN_PATTERN.fullmatch(sign):
        return _KANA_SIGN
    return kanji[sign].per_million / 1e6 if sign in kanji else _UNSEEN_SIGN


@lru_cache(maxsize=1)
def _all_hundreds() -> int:
    return sum(name.hundreds for name in family_names().values())
