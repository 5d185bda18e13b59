"""vCard 2.1, 3.0 and 4.0, as address books, phones and mail programs really write it."""

import re
from collections.abc import Iterator

from enishi.sources.assembling import Entry, assemble
from enishi.sources.components import RawComponent, Stray
from enishi.sources.content_lines import (
    Property,
    UndecodableValueError,
    decode_lines,
    joined_lines,
    plain_properties,
    read_property,
)
from enishi.sources.decoding import find_encoding
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.vcard.cards import read_cards
from enishi.sources.formats.vcard.people import CardText
from enishi.sources.formats.vcard.related import related_to
from enishi.sources.formats.vcard.takeout import digest_of, root_of, survey
from enishi.sources.keys import KeyBook
from enishi.sources.readings import FileProgress, FormatName
from enishi.sources.records import PersonRecord
from enishi.terms import Problem, ProblemCode

__all__ = ["VCARD"]

_BEGIN = re.compile(r"(?:\A|[\r\n])[ \t\ufeff]*BEGIN:VCARD[ \t]*(?:[\r\n]|\Z)", re.IGNORECASE)


def is_shape(text: str) -> bool:
    """Tell whether a card begins within the sample."""
    return _BEGIN.search(text) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a card; cards inside cards count as cards of their own.

    A card that names another one is a stated tie. Of Takeout's files for single labels only those
    cards are given that do not stand in the file of all contacts.
    """
    file, keys = task.file, KeyBook()
    encoding = find_encoding(file)
    fallback = "utf-8" if encoding.is_wide else encoding.name
    is_whole = file.label == task.background.whole_file
    told = frozenset() if is_whole else task.background.told
    with file.open() as stream:
        for count, card in enumerate(read_cards(stream, encoding, limits=task.limits), start=1):
            if isinstance(card, Stray):
                detail = "text outside a card"
                yield _problem(file.label, card.after, ProblemCode.BROKEN_CARD, detail=detail)
                continue
            if not (told and digest_of(card) in told):
                yield from _read_card(card, file.label, fallback, keys)
            if count % task.limits.progress_rows == 0:
                yield FileProgress(file=file.label, bytes_read=stream.tell(), size=file.size)


def _read_card(
    raw: RawComponent, file: str, fallback: str, keys: KeyBook
) -> Iterator[FormatReading]:
    if raw.is_too_long:
        yield _problem(file, raw.number, ProblemCode.CARD_TOO_LONG, is_fatal=True)
        return
    if raw.is_unfinished:
        yield _problem(file, raw.number, ProblemCode.TRUNCATED)
    text = decode_lines(raw.text, fallback)
    if "\0" in text:
        text = text.replace("\0", "")
        yield _problem(file, raw.number, ProblemCode.ODD_BYTES, detail="zero bytes")
    properties = plain_properties(text)
    if properties is None:
        properties = []
        yield from _fill(properties, text, file, raw.number)
    yield from _person(CardText(properties), raw.number, file, text, keys)


def _fill(properties: list[Property], text: str, file: str, number: int) -> Iterator[Problem]:
    """Append the properties of the lines; give a problem for each line that is none."""
    for line in joined_lines(text):
        try:
            found = read_property(line)
        except UndecodableValueError:
            field = line.partition(":")[0].partition(";")[0]
            yield _problem(file, number, ProblemCode.BROKEN_FIELD, field=field, detail="encoding")
            continue
        if found is None:
            yield _problem(file, number, ProblemCode.BROKEN_FIELD, detail="line without a colon")
            continue
        if "\ufffd" in found.value:
            yield _problem(file, number, ProblemCode.ODD_BYTES, field=found.head.name)
        properties.append(found)


def _person(
    card: CardText, number: int, file: str, raw: str, keys: KeyBook
) -> Iterator[FormatReading]:
    if not card.is_person:
        yield _problem(file, number, ProblemCode.NOT_A_PERSON, is_fatal=True)
        return
    entry = Entry(file=file, row=number, fields=card.fields(), raw=raw, uid=card.uid)
    for one in assemble(entry, keys):
        yield one
        if isinstance(one, PersonRecord) and card.names_others:
            yield from related_to(one, card)


def _problem(
    file: str,
    row: int,
    code: ProblemCode,
    *,
    field: str = "",
    detail: str = "",
    is_fatal: bool = False,
) -> Problem:
    return Problem(code=code, file=file, row=row, field=field, detail=detail, is_fatal=is_fatal)


VCARD = Format(name=FormatName.VCARD, is_shape=is_shape, read=read, survey=survey, root_of=root_of)
