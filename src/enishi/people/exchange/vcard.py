"""vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), as telephones and address books read them."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from enishi.people.card import CardField
from enishi.people.exchange.exported import ExportedPerson

_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class VCardVersion(StrEnum):
    """Which vCard: 3.0 for most telephones and services, 4.0 where it is known to be read."""

    V3 = "3.0"
    V4 = "4.0"


def write_vcards(
    people: Iterable[ExportedPerson], version: VCardVersion = VCardVersion.V3
) -> Iterator[str]:
    """Give one card a person, as text with the line ends and the folding the standard asks for.

    Readings are written as ``X-PHONETIC-…``, which Apple and Android read in both versions. What
    vCard has no word for (the alias, role codes) is kept in ``X-ENISHI-…``.
    """
    for one in people:
        yield "".join(_folded(line) for line in _lines(one, version))


def _lines(one: ExportedPerson, version: VCardVersion) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{_text(one.uid)}"
    yield from _name(one)
    yield from _contact(one)
    yield from _work_and_place(one)
    yield from _rest(one, version)
    yield "END:VCARD"


def _name(one: ExportedPerson) -> Iterator[str]:
    name, reading = one.name_parts, one.reading_parts
    yield f"FN:{_text(one.card.name)}"
    yield f"N:{_text(name.family)};{_text(name.given)};;;"
    if reading.family:
        yield f"X-PHONETIC-LAST-NAME:{_text(reading.family)}"
    if reading.given:
        yield f"X-PHONETIC-FIRST-NAME:{_text(reading.given)}"
    if one.card.alias:
        yield f"X-ENISHI-ALIAS:{_text(one.card.alias)}"


def _contact(one: ExportedPerson) -> Iterator[str]:
    for mail in one.all(CardField.MAIL):
        yield f"EMAIL:{_text(mail)}"
    for phone in one.all(CardField.PHONE):
        yield f"TEL:{_text(phone)}"
    for url in one.all(CardField.URL):
        yield f"URL:{_text(url)}"


def _work_and_place(one: ExportedPerson) -> Iterator[str]:
    if one.card.organisation:
        yield f"ORG:{_text(one.card.organisation)}"
    if one.card.title:
        yield f"TITLE:{_text(one.card.title)}"
    if one.place:
        yield f"ADR:;;;{_text(one.place)};;;"
    for code in one.all(CardField.ROLE):
        yield f"X-ENISHI-ROLE:{_text(code)}"


def _rest(one: ExportedPerson, version: VCardVersion) -> Iterator[str]:
    labels = one.all(CardField.LABEL)
    if labels:
        yield "CATEGORIES:" + ",".join(_text(label) for label in labels)
    for language in one.all(CardField.LANGUAGE):
        yield f"{'LANG' if version is VCardVersion.V4 else 'X-LANG'}:{_text(language)}"
    for note in one.all(CardField.NOTE):
        yield f"NOTE:{_text(note)}"
    for known in one.knows:
        if version is VCardVersion.V4:
            yield f"RELATED;TYPE=contact;VALUE=text:{_text(known.name)}"
        else:
            yield f"X-ABRELATEDNAMES:{_text(known.name)}"


def _text(value: str) -> str:
    lines = _LINE_ENDS.sub("\n", value)
    return _CONTROL.sub("", lines).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Fold a line at 75 bytes, never inside a character (RFC 6350 3.2)."""
    pieces: list[str] = []
    room, piece = _LINE_BYTES, ""
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if width > room:
            pieces.append(piece)
            # The blank that continues a line counts.
            piece, room = "", _LINE_BYTES - 1
        piece += sign
        room -= width
    return "\r\n ".join([*pieces, piece]) + "\r\n"
