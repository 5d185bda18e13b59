"""Forms of a person's name: every way in which a text may name her, and how surely.

The rule: a full name is always hidden, in
either order, with or without blanks, in kanji, kana or Latin letters. A single name is hidden
where it is addressed (田中さん, Mr Tanaka) or, in letters that know capitals, where it stands as a
word of its own with a capital. A single 森 or a lower-case "rose" is an ordinary word and stays.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, product
from unicodedata import normalize

from enishi.language import romaji_key, romanise_kana, search_key
from enishi.people import CardField, PersonCard

_GAPS = re.compile(r"[\s,，、・･=＝゠]+")
_HAN = re.compile("[々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff\uff66-\uff9f\s]+")
_NAMES = (CardField.NAME, CardField.READING)
_ADDRESSES = (CardField.MAIL, CardField.PHONE, CardField.URL)
_Letters = tuple[str, ...]
_SHORTEST_ADDRESS = 6
_WHOLE_HAN = 3
_WHOLE_KANA = 4
_MOST_SPELLINGS = 8
_SMALL_WORDS = (
    "al bin bint da dal de del della den der di do dos du el het la las le les lo los of san "
    "santa st ste ter the und van vom von y zu zum zur"
)
_PARTICLES = frozenset(_SMALL_WORDS.split())


BEGINNING = 6
"""Letters that :func:`beginnings_of` gives at most: a rare word by then, even in Latin."""


class Sureness(IntEnum):
    """How much beside the letters it takes before a form counts as a name."""

    FULL = 0
    """Always."""
    SINGLE = 1
    """Addressed with さん, Mr and the like, or as a capitalised word of its own."""
    ADDRESSED = 2
    """Addressed with さん, Mr and the like."""


@dataclass(frozen=True, kw_only=True)
class NameForm:
    """One way to write a name.

    Attributes:
        letters: Folded, without blanks: what is looked for.
        breaks: Positions in ``letters`` between the words of the name.
    """

    letters: str
    sureness: Sureness
    breaks: tuple[int, ...] = ()


def forms_of(card: PersonCard) -> frozenset[NameForm]:
    """Return every form of the names, readings and addresses on a card, older ones included."""
    names = {card.name, card.reading, *_values(card, _NAMES)} - {""}
    found = {form for name in names for form in _forms_of_name(name)}
    return frozenset({*found, *_address_forms(_values(card, _ADDRESSES))})


def beginnings_of(card: PersonCard) -> set[str]:
    """Return how the forms of a card may begin: each begins with, or is, one of these.

    Much cheaper than :func:`forms_of`, since the words of names come back in many people.
    """
    names = {card.name, card.reading, *_values(card, _NAMES)} - {""}
    words = {word for name in names for word in _GAPS.split(name)}
    addresses = _values(card, _ADDRESSES)
    return {
        *(letters for word in words for letters in _beginnings(word)),
        *(fold_letters(address)[:BEGINNING] for address in addresses),
    } - {""}


@lru_cache(maxsize=65536)
def _beginnings(word: str) -> _Letters:
    latin = _latin(word) if _KANA.fullmatch(word) else ()
    spelt = {fold_letters(word), _searched(word), *latin}
    # A Han name in one piece may be found by its family name alone.
    families = {form.letters for letters in spelt for form in _family_guesses(letters)}
    return tuple({letters[:BEGINNING] for letters in spelt | families})


@lru_cache(maxsize=4096)
def fold_sign(sign: str) -> str:
    """Return one character folded; blanks, hyphens, dots and commas fold to nothing."""
    folded = normalize("NFD", search_key(sign))
    return "" if folded in {".", ","} else folded


@lru_cache(maxsize=65536)
def fold_letters(text: str) -> str:
    """Return ``text`` folded character by character, without blanks."""
    return "".join(map(fold_sign, text))


def has_case(text: str) -> bool:
    """Tell whether ``text`` holds letters that know capitals (Latin, Greek, Cyrillic)."""
    return text.lower() != text.upper()


def _values(card: PersonCard, fields: tuple[CardField, ...]) -> set[str]:
    return {value.value for value in card.values if value.field in fields}


def _address_forms(addresses: Iterable[str]) -> Iterator[NameForm]:
    for address in addresses:
        letters = fold_letters(address)
        if len(letters) >= _SHORTEST_ADDRESS:
            yield NameForm(letters=letters, sureness=Sureness.FULL)


def _forms_of_name(name: str) -> Iterator[NameForm]:
    words = tuple(word for word in _GAPS.split(name.strip()) if fold_letters(word))
    for letters in _spellings(words):
        yield from _full_forms(letters)
        yield from _single_forms(letters)


def _spellings(words: _Letters) -> set[_Letters]:
    """Return the folded words: as written, as a search would fold them, and kana as Latin."""
    spelt = {tuple(map(fold_letters, words)), tuple(map(_searched, words))}
    if _KANA.fullmatch("".join(words)):
        latin = product(*(_latin(word) for word in words))
        spelt.update(letters for letters, _ in zip(latin, range(_MOST_SPELLINGS), strict=False))
    return {letters for letters in spelt if all(letters) and letters}


@lru_cache(maxsize=65536)
def _searched(word: str) -> str:
    return fold_letters(search_key(word))


@lru_cache(maxsize=65536)
def _latin(word: str) -> _Letters:
    letters, short = romanise_kana(word), romaji_key(word)
    spelt = {short, letters, letters.replace("ou", "oh"), re.sub("n(?=[bmp])", "m", short)}
    return tuple(sorted(map(fold_letters, spelt)))


def _full_forms(words: _Letters) -> Iterator[NameForm]:
    if len(words) == 1:
        if _is_whole(words[0]):
            yield _joined(words, Sureness.FULL)
        return
    turned, ends = (words[-1], *words[:-1]), (words[0], words[-1])
    for order in {words, turned, (*words[1:], words[0]), ends, ends[::-1]}:
        yield _joined(order, Sureness.FULL)


def _is_whole(word: str) -> bool:
    """Tell whether one word is long enough to be nobody's but a person's name."""
    if has_case(word):
        return False
    return len(normalize("NFC", word)) >= (_WHOLE_HAN if _HAN.search(word) else _WHOLE_KANA)


def _single_forms(words: _Letters) -> Iterator[NameForm]:
    for word in words:
        if not has_case(word):
            yield NameForm(letters=word, sureness=Sureness.ADDRESSED)
        elif len(word) > 1 and word not in _PARTICLES:
            yield NameForm(letters=word, sureness=Sureness.SINGLE)
    if len(words) == 1:
        yield from _family_guesses(words[0])


def _family_guesses(name: str) -> Iterator[NameForm]:
    """Yield what may be the family name of a Han name written without a blank (山田太郎: 山田)."""
    if len(name) >= _WHOLE_HAN and _HAN.match(name):
        for length in (1, 2) if len(name) == _WHOLE_HAN else (2, 3):
            yield NameForm(letters=name[:length], sureness=Sureness.ADDRESSED)


def _joined(words: _Letters, sureness: Sureness) -> NameForm:
    ends = tuple(accumulate(map(len, words[:-1])))
    return NameForm(letters="".join(words), sureness=sureness, breaks=ends)
