"""From records and statements to one card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from enishi.language import display_name
from enishi.people.card import CardField, CardValue, PersonCard
from enishi.people.statement import Consent, Statement
from enishi.sources import FieldKind, PersonRecord
from enishi.terms import PersonId

YOU = "you"
"""``CardValue.source`` of what the user typed."""

_SAME_WORD = {
    FieldKind.MAIL: CardField.MAIL,
    FieldKind.PHONE: CardField.PHONE,
    FieldKind.URL: CardField.URL,
    FieldKind.ORGANISATION: CardField.ORGANISATION,
    FieldKind.TITLE: CardField.TITLE,
    FieldKind.LANGUAGE: CardField.LANGUAGE,
    FieldKind.LABEL: CardField.LABEL,
    FieldKind.ALIAS: CardField.ALIAS,
    FieldKind.ROLE: CardField.ROLE,
    FieldKind.NOTE: CardField.NOTE,
}
_PLACE_PARTS = (FieldKind.CITY, FieldKind.REGION, FieldKind.COUNTRY)
_NAME_PARTS = (FieldKind.NAME, FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME)
_READING_PARTS = (FieldKind.FAMILY_READING, FieldKind.GIVEN_READING)
_MANY = {
    CardField.MAIL,
    CardField.PHONE,
    CardField.URL,
    CardField.ROLE,
    CardField.LANGUAGE,
    CardField.LABEL,
    CardField.NOTE,
}
"""Fields whose older values stay true beside newer ones."""


@dataclass(frozen=True, kw_only=True)
class DatedRecord:
    """A source record and the day it was read in."""

    record: PersonRecord
    on: date


def assemble_card(
    person: PersonId,
    *,
    records: Sequence[DatedRecord],
    statements: Sequence[Statement] = (),
    consent: Consent | None = None,
) -> PersonCard:
    """Return what is known about one person.

    Args:
        person: Her id.
        records: What files say, newest first. The newest wins where only one value can hold.
        statements: What the user said, oldest first. The last wins, over every file.
        consent: The last consent given or withdrawn, if any.

    Returns:
        The card, with every value that was ever said and where it comes from.
    """
    values = _settle(_said(statements), _read(records), removed=_removed(statements))
    current = [value for value in values if value.is_current]
    return PersonCard(
        id=person,
        name=_one(current, CardField.NAME),
        reading=_one(current, CardField.READING),
        alias=_one(current, CardField.ALIAS),
        organisation=_one(current, CardField.ORGANISATION),
        title=_one(current, CardField.TITLE),
        roles=_all(current, CardField.ROLE),
        place=_one(current, CardField.PLACE),
        languages=_all(current, CardField.LANGUAGE),
        values=values,
        may_be_named=consent is not None and consent.may_be_named,
    )


def name_of(record: PersonRecord) -> str:
    """Return the name a record gives: as written in parts, else in one piece, else a mail."""
    family, given = record.first(FieldKind.FAMILY_NAME), record.first(FieldKind.GIVEN_NAME)
    if family or given:
        return display_name(family, given)
    candidates = (FieldKind.NAME, FieldKind.NICKNAME, FieldKind.ORGANISATION, FieldKind.MAIL)
    return next((found for kind in candidates if (found := record.first(kind))), "")


def reading_of(record: PersonRecord) -> str:
    """Return the kana reading a record gives, family name first, or an empty string."""
    parts = (record.first(FieldKind.FAMILY_READING), record.first(FieldKind.GIVEN_READING))
    return " ".join(part for part in parts if part)


def _said(statements: Iterable[Statement]) -> list[CardValue]:
    said = [
        CardValue(field=s.field, value=s.value, source=YOU, on=s.on)
        for s in statements
        if not s.is_removed and s.value
    ]
    return said[::-1]


def _removed(statements: Iterable[Statement]) -> set[tuple[CardField, str]]:
    removed: set[tuple[CardField, str]] = set()
    for statement in statements:
        pair = (statement.field, statement.value)
        removed.add(pair) if statement.is_removed else removed.discard(pair)
    return removed


def _read(records: Iterable[DatedRecord]) -> list[CardValue]:
    return [value for dated in records for value in _values_of(dated)]


def _values_of(dated: DatedRecord) -> Iterable[CardValue]:
    record, origin = dated.record, dated.record.origin
    told = [
        (CardField.NAME, name_of(record), _columns(record, _NAME_PARTS)),
        (CardField.READING, reading_of(record), _columns(record, _READING_PARTS)),
        *((_SAME_WORD[f.kind], f.value, f.origin) for f in record.fields if f.kind in _SAME_WORD),
        (CardField.PLACE, _place_of(record), _columns(record, _PLACE_PARTS)),
    ]
    return [
        CardValue(
            field=field,
            value=value,
            source=origin.file,
            on=dated.on,
            row=origin.row,
            column=column,
        )
        for field, value, column in told
        if value
    ]


def _place_of(record: PersonRecord) -> str:
    return ", ".join(part for kind in _PLACE_PARTS if (part := record.first(kind)))


def _columns(record: PersonRecord, kinds: tuple[FieldKind, ...]) -> str:
    return ", ".join(dict.fromkeys(f.origin for f in record.fields if f.kind in kinds))


def _settle(
    said: list[CardValue],
    read: list[CardValue],
    *,
    removed: set[tuple[CardField, str]],
) -> tuple[CardValue, ...]:
    """Keep each value once, the newest first, and tell which of them still hold."""
    settled: dict[tuple[CardField, str], CardValue] = {}
    taken: set[CardField] = set()
    for value in (*said, *read):
        pair = (value.field, value.value)
        if pair in settled:
            continue
        holds = pair not in removed and (value.field in _MANY or value.field not in taken)
        if holds:
            taken.add(value.field)
        settled[pair] = value if holds else _outdated(value)
    return tuple(sorted(settled.values(), key=lambda value: not value.is_current))


def _outdated(value: CardValue) -> CardValue:
    return CardValue(
        field=value.field,
        value=value.value,
        source=value.source,
        on=value.on,
        is_current=False,
        row=value.row,
        column=value.column,
    )


def _one(values: Iterable[CardValue], field: CardField) -> str:
    return next((value.value for value in values if value.field is field), "")


def _all(values: Iterable[CardValue], field: CardField) -> tuple[str, ...]:
    return tuple(value.value for value in values if value.field is field)
