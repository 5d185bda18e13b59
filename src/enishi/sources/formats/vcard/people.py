"""People: the properties of one card become the fields of one record."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from enishi.sources.assembling import clean, is_eastern
from enishi.sources.content_lines import Property, split_value, unescape
from enishi.sources.records import FieldKind, FieldValue

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f\s]+")
_MAIL_IN_BRACKETS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_LONGEST_MAIL = 1_000
_SYSTEM_GROUPS = {"mycontacts", "my contacts"}
_STRUCTURE = {"VERSION", "PRODID", "BEGIN", "END", "X-ABLABEL", "KIND", "PROFILE"}
_WHAT_IT_IS = {"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
_PICTURES = {"PHOTO", "LOGO", "KEY", "X-MS-CARDPICTURE"}
_NAME_KINDS = (
    FieldKind.FAMILY_NAME,
    FieldKind.GIVEN_NAME,
    FieldKind.MIDDLE_NAME,
    FieldKind.NAME_PREFIX,
    FieldKind.NAME_SUFFIX,
)
_READING_KINDS = (FieldKind.FAMILY_READING, FieldKind.GIVEN_READING)
_PLACE_KINDS = {3: FieldKind.CITY, 4: FieldKind.REGION, 6: FieldKind.COUNTRY}
_TEXTS = {
    "FN": FieldKind.NAME,
    "TITLE": FieldKind.TITLE,
    "ROLE": FieldKind.TITLE,
    "NOTE": FieldKind.NOTE,
    "URL": FieldKind.URL,
    "LANG": FieldKind.LANGUAGE,
    "X-LANG": FieldKind.LANGUAGE,
    "X-ENISHI-ALIAS": FieldKind.ALIAS,
    "X-ENISHI-ROLE": FieldKind.ROLE,
    "X-PHONETIC-FIRST-NAME": FieldKind.GIVEN_READING,
    "X-PHONETIC-LAST-NAME": FieldKind.FAMILY_READING,
    "RELATED": FieldKind.RELATED,
    "X-ABRELATEDNAMES": FieldKind.RELATED,
}
_RELATIVES = re.compile(
    r"X-(?:EVOLUTION-|MS-|KADDRESSBOOK-X-)?(SPOUSE|MANAGER|ASSISTANT)(?:SNAME)?"
)
_ANDROID_KINDS = {
    "vnd.android.cursor.item/nickname": FieldKind.NICKNAME,
    "vnd.android.cursor.item/relation": FieldKind.RELATED,
}

# Members of an enum are slow to look up before Python 3.12, and these are asked for in every card.
_ORGANISATION, _DEPARTMENT = FieldKind.ORGANISATION, FieldKind.DEPARTMENT
_MAIL, _PHONE, _OTHER = FieldKind.MAIL, FieldKind.PHONE, FieldKind.OTHER
_LONGEST_REMEMBERED = 200

Values = Iterable[FieldValue]


class CardText:
    """A card's properties with its version and Apple's labels at hand."""

    def __init__(self, properties: Sequence[Property]) -> None:
        self.properties = properties
        self._firsts = {one.head.name: one.value for one in reversed(properties)}
        self.is_old = self._first("VERSION") in {"", "2.1"}
        self.has_full_name = bool(self._first("FN"))
        self._labels = {
            p.head.group: _apple_label(unescape(p.value))
            for p in properties
            if p.head.group and p.head.name == "X-ABLABEL"
        }

    def _first(self, name: str) -> str:
        return self._firsts.get(name, "").strip()

    @property
    def uid(self) -> str:
        """Return the card's own id, without what all ids begin with."""
        uid = clean(unescape(self._first("UID"), is_old=self.is_old))
        return uid.removeprefix("urn:uuid:").lower()

    @property
    def is_person(self) -> bool:
        """Tell whether the card is of a person, not of a company, a group or a place."""
        if _WHAT_IT_IS.isdisjoint(self._firsts):
            return True
        kind = self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")
        is_company = self._first("X-ABSHOWAS").upper() == "COMPANY"
        return kind.lower() in {"", "individual"} and not is_company

    @property
    def names_others(self) -> bool:
        """Tell whether the card names other cards."""
        return "RELATED" in self._firsts

    def fields(self) -> list[FieldValue]:
        """Return the card's values in its own order."""
        values: list[FieldValue] = []
        for one in self.properties:
            name = one.head.name
            if name in _TEXTS:
                # As ``single`` does, without the call: most properties are such.
                if text := self.text(one.value):
                    values.append(field_of(one, _TEXTS[name], text, self.label(one)))
            elif read := _reader_of(name) if len(name) < _LONGEST_REMEMBERED else _KEPT:
                values.extend(read(self, one))
        return values

    def text(self, value: str) -> str:
        """Return a value or part of one without its escapes."""
        if "\\" in value:
            value = unescape(value, is_old=self.is_old)
        return value.strip() if value.isascii() else clean(value)

    def label(self, one: Property) -> str:
        """Return what the card says of a value: Apple's label, else its types."""
        if self._labels and one.head.group in self._labels:
            return self._labels[one.head.group]
        return one.head.label

    def single(self, one: Property, kind: FieldKind, *, label: str = "") -> Values:
        """Return the whole value as one field, or nothing where it is empty."""
        text = self.text(one.value)
        if not text:
            return ()
        label = label or self.label(one)
        return (FieldValue(kind=kind, value=text, origin=one.head.origin, label=label),)

    def parts(self, one: Property) -> list[str]:
        """Return the components of a structured value."""
        return [part and self.text(part) for part in split_value(one.value, ";")]


def field_of(one: Property, kind: FieldKind, text: str, label: str = "") -> FieldValue:
    """Return a value of ``one`` as a field."""
    return FieldValue(kind=kind, value=text, origin=one.head.origin, label=label)


def _apple_label(text: str) -> str:
    found = _APPLE_LABEL.fullmatch(text.strip())
    return clean(found[1] if found else text)


def _name(card: CardText, one: Property) -> Values:
    parts = card.parts(one)
    told: list[FieldValue] = []
    if not any(parts[1:]):
        parts, told = _whole_name_in(card, one, parts[0])
    for kind, text in zip(_NAME_KINDS, parts, strict=False):
        if text:
            told.append(field_of(one, kind, text))
    if "SORT-AS" in one.head.parameters:
        told.extend(_readings(one, one.head.parameters["SORT-AS"].split(";")))
    return told


def _whole_name_in(
    card: CardText, one: Property, family: str
) -> tuple[list[str], list[FieldValue]]:
    """Part a whole name that DoCoMo and others put where the family name belongs."""
    words = family.split()
    if len(words) < 2:  # noqa: PLR2004 - family and given
        return [family], []
    if len(words) == 2 and is_eastern(family):  # noqa: PLR2004 - family and given
        return words, []
    return [], [] if card.has_full_name else [field_of(one, FieldKind.NAME, family)]


def _readings(one: Property, parts: Sequence[str]) -> Values:
    if not all(_KANA.fullmatch(part) for part in parts if part):
        return
    for kind, text in zip(_READING_KINDS, parts, strict=False):
        if text:
            yield field_of(one, kind, clean(text))


def _sound(card: CardText, one: Property) -> Values:
    if "irmc-n" not in one.head.types:
        yield from card.single(one, _OTHER)
        return
    parts = card.parts(one)
    if not any(parts[1:]):
        parts = parts[0].split(maxsplit=1)
    for kind, text in zip(_READING_KINDS, parts, strict=False):
        if text:
            yield field_of(one, kind, text)


def _sort_string(card: CardText, one: Property) -> Values:
    text = card.text(one.value)
    if text and _KANA.fullmatch(text):
        yield from _readings(one, text.split(maxsplit=1))
    else:
        yield from card.single(one, _OTHER)


def _listed(kind: FieldKind) -> Callable[[CardText, Property], Values]:
    def read(card: CardText, one: Property) -> Values:
        for part in split_value(one.value, ","):
            text = card.text(part)
            if text and text.lower() not in _SYSTEM_GROUPS:
                yield field_of(one, kind, text)

    return read


def _organisation(card: CardText, one: Property) -> Values:
    name, *departments = card.parts(one)
    told = [field_of(one, _ORGANISATION, name)] if name else []
    told.extend(field_of(one, _DEPARTMENT, text) for text in departments if text)
    return told


def _address(card: CardText, one: Property) -> Values:
    parts, label = card.parts(one), card.label(one)
    whole = ", ".join(part for part in parts if part)
    if whole:
        yield field_of(one, FieldKind.ADDRESS, whole, label)
    for place, kind in _PLACE_KINDS.items():
        if place < len(parts) and parts[place]:
            yield field_of(one, kind, parts[place], label)


def _mail(card: CardText, one: Property) -> Values:
    text = card.text(one.value).removeprefix("mailto:")
    found = _MAIL_IN_BRACKETS.search(text[:_LONGEST_MAIL]) if "<" in text else None
    address = found[1] if found else text
    return (field_of(one, _MAIL, address, card.label(one)),) if address else ()


def _phone(card: CardText, one: Property) -> Values:
    text = card.text(one.value)
    kind = _OTHER if text.startswith("sip:") else _PHONE
    text = text.removeprefix("tel:")
    return (field_of(one, kind, text, card.label(one)),) if text else ()


def _birthday(card: CardText, one: Property) -> Values:
    text = card.text(one.value)
    unknown_year = one.head.parameters.get("X-APPLE-OMIT-YEAR", "")
    if unknown_year and text.startswith(unknown_year):
        text = f"-{text.removeprefix(unknown_year)}"
    if text:
        yield field_of(one, FieldKind.BIRTHDAY, text)


def _profile(card: CardText, one: Property) -> Values:
    is_address = one.value.lower().startswith(("http:", "https:"))
    return card.single(one, FieldKind.URL if is_address else _OTHER)


def _android(card: CardText, one: Property) -> Values:
    name, *parts = card.parts(one)
    kind = _ANDROID_KINDS.get(name)
    if kind is None or not any(parts):
        yield from card.single(one, _OTHER)
    elif parts[0]:
        yield field_of(one, kind, parts[0])


def _whole(kind: FieldKind, *, label: str = "") -> "_Reader":
    def read(card: CardText, one: Property) -> Values:
        return card.single(one, kind, label=label)

    return read


_Reader = Callable[[CardText, Property], Values]
_READERS: dict[str, _Reader] = {
    "N": _name,
    "SOUND": _sound,
    "SORT-STRING": _sort_string,
    "NICKNAME": _listed(FieldKind.NICKNAME),
    "CATEGORIES": _listed(FieldKind.LABEL),
    "ORG": _organisation,
    "ADR": _address,
    "EMAIL": _mail,
    "TEL": _phone,
    "BDAY": _birthday,
    "X-SOCIALPROFILE": _profile,
    "X-ANDROID-CUSTOM": _android,
}
_KEPT = _whole(_OTHER)


@lru_cache(maxsize=4096)
def _reader_of(name: str) -> _Reader | None:
    """Return what reads a property of this name, or None where it says nothing of the person."""
    if name in _STRUCTURE or name in _PICTURES:
        return None
    if name in _READERS:
        return _READERS[name]
    found = _RELATIVES.fullmatch(name)
    if found:
        return _whole(FieldKind.RELATED, label=found[1].lower())
    return _KEPT
