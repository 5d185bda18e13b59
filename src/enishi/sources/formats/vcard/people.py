"""People: the properties of one card become the fields of one record."""

import re
from collections.abc import Callable, Iterator, Sequence

from enishi.sources.assembling import clean, is_eastern
from enishi.sources.formats.vcard.properties import Property, split_value, unescape
from enishi.sources.records import FieldKind, FieldValue

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f\s]+")
_MAIL_IN_BRACKETS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_LONGEST_MAIL = 1_000
_SYSTEM_GROUPS = {"mycontacts", "my contacts"}
_STRUCTURE = {"VERSION", "PRODID", "BEGIN", "END", "X-ABLABEL", "KIND", "PROFILE"}
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

Values = Iterator[FieldValue]


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
        return self._firsts[name].strip() if name in self._firsts else ""

    @property
    def uid(self) -> str:
        """Return the card's own id, without what all ids begin with."""
        uid = clean(unescape(self._first("UID"), is_old=self.is_old))
        return uid.removeprefix("urn:uuid:").lower()

    @property
    def is_person(self) -> bool:
        """Tell whether the card is of a person, not of a company, a group or a place."""
        kind = self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")
        is_company = self._first("X-ABSHOWAS").upper() == "COMPANY"
        return kind.lower() in {"", "individual"} and not is_company

    def fields(self) -> list[FieldValue]:
        """Return the card's values in its own order."""
        values: list[FieldValue] = []
        for one in self.properties:
            if one.head.name not in _STRUCTURE:
                values.extend(self._values(one))
        return values

    def text(self, value: str) -> str:
        """Return a value or part of one without its escapes."""
        return clean(unescape(value, is_old=self.is_old))

    def label(self, one: Property) -> str:
        """Return what the card says of a value: Apple's label, else its types."""
        if one.head.group in self._labels:
            return self._labels[one.head.group]
        return " ".join(one.head.types)

    def _values(self, one: Property) -> Values:
        name = one.head.name
        reader = _READERS.get(name)
        if reader:
            yield from reader(self, one)
        elif name in _TEXTS:
            yield from self.single(one, _TEXTS[name])
        elif found := _RELATIVES.fullmatch(name):
            yield from self.single(one, FieldKind.RELATED, label=found[1].lower())
        elif name not in _PICTURES:
            yield from self.single(one, FieldKind.OTHER)

    def single(self, one: Property, kind: FieldKind, *, label: str = "") -> Values:
        """Give the whole value as one field, or nothing where it is empty."""
        text = self.text(one.value)
        if text:
            yield field_of(one, kind, text, label or self.label(one))

    def parts(self, one: Property) -> list[str]:
        """Return the components of a structured value."""
        return [self.text(part) for part in split_value(one.value, ";")]


def field_of(one: Property, kind: FieldKind, text: str, label: str = "") -> FieldValue:
    """Return a value of ``one`` as a field."""
    return FieldValue(kind=kind, value=text, origin=one.head.origin, label=label)


def _apple_label(text: str) -> str:
    found = _APPLE_LABEL.fullmatch(text.strip())
    return clean(found[1] if found else text)


def _name(card: CardText, one: Property) -> Values:
    parts = card.parts(one)
    family, others = parts[0], any(parts[1:])
    if family and not others and len(words := family.split()) > 1:
        # DoCoMo and others put the whole name where the family name belongs.
        parts = words if len(words) == 2 and is_eastern(family) else []  # noqa: PLR2004 - family and given
        if not parts and not card.has_full_name:
            yield field_of(one, FieldKind.NAME, family)
    for kind, text in zip(_NAME_KINDS, parts, strict=False):
        if text:
            yield field_of(one, kind, text)
    yield from _readings(one, one.head.parameters.get("SORT-AS", "").split(";"))


def _readings(one: Property, parts: Sequence[str]) -> Values:
    if not all(_KANA.fullmatch(part) for part in parts if part):
        return
    for kind, text in zip(_READING_KINDS, parts, strict=False):
        if text:
            yield field_of(one, kind, clean(text))


def _sound(card: CardText, one: Property) -> Values:
    if "irmc-n" not in one.head.types:
        yield from card.single(one, FieldKind.OTHER)
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
        yield from card.single(one, FieldKind.OTHER)


def _listed(kind: FieldKind) -> Callable[[CardText, Property], Values]:
    def read(card: CardText, one: Property) -> Values:
        for part in split_value(one.value, ","):
            text = card.text(part)
            if text and text.lower() not in _SYSTEM_GROUPS:
                yield field_of(one, kind, text)

    return read


def _organisation(card: CardText, one: Property) -> Values:
    name, *departments = card.parts(one)
    if name:
        yield field_of(one, FieldKind.ORGANISATION, name)
    for department in filter(None, departments):
        yield field_of(one, FieldKind.DEPARTMENT, department)


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
    found = _MAIL_IN_BRACKETS.search(text[:_LONGEST_MAIL])
    if text:
        yield field_of(one, FieldKind.MAIL, found[1] if found else text, card.label(one))


def _phone(card: CardText, one: Property) -> Values:
    text = card.text(one.value)
    kind = FieldKind.OTHER if text.startswith("sip:") else FieldKind.PHONE
    if text:
        yield field_of(one, kind, text.removeprefix("tel:"), card.label(one))


def _birthday(card: CardText, one: Property) -> Values:
    text = card.text(one.value)
    unknown_year = one.head.parameters.get("X-APPLE-OMIT-YEAR", "")
    if unknown_year and text.startswith(unknown_year):
        text = f"-{text.removeprefix(unknown_year)}"
    if text:
        yield field_of(one, FieldKind.BIRTHDAY, text)


def _profile(card: CardText, one: Property) -> Values:
    is_address = one.value.lower().startswith(("http:", "https:"))
    yield from card.single(one, FieldKind.URL if is_address else FieldKind.OTHER)


def _android(card: CardText, one: Property) -> Values:
    name, *parts = card.parts(one)
    kind = _ANDROID_KINDS.get(name)
    if kind is None or not any(parts):
        yield from card.single(one, FieldKind.OTHER)
    elif parts[0]:
        yield field_of(one, kind, parts[0])


_READERS: dict[str, Callable[[CardText, Property], Values]] = {
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
