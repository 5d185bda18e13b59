"""Names taken apart and folded to what is compared."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from enishi.language import (
    LONG,
    Reading,
    SoundKey,
    divide_name,
    family_readings,
    foreign_sound,
    given_readings,
    is_family_first,
    is_given_first,
    is_given_sound,
    is_japanese,
    is_romaji,
    is_turned,
    kana_sound,
    name_spelling,
    romaji_sound,
    script_language,
    search_key,
)
from enishi.people.resolution.nicknames import long_forms

LEAST_CONFIDENCE = 0.01
"""Of a suggested reading that is compared; less likely ones are left to the user's word."""
_KANJI = re.compile("[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_OF_BETWEEN = re.compile("(?<=[々\u3400-\u9fff])[の之乃](?=[\u3400-\u9fff])")
_KATAKANA_DOT = re.compile("(?<=[ァ-ヺー])[・=](?=[ァ-ヺ])")
_TITLE_BEFORE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mister|dr|prof|mme|mlle|madame|monsieur|m|herr|frau|sr|sra)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(r",?\s+(?:jr|sr|ph\.?d|mba|md|esq|ii|iii)\.?$", re.IGNORECASE)
_RANKS = "さん|さま|様|氏|先生|殿|くん|君|ちゃん|サン|社長|部長|課長|教授|博士"
_HONORIFIC = re.compile(
    rf"(?:(?<=\S\S)\s*(?:{_RANKS})|(?<=\S \S)(?:さん|様|くん|ちゃん)|(?<=\S \S) (?:{_RANKS})"
    # Aung San is no Mr. Aung: without a hyphen only in small letters, behind two words.
    r"|(?<=\S\S)-(?:san|sama|sensei)|(?-i:(?<=[a-z]) (?:san|sama|sensei)))$",
    re.IGNORECASE,
)
_RANKS_IN_LETTERS = (" san", " sama", " sensei")
_PARTICLE_WORDS = "van von der den de del della di da dos du la le bin ibn al el ter ten"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_FAMILY_FIRST_WORDS = (
    "nguyen tran pham huynh hoang wang zhang chen liu huang zhao zhou choi jung kang kim park lee"
)
_FAMILY_FIRST = frozenset(_FAMILY_FIRST_WORDS.split())
_BETWEEN_SCRIPTS = re.compile(r"[()／/|｜\[\]]")
_SMALL_BEGINNING = re.compile("^(?:Mc|Mac|d['’])(?=[A-Z]{2})")
# Selectors of a kanji's variant (葛󠄀), and signs of no width.
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\ufeff\u00ad]")
_ASIDE = re.compile('[(\\[／/|｜"“【〔〈《]')
_IN_BRACKETS = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[\"“][^\"”]*[\"”]|【[^】]*】|〔[^〕]*〕|〈[^〉]*〉|《[^》]*》)\s*"
)
# People add where they are to be met, and pictures: 森 健太@大阪.
_WHERE = re.compile(r"(?<=[^\x00-\x7f])\s*@.*$")
_PICTURES = re.compile("[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u266a\U0001f000-\U0001faff]")
_LEAST_OF_DOUBLE = 3
"""Ben-Ari is one name, Tanaka-Lee two."""
_LONGEST_NAME = 200

_Reader = Callable[[str], Sequence[Reading]]


@dataclass(frozen=True, kw_only=True)
class NameParts:
    """A name taken apart, as written; where it is one word, that is the given name."""

    family: str
    given: str


@dataclass(frozen=True, kw_only=True)
class PartForms:
    """One part of a name as it is compared.

    Attributes:
        written: In kanji or another script that is not read off its signs, folded.
        sounds: As it is written in kana or Latin letters.
        suggested: How it may be read, where that is only suggested.
    """

    written: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameForms:
    """Both parts of a name as they are compared."""

    family: PartForms
    given: PartForms


@lru_cache(maxsize=65536)
def name_forms(text: str) -> tuple[NameForms, ...]:
    """Take a name apart and fold it; one that is given in two scripts counts as two.

    Family name first: with a comma, in Japanese, in Korean, in capitals, and where lists know the
    words so. A Japanese name without a space is divided by lists of names. Honorifics and titles
    are left out.
    """
    return tuple(_forms(_split(name)) for name in _by_script(_without_titles(text)))


def split_name(text: str) -> NameParts:
    """Take a name apart, as written; see :func:`name_forms`."""
    return _split(_without_titles(text))


def _split(plain: str) -> NameParts:
    before, comma, after = plain.partition(",")
    if comma:
        return _comma_parts(before.split(), after.split())
    if plain.isascii():
        return _latin_parts(plain.split())
    dotted = _KATAKANA_DOT.sub(" ", plain)
    words = dotted.split()
    if dotted != plain:
        return _latin_parts(words)
    return _japanese_parts(words) if is_japanese(plain) else _other_parts(words)


def _without_titles(text: str) -> str:
    shown = text[:_LONGEST_NAME]
    if not shown.isascii():
        shown = _UNSEEN.sub("", unicodedata.normalize("NFKC", shown))
        shown = _WHERE.sub("", _PICTURES.sub("", shown)) or shown
    plain = " ".join(shown.split())
    plain = _HONORIFIC.sub("", plain) if _may_end_in_rank(plain) else plain
    return _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", plain))


def _may_end_in_rank(name: str) -> bool:
    return "-" in name or not name.isascii() or name.endswith(_RANKS_IN_LETTERS)


def _by_script(name: str) -> Sequence[str]:
    """Divide 山田太郎 (Taro Yamada); anything else in brackets is a company or a nickname."""
    if not _ASIDE.search(name):
        return (name,)
    parts = [part.strip() for part in _BETWEEN_SCRIPTS.split(name) if part.strip()]
    if len(parts) > 1 and len(parts) == len({_script(part) for part in parts}):
        return parts
    return (_IN_BRACKETS.sub(" ", name).strip() or name,)


def _script(name: str) -> str:
    if _KANJI.search(name):
        return "kanji"
    return "kana" if is_japanese(name) else "other"


def _comma_parts(family: list[str], given: list[str]) -> NameParts:
    start = len(given)
    while start > 1 and given[start - 1] in _PARTICLES:
        start -= 1
    return _parts([*given[start:], *family], given[:start])


def _japanese_parts(words: list[str]) -> NameParts:
    if len(words) == 2 and _is_given_first(*words):  # noqa: PLR2004 - family and given
        return _parts(words[1:], words[:1])
    name = divide_name(" ".join(words))
    return NameParts(family=name.family, given=name.given)


def _is_given_first(first: str, last: str) -> bool:
    scripts = (_script(first), _script(last))
    if scripts == ("kanji", "kanji"):
        return is_turned(first, last)
    if "kanji" in scripts:
        return scripts[0] == "other"
    return is_given_first(first, last)


def _other_parts(words: list[str]) -> NameParts:
    if script_language("".join(words)) != "ko":
        return _latin_parts(words)
    solid = words[0] if len(words) == 1 else ""
    return _parts([solid[:1]], [solid[1:]]) if solid else _parts(words[:1], words[1:])


def _latin_parts(words: list[str]) -> NameParts:
    if len(words) < 2:  # noqa: PLR2004 - family and given
        return _parts([], words)
    capitals = [word for word in words if _is_in_capitals(word)]
    if capitals and len(capitals) < len(words):
        return _parts(capitals, [word for word in words if word not in capitals])
    if words[0] in _PARTICLES:
        return _particle_parts(words)
    if _begins_with_family(words):
        return _parts(words[:1], words[1:])
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return _parts(words[start:], words[:start])


def _is_in_capitals(word: str) -> bool:
    if word[:1].isupper() and word[-2:].islower():
        return False
    letters = _SMALL_BEGINNING.sub("", word.strip("."))
    return len(letters) > 1 and letters.isupper()


def _particle_parts(words: list[str]) -> NameParts:
    """Divide von Berg Otto; a particle that begins a name is small."""
    end = next((place for place, word in enumerate(words) if word not in _PARTICLES), 0) + 1
    return _parts(words[:end], words[end:])


def _begins_with_family(words: list[str]) -> bool:
    first, *rest = words
    if len(rest) == 1 and all(is_romaji(word) or is_japanese(word) for word in words):
        return is_family_first(first, rest[0])
    is_eastern = len(rest) > 1 or "-" in rest[0]
    return is_eastern and first.lower() in _FAMILY_FIRST and rest[-1].lower() not in _FAMILY_FIRST


def _parts(family: Iterable[str], given: Iterable[str]) -> NameParts:
    return NameParts(family=" ".join(family), given=" ".join(given))


def _forms(name: NameParts) -> NameForms:
    # Simon Dupont is no しもん: a name is Japanese in both parts or in none.
    is_romaji_name = all(is_romaji(part) for part in (name.family, name.given) if part)
    return NameForms(
        family=_family_forms(name.family, is_romaji_part=is_romaji_name),
        given=_given_forms(name.given, is_romaji_part=is_romaji_name),
    )


def _family_forms(family: str, *, is_romaji_part: bool) -> PartForms:
    forms = _part_forms(family, family_readings, is_romaji_part=is_romaji_part)
    if forms.written:
        return replace(forms, written=tuple(map(_joined_spelling, forms.written)))
    if "-" not in family or is_japanese(family):
        return forms
    return replace(forms, sounds=(*forms.sounds, *_halves(family)))


def _joined_spelling(written: str) -> str:
    """Write 竹ノ内, 竹之内 and 竹の内 alike."""
    return _OF_BETWEEN.sub("の", written)


def _halves(family: str) -> Sequence[str]:
    """Return Tanaka and Lee for Tanaka-Lee, and a mark that tells her from Tanaka-Berg."""
    words = search_key(family).split()
    if min(map(len, words), default=0) < _LEAST_OF_DOUBLE:
        return ()
    return (*words, f"{' '.join(words)}{LONG}")


def _given_forms(given: str, *, is_romaji_part: bool) -> PartForms:
    forms = _part_forms(given, given_readings, is_romaji_part=is_romaji_part)
    if not forms.sounds or is_japanese(given):
        return forms
    if is_romaji_part and not _has_middle_name(given):
        return forms
    added = (*long_forms(forms.sounds[0]), *_without_middle(given))
    return replace(forms, sounds=(*forms.sounds, *added)) if added else forms


def _has_middle_name(given: str) -> bool:
    """Tell whether a given name in Japanese syllables is two: Anna Maria, but not Ken Ichi."""
    return " " in given and not is_given_sound(given)


def _without_middle(given: str) -> Sequence[str]:
    """Return John R and John for John Richter, and a mark that tells him from John Robert."""
    if " " not in given:
        return ()
    first, *middle = search_key(given.replace(".", " ")).split()
    if all(len(word) == 1 for word in middle) or "-" in given or len(first) == 1:
        return ()
    full = " ".join((first, *middle))
    return (" ".join((first, *(word[0] for word in middle))), first, f"{full}{LONG}")


def _part_forms(part: str, read: _Reader, *, is_romaji_part: bool) -> PartForms:
    if not part:
        return PartForms()
    if not part.isascii() and _KANJI.search(part):
        likely = (one for one in read(part) if one.confidence >= LEAST_CONFIDENCE)
        suggested = {value for one in likely for value in kana_sound(one.kana).values}
        return PartForms(written=(name_spelling(part),), suggested=tuple(sorted(suggested)))
    return PartForms(sounds=_sound(part, is_romaji_part=is_romaji_part).values)


def _sound(part: str, *, is_romaji_part: bool) -> SoundKey:
    if is_japanese(part):
        return kana_sound(part)
    return romaji_sound(part) if is_romaji_part else foreign_sound(part)
