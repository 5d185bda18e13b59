"""Names of people as they are shown, sorted and sealed."""

import re
import unicodedata

from enishi.language.folding import search_key

_JAPANESE = re.compile(
    "[ぁ-ゖァ-ヺー々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
_SCRIPTS = (
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|mme|m|herr|frau)\.?\s+(?=\S)", re.IGNORECASE)


def is_japanese(text: str) -> bool:
    """Tell whether ``text`` holds kana or kanji."""
    # Most names of an address book are ASCII; telling that costs next to nothing.
    return not text.isascii() and bool(_JAPANESE.search(text))


def script_language(text: str) -> str:
    """Return the language code to put on a run of text, judged by its script alone.

    Kanji without kana count as Japanese: in this product a Han name is read as a Japanese one
    unless somebody says otherwise, so that Chinese glyphs do not appear in Japanese names.

    Returns:
        ``ja``, ``ko``, ``ru``, ``el``, ``th``, ``ar``, ``he``, ``hi``, or ``en`` for the rest.
    """
    if is_japanese(text):
        return "ja"
    return next((code for code, script in _SCRIPTS if script.search(text)), "en")


def display_name(family: str, given: str) -> str:
    """Put the parts of a name in the order of their script.

    Japanese, Chinese and Korean names stand family first, all others given name first. Blanks,
    full-width ones too, become one space; an empty part leaves none behind.
    """
    first, last = (family, given) if _is_family_first(family or given) else (given, family)
    return " ".join(f"{first} {last}".split())


def _is_family_first(family: str) -> bool:
    return script_language(family) in {"ja", "ko"}


def sort_key(name: str, reading: str = "") -> str:
    """Return the key by which lists of people are sorted: the reading first, then the name.

    Two different names never share a key, so the order is stable.
    """
    return "\x1f".join((search_key(reading or name), search_key(name), name))


def seal_text(name: str) -> str:
    """Return what stands in a person's or a community's seal.

    The first character of the (family) name in scripts that put it first, otherwise the initials
    of the first and the last word; at most two characters, empty for an empty name.
    """
    words = _HONORIFIC.sub("", unicodedata.normalize("NFC", name).strip()).split()
    initials = [sign for sign in map(_first_letter, words) if sign]
    if not initials:
        return ""
    if _is_family_first(initials[0]):
        return initials[0]
    return "".join(_ends(initials))


def _ends(initials: list[str]) -> list[str]:
    return [initials[0], initials[-1]] if len(initials) > 1 else initials


def _first_letter(word: str) -> str:
    letter = next((sign for sign in word if sign.isalnum()), "")
    # Some capitals are two letters long (ß, ﬁ); a seal has room for one from each word.
    return letter.upper()[:1]
