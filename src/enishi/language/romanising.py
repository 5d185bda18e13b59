"""Kana in Latin letters, for search: "yamada" and "Yōko" find やまだ and ようこ."""

import re
from functools import lru_cache

from enishi.language.folding import search_key

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さ*すせそ",
    "z": "ざ*ずぜぞ",
    "t": "た**てと",
    "d": "だ**でど",
    "n": "なにぬねの",
    "h": "はひ*へほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "y": "や*ゆ*よ",
    "r": "らりるれろ",
    "w": "わ****",
}
_ODD = {
    "し": "shi",
    "じ": "ji",
    "ち": "chi",
    "ぢ": "ji",
    "つ": "tsu",
    "づ": "zu",
    "ふ": "fu",
    "ゐ": "i",
    "ゑ": "e",
    "を": "o",
    "ん": "n",
    "ー": "",
    **dict(
        zip("ぁぃぅぇぉゃゅょゎ", ["a", "i", "u", "e", "o", "ya", "yu", "yo", "wa"], strict=True)
    ),
}
_KANA = _ODD | {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "*"
}
_GLIDE = re.compile(r"([きぎしじちぢにひびぴみりふてで])([ゃゅょぁぃぇぉ])")
_DOUBLED = re.compile(r"っ([a-z])")
_SPELLINGS = (
    ("sy", "sh"),
    ("ty", "ch"),
    ("zy", "j"),
    ("jy", "j"),
    ("si", "shi"),
    ("ti", "chi"),
    ("tu", "tsu"),
    ("zi", "ji"),
    ("hu", "fu"),
)
_SPELLING = re.compile("|".join(f"(?<![sct]){odd}" for odd, _ in _SPELLINGS))
_BEFORE_LIPS = re.compile("m(?=[bmp])")
_LONG_O = re.compile("o(?:u|o|h(?![aeiouy]))+")
_LONG_U = re.compile("u(?:u|h(?![aiueoy]))+")


def romanise_kana(text: str) -> str:
    """Write the kana of ``text`` in Hepburn letters, long vowels as in kana (``ようこ``: youko).

    Everything that is not kana stays, folded as :func:`search_key` does.
    """
    joined = _GLIDE.sub(_glide, search_key(text))
    letters = "".join(_KANA.get(sign, sign) for sign in joined)
    doubled = _DOUBLED.sub(lambda match: _double(match[1]), letters).replace("っ", "")
    return " ".join(doubled.split())


def _glide(match: re.Match[str]) -> str:
    stem, vowel = _KANA[match[1]], _KANA[match[2]]
    if match[1] in "しじちぢ":
        return stem[:-1] + vowel[-1]
    return stem[:-1] + vowel


def _double(consonant: str) -> str:
    return "tc" if consonant == "c" else consonant * 2


@lru_cache(maxsize=8192)
def romaji_key(text: str) -> str:
    """Fold kana and the usual ways of writing Japanese names in Latin letters to one key.

    ``ようこ``, ``Yōko``, ``Youko`` and ``Yohko`` are equal, so are ``Sinbasi`` and ``Shimbashi``.
    Only for comparing: the key is no spelling.
    """
    letters = romanise_kana(text)
    letters = _SPELLING.sub(lambda match: dict(_SPELLINGS)[match[0]], letters)
    letters = _BEFORE_LIPS.sub("n", letters)
    return _LONG_U.sub("u", _LONG_O.sub("o", letters))


def name_key(*spellings: str) -> str:
    """Return one key under which all ``spellings`` of a name are found.

    Args:
        spellings: Name, reading, alias, nickname; empty ones are left out.

    Returns:
        Keys of all spellings and of their romanised forms, each once, parted by ``|``.
    """
    keys = [key for text in spellings if text for key in (search_key(text), romaji_key(text))]
    return "|".join(dict.fromkeys(keys))


def is_in_name(wanted: str, key: str) -> bool:
    """Tell whether every word of ``wanted`` stands in a :func:`name_key`, blanks aside."""
    solid = key.replace(" ", "")
    return any(
        all(word in solid for word in fold(wanted).split()) for fold in (search_key, romaji_key)
    )
