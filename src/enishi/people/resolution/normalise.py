"""Values as they are compared: how people write addresses, numbers, days; names have their own."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from enishi.language import search_key
from enishi.sources import is_shared_address, linkedin_slug

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
