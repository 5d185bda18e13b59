"""Values as they are compared: every rule about how people write things stands here."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from enishi.language import is_japanese, romaji_key, search_key
from enishi.sources import is_shared_address, linkedin_slug

_KANJI = re.compile("[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_TITLE_BEFORE = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|mme|mlle|m|herr|frau|sr|sra)\.?\s+(?=\S)", re.IGNORECASE
)
_TITLE_AFTER = re.compile(r",?\s+(?:jr|sr|ph\.?d|mba|md|esq|ii|iii)\.?$", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?<=\S\S)\s*(?:さん|さま|様|氏|先生|殿|くん|ちゃん|サン)$")
_PARTICLE_WORDS = "van von der den de del della di da dos du la le bin ibn al el ter ten"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_LONGEST_NAME = 200
# How an unspaced Japanese name is most often divided, by its length.
_FAMILY_LENGTH = {2: 1, 3: 2, 4: 2, 5: 2}
_SHORTEST_NUMBER = 6
_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|"
    r"特定非営利活動法人|NPO法人|学校法人|医療法人|\((?:株|有|同|社|財)\)"
)
_FORM_JAPANESE = re.compile(_FORMS, re.IGNORECASE)
_FORM_LATIN = re.compile(
    r"[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|kg|"
    r"k\.?k|g\.?k|s\.?a\.?s|s\.?a\.?r\.?l|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|as|pty|pte)\.?$",
    re.IGNORECASE,
)
_GMAIL = {"gmail.com", "googlemail.com"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.|m\.)?|^www\.", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{1,2}(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_DAY_WITHOUT_YEAR = re.compile(r"-{2}(\d{2})-?(\d{2})")


@dataclass(frozen=True, kw_only=True)
class NameParts:
    """A name taken apart, folded; where it is one word, that is the given name."""

    family: str
    given: str


@lru_cache(maxsize=65536)
def split_name(text: str) -> NameParts:
    """Take a name apart.

    Family name first: with a comma, in Japanese, in capitals. An unspaced Japanese name is divided
    by its length, as most are. Honorifics and titles are left out.
    """
    plain = _without_titles(text)
    before, comma, after = plain.partition(",")
    if comma:
        return NameParts(family=_spelling(before), given=_spelling(after))
    words = plain.split()
    return _japanese_parts(words) if is_japanese(plain) else _latin_parts(words)


def _without_titles(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text[:_LONGEST_NAME]).split())
    plain = _HONORIFIC.sub("", _TITLE_BEFORE.sub("", plain))
    return _TITLE_AFTER.sub("", plain)


def _japanese_parts(words: list[str]) -> NameParts:
    if len(words) > 1:
        return _parts(words[:1], words[1:])
    name = words[0]
    length = _FAMILY_LENGTH.get(len(name), 0) if _KANJI.search(name) else 0
    return _parts([name[:length]], [name[length:]])


def _latin_parts(words: list[str]) -> NameParts:
    if len(words) < 2:  # noqa: PLR2004 - family and given
        return _parts([], words)
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return _parts(capitals, [word for word in words if word not in capitals])
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return _parts(words[start:], words[:start])


def _parts(family: list[str], given: list[str]) -> NameParts:
    return NameParts(family=_spelling(" ".join(family)), given=_spelling(" ".join(given)))


def _spelling(part: str) -> str:
    """Fold a part of a name: kanji as kanji, kana and Latin letters as romaji."""
    return search_key(part) if _KANJI.search(part) else romaji_key(part)


@lru_cache(maxsize=65536)
def fold_phone(text: str, region: str) -> str:
    """Return a number in E.164, else its digits; empty where it is none.

    Args:
        text: As written.
        region: Country (ISO 3166) of numbers without a country code.
    """
    plain = unicodedata.normalize("NFKC", text).removeprefix("tel:").strip()
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        number = None
    if number and phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    digits = re.sub(r"\D", "", plain)
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


def fold_mail(text: str) -> str:
    """Return a mail address without tag, folded; empty for addresses that many people share."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().removeprefix("mailto:")
    account, at, domain = plain.rpartition("@")
    account = account.partition("+")[0]
    if domain in _GMAIL:
        account, domain = account.replace(".", ""), "gmail.com"
    return (
        f"{account}{at}{domain}"
        if account and domain and not is_shared_address(f"{account}@{domain}")
        else ""
    )


def fold_url(text: str) -> str:
    """Return the address of a profile; empty for a whole site, which may be a company's."""
    if slug := linkedin_slug(text):
        return f"linkedin.com/in/{slug}"
    plain = _SCHEME.sub("", text.strip()).partition("#")[0]
    host, _, path = plain.partition("/")
    path = unquote(path.partition("?")[0]).strip("/@")
    return f"{host}/{path}".casefold() if path else ""


def fold_organisation(text: str) -> str:
    """Return a company's name without its legal form, folded."""
    plain = _FORM_JAPANESE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    while (shorter := _FORM_LATIN.sub("", plain)) != plain:
        plain = shorter
    return search_key(plain)


def fold_day(text: str) -> str:
    """Return a day as ``YYYYMMDD``, ``0000MMDD`` without a year, empty for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _DAY_WITHOUT_YEAR.match(plain):
        return f"0000{found[1]}{found[2]}"
    if found := _DAY.match(plain):
        year, month, day = (part for part in found.groups() if part)
        return f"{year}{int(month):02}{int(day):02}"
    return ""
