"""Eight's list of cards, in the layouts of 2018 and 2026, with the tags a user gave."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from enishi.sources.aliases import CARD_DAY_ALIASES
from enishi.sources.assembling import Entry, assemble, clean
from enishi.sources.columns import Column, read_cells
from enishi.sources.dates import read_date
from enishi.sources.exchanges import card_exchange
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.headers import fold_header
from enishi.sources.keys import KeyBook, fold_name
from enishi.sources.mapping import meaning_of
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldKind, FieldValue, PersonRecord
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import Problem, ProblemCode, derive_id

_BEGINNINGS = (
    ("会社名", "部署名", "役職", "氏名", "email"),
    ("会社名", "部署名", "役職", "姓", "名", "email"),
)
_CONNECTED = "eightでつながっている人"
_FLAGS = frozenset({_CONNECTED, "再データ化中の名刺", "'?'を含んだデータ"})
_FIXED = frozenset(
    {"会社名", "部署名", "役職", "氏名", "姓", "名", "email", "郵便番号", "住所"}
) | {*("tel会社", "tel部門", "tel直通", "fax", "携帯電話", "url", "名刺交換日")}
_YES = "1"
_UNREAD = re.compile(r"[?？]")
_READ_FROM_CARDS = frozenset(
    {
        FieldKind.NAME,
        FieldKind.FAMILY_NAME,
        FieldKind.GIVEN_NAME,
        FieldKind.ORGANISATION,
        FieldKind.DEPARTMENT,
        FieldKind.TITLE,
        FieldKind.MAIL,
        FieldKind.PHONE,
        FieldKind.ADDRESS,
    }
)


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is a header of Eight."""
    return find_header(text, is_eight_header) is not None


def is_eight_header(folded: Sequence[str]) -> bool:
    """Tell whether folded header cells are those of Eight."""
    begins = any(tuple(folded[: len(names)]) == names for names in _BEGINNINGS)
    return begins or (_CONNECTED in folded and "会社名" in folded)


def read(task: Task) -> Iterator[FormatReading]:
    """Give a person record a card, and a touch for the day on which it came.

    Somebody with whom the user is connected on Eight is tied to her. A name with a question mark
    in it was not read whole by the program; it is kept, and a problem says so.
    """
    header = find_header_in(task.file, is_eight_header)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    cards = _Cards(header)
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
        elif not cards.is_header(reading):
            yield from _card(cards, reading, task.file.label, keys)


class _Cards:
    """The columns of a list: those that every list has, and one for each tag."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._day_index = _place(header, CARD_DAY_ALIASES)
        self._connected_index = _place(header, {_CONNECTED})
        self._columns = tuple(_columns(header))
        self._tags = frozenset(
            name
            for name, folded in zip(header.cells, header.folded, strict=True)
            if folded and folded not in _FIXED and folded not in _FLAGS
        )

    @property
    def day_header(self) -> str:
        """Return the name of the column with the day, or empty."""
        return self._header.cells[self._day_index] if self._day_index >= 0 else ""

    def is_header(self, row: Row) -> bool:
        """Tell whether the header stands here again; lists put together by hand repeat it."""
        if clean(row.cells[0]) != self._header.cells[0]:
            return False
        return is_eight_header([fold_header(cell) for cell in row.cells])

    def day(self, row: Row) -> str:
        """Return what stands in the column of the day."""
        return _cell(row, self._day_index)

    def is_connected(self, row: Row) -> bool:
        """Tell whether the two are connected on Eight."""
        return _cell(row, self._connected_index) == _YES

    def fields(self, row: Row) -> list[FieldValue]:
        """Return the values of a card; a tag is a column of the user's own with a 1 in it."""
        return [
            replace(value, kind=FieldKind.LABEL, value=value.origin, label="")
            if value.origin in self._tags and value.value == _YES
            else value
            for value in read_cells(self._columns, row.cells)
        ]


def _columns(header: Header) -> Iterator[Column]:
    for index, (name, folded) in enumerate(zip(header.cells, header.folded, strict=True)):
        if folded not in CARD_DAY_ALIASES:
            meaning = meaning_of(name)
            yield Column(index=index, kind=meaning.kind, origin=name, label=meaning.label)


def _place(header: Header, names: Container[str]) -> int:
    return next((index for index, name in enumerate(header.folded) if name in names), -1)


def _cell(row: Row, place: int) -> str:
    return clean(row.cells[place]) if 0 <= place < len(row.cells) else ""


def _card(cards: _Cards, row: Row, file: str, keys: KeyBook) -> Iterator[FormatReading]:
    text = cards.day(row)
    day = read_date(text)
    if text and day is None:
        yield _flaw(ProblemCode.BAD_DATE, file, row, cards.day_header, "not a day")
    fields = cards.fields(row)
    unread = next((one.origin for one in fields if _is_unread(one)), "")
    if unread:
        yield _flaw(ProblemCode.ODD_BYTES, file, row, unread, "not read whole from the card")
    entry = Entry(file=file, row=row.number, fields=fields, raw=row.raw, connected_on=day)
    for one in assemble(entry, keys):
        if not isinstance(one, PersonRecord):
            yield one
            continue
        person = replace(one, key=_key(one), is_tie=cards.is_connected(row))
        yield person
        if day:
            yield card_exchange(person, day)


def _is_unread(value: FieldValue) -> bool:
    return value.kind in _READ_FROM_CARDS and _UNREAD.search(value.value) is not None


def _key(person: PersonRecord) -> str:
    """Return the key by mail; else by company, name and day, which no two cards share."""
    company, name = person.first(FieldKind.ORGANISATION), person.first(FieldKind.NAME)
    day = person.connected_on
    if person.key.startswith("mail:") or not (company and name and day):
        return person.key
    # The older layout has the name in one cell, parted or not.
    whole = fold_name(name).replace(" ", "")
    return f"eight:{derive_id(fold_name(company), whole, day.isoformat())}"


def _flaw(code: ProblemCode, file: str, row: Row, field: str, detail: str) -> Problem:
    return Problem(code=code, file=file, row=row.number, field=field, detail=detail, is_fatal=False)


EIGHT = Format(name=FormatName.EIGHT, is_shape=is_shape, read=read)
