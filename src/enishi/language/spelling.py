"""How names sound, whatever letters they are written in: keys for comparing parts of names.

A long vowel may be written (Ohno, Ōno, おおの), left out (Ono, for 大野 and 小野 alike) or not be
there (おの). ``SoundKey.plain`` leaves length aside. Where a spelling says something about length,
``SoundKey.marked`` says it too: Ohno agrees with Ono, and Ono with おの, but not Ohno with おの.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from enishi.language.folding import search_key
from enishi.language.name_tables import family_sounds, given_sounds
from enishi.language.romanising import romaji_key, romanise_kana

LONG, SHORT = "\u02c9", "\u02d8"
"""Signs behind a marked key: some vowel is long; none is."""
_KANA = re.compile("[ぁ-ゖー ]+")
_CONSONANT = "(?:ky|gy|sh|sy|ch|ty|cy|ts|ny|hy|by|py|my|ry|jy|zy|dz|[kgsztdnhbpmyrwjf])"
_SYLLABLE = (
    f"(?:{_CONSONANT}?[aiueo]|n(?![aiueoy])|m(?=[bmp])|h(?![aiueoy])|([kstpcgdbj])(?=\\1)|t(?=ch))"
)
_ROMAJI = re.compile(f"(?:{_SYLLABLE})+")
_STRAY_H = re.compile("(?<![ou])h(?![aiueoy])")
_LENGTH_MARK = re.compile("o(?:u|o|h(?![aiueoy]))|u(?:u|h(?![aiueoy]))")
_LONG_LETTER = re.compile("[ou][\u0302\u0304]")
_OLD_YE = re.compile("(?<=[aiueo])ye")
_OH_VOWEL = re.compile("oh[aiueo]")
_UMLAUT = re.compile("([aou])\u0308")
_OPEN = re.compile("[ou]")


@dataclass(frozen=True, kw_only=True)
class SoundKey:
    """A part of a name by its sound.

    Attributes:
        plain: In Latin letters, the length of vowels left aside.
        others: Other plain keys: Müller is Mueller as well as Muller.
        marked: The plain key with a sign for what is known of its length, or empty.
    """

    plain: str
    others: tuple[str, ...] = ()
    marked: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Return everything to be compared."""
        if not self.marked:
            return (self.plain, *self.others)
        return (self.plain, *self.others, self.marked)


@lru_cache(maxsize=65536)
def is_romaji(text: str) -> bool:
    """Tell whether Latin letters may be a Japanese name: nothing but its syllables."""
    word = search_key(text).replace(" ", "")
    return bool(_ROMAJI.fullmatch(word)) and not _STRAY_H.search(word)


def kana_sound(text: str) -> SoundKey:
    """Return the key of kana, which always say how long a vowel is."""
    solid = "".join(text.split())
    letters, plain = romanise_kana(solid), romaji_key(solid)
    is_long = len(romaji_key(letters)) < len(letters) and bool(_LENGTH_MARK.search(letters))
    is_long = is_long or "ー" in text
    return SoundKey(plain=plain, marked=_marked(plain, LONG if is_long else SHORT))


def romaji_sound(text: str) -> SoundKey:
    """Return the key of a Japanese name in Latin letters, in whichever way they are written."""
    opened = unicodedata.normalize("NFD", text.lower())
    letters = _OLD_YE.sub("e", search_key(text))
    is_long = bool(_LENGTH_MARK.search(letters) or _LONG_LETTER.search(opened))
    # Shin-ichi is Shinichi, Ecchu is Etchu.
    solid = letters.replace(" ", "").replace("cch", "tch")
    plain = romaji_key(solid)
    if _OH_VOWEL.match(solid):
        # Ohishi is おおいし as well as おひし.
        return SoundKey(plain=plain, others=(romaji_key(f"o{solid[2:]}"),))
    return SoundKey(plain=plain, marked=_marked(plain, LONG) if is_long else "")


def foreign_sound(text: str) -> SoundKey:
    """Return the key of any other name: without accents and dots, umlauts also as two letters."""
    if "." in text:
        text = text.replace(".", " ")
    if text.isascii():
        return SoundKey(plain=search_key(text))
    opened = unicodedata.normalize("NFD", text.casefold())
    plain, spelled = search_key(text), search_key(_UMLAUT.sub(r"\1e", opened))
    return SoundKey(plain=plain, others=(spelled,) if spelled != plain else ())


def is_family_first(first: str, last: str) -> bool:
    """Tell whether two words of a Japanese name, in kana or Latin letters, stand family first.

    Only where lists know them so and not the other way round.
    """
    one, two = romaji_key(first), romaji_key(last)
    forth = (one in _family_keys()) + (two in _given_keys())
    back = (two in _family_keys()) + (one in _given_keys())
    return forth > back


def is_given_first(first: str, last: str) -> bool:
    """Tell whether two words of a Japanese name stand given name first, as lists know them."""
    return is_family_first(last, first)


def is_given_sound(text: str) -> bool:
    """Tell whether kana or Latin letters sound like a Japanese given name, as lists know them."""
    return romaji_key("".join(text.split())) in _given_keys()


def _marked(plain: str, sign: str) -> str:
    return f"{plain}{sign}" if _OPEN.search(plain) else ""


@cache
def _family_keys() -> frozenset[str]:
    return _keys(tuple(family_sounds()))


@cache
def _given_keys() -> frozenset[str]:
    return _keys(tuple(given_sounds()))


def _keys(sounds: Sequence[str]) -> frozenset[str]:
    return frozenset(map(romaji_key, sounds))
