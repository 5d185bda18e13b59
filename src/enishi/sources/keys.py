"""Keys: the same word for the same person whenever the same source names them again."""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote

from enishi.sources.addresses import is_shared_address
from enishi.sources.records import FieldKind, FieldValue
from enishi.terms import derive_id

# Members of an enum are slow to look up before Python 3.12, and these are asked for in every row.
_MAIL, _NAME, _PHONE = FieldKind.MAIL, FieldKind.NAME, FieldKind.PHONE
_ORGANISATION = FieldKind.ORGANISATION
_LONGEST_KEY = 200
_SLUG = re.compile(r"linkedin\.[a-z.]+/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
_NOT_IN_NUMBER = re.compile(r"[^\d+]")
_SHORTEST_NUMBER = 6
# Telephones number their cards 1, 2, 3; such a UID is not the same person elsewhere.
_SHORTEST_UID = 8


def linkedin_slug(url: str) -> str:
    """Return the member's name in a profile's address, lower case and decoded, or empty."""
    found = _SLUG.search(url)
    return fold_name(unquote(found[1])) if found else ""


def fold_name(text: str) -> str:
    """Return the text in NFKC and lower case with single blanks, for comparing."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_number(text: str) -> str:
    """Return a telephone number's digits with a leading ``+`` where it has one, or empty.

    Not E.164: no country is guessed, so the same text always gives the same key.
    """
    digits = _NOT_IN_NUMBER.sub("", unicodedata.normalize("NFKC", text))
    digits = digits[:1] + digits[1:].replace("+", "")
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


class KeyBook:
    """Gives keys to the records of one file.

    Strong keys (``uid:``, ``mail:``, ``linkedin:``, ``name-phone:``) may repeat: the file names
    one person twice, and every row is still given out. Weak ones (``name-org:``, ``name:``)
    that repeat get an ordinal (``name:taro yamada#2``), because two people may share a name,
    and nobody is merged by a name alone.
    """

    def __init__(self) -> None:
        self._weak: dict[str, int] = {}

    def key_of(self, firsts: Mapping[FieldKind, FieldValue], *, uid: str = "") -> str:
        """Return the key of an address book's entry: uid, mail, name and phone, or name."""
        if key := uid_key(uid):
            return key
        mail = fold_name(_text(firsts, _MAIL))
        name = fold_name(_text(firsts, _NAME))
        # Two people who give one info@ address are still two.
        if mail and not (name and is_shared_address(mail)):
            return _bounded(f"mail:{mail}")
        number = fold_number(_text(firsts, _PHONE))
        if number:
            return _bounded(f"name-phone:{name}|{number}")
        return self.weak_key(name, _text(firsts, _ORGANISATION))

    def weak_key(self, name: str, organisation: str = "") -> str:
        """Return ``name-org:…`` or ``name:…``, numbered where the file repeats it."""
        folded = fold_name(name)
        organisation = fold_name(organisation)
        key = _bounded(f"name-org:{folded}|{organisation}" if organisation else f"name:{folded}")
        count = self._weak.get(key, 0) + 1
        self._weak[key] = count
        return key if count == 1 else f"{key}#{count}"


def uid_key(uid: str) -> str:
    """Return the key of whom a program calls so, or empty where its ids are only numbers."""
    return _bounded(f"uid:{uid}") if len(uid) >= _SHORTEST_UID else ""


def mail_key(mail: str) -> str:
    """Return the key of whom an address belongs to, or empty where that is no one person."""
    folded = fold_name(mail)
    return "" if is_shared_address(folded) else _bounded(f"mail:{folded}")


def name_key(name: str, space: str = "name") -> str:
    """Return the key of somebody of whom only the name is known, without an ordinal."""
    return _bounded(f"{space}:{fold_name(name)}")


def _text(firsts: Mapping[FieldKind, FieldValue], kind: FieldKind) -> str:
    return firsts[kind].value if kind in firsts else ""


def _bounded(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key.partition(':')[0]}:{derive_id(key)}"
