"""Everything that records say about one person, as far as it tells her from others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from enishi.language import is_japanese, search_key
from enishi.people.resolution.columns import Cell, Table
from enishi.people.resolution.naming import PartForms, name_forms
from enishi.people.resolution.normalise import (
    fold_day,
    fold_mail,
    fold_organisation,
    fold_phone,
    fold_url,
)
from enishi.people.resolution.schema import Field, Measure, Role, Schema, block
from enishi.sources import FieldKind, PersonRecord

DEFAULT_REGION = "JP"
_EXACT_SPACES = ("uid", "linkedin", "slack", "discord", "facebook")
"""Key spaces of sources that name one person and no other."""
_PLACES = (FieldKind.CITY, FieldKind.REGION, FieldKind.COUNTRY)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What tells a person from others, as written.

    Attributes:
        id: Of the record or person; different for every profile.
        names: All her names. ``Yamada, Taro`` says for certain which the family name is.
        readings: Kana readings, family name first, with a space between.
        mails: Mail addresses.
        phones: Telephone numbers.
        urls: Addresses of profiles and sites.
        organisations: Companies, schools.
        titles: What she does there.
        places: Cities, regions, countries.
        birthday: As written, or empty.
        keys: Ids that sources give to one person and no other.
    """

    id: str
    names: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    birthday: str = ""
    keys: tuple[str, ...] = ()


PEOPLE = Schema(
    fields=(
        Field(
            name="family",
            measure=Measure.TEXT,
            role=Role.NAME,
            typical_share=0.003,
            partner="given",
            is_exclusive=True,
            is_shared=True,
        ),
        Field(
            name="given",
            measure=Measure.TEXT,
            role=Role.NAME,
            typical_share=0.005,
            partner="family",
            is_exclusive=True,
        ),
        Field(name="mail", measure=Measure.MAIL, role=Role.IDENTITY, typical_share=1e-7),
        Field(
            name="phone",
            measure=Measure.CODE,
            role=Role.IDENTITY,
            typical_share=1e-6,
            is_shared=True,
        ),
        Field(name="url", measure=Measure.EXACT, role=Role.IDENTITY, typical_share=1e-7),
        Field(name="key", measure=Measure.EXACT, role=Role.IDENTITY, typical_share=1e-9),
        Field(
            name="birthday",
            measure=Measure.DATE,
            role=Role.IDENTITY,
            typical_share=4e-5,
            is_exclusive=True,
        ),
        Field(name="organisation", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=1e-3),
        Field(name="title", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=1e-2),
        Field(name="place", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=2e-2),
    ),
    rules=(
        block("mail"),
        block("phone"),
        block("url"),
        block("key"),
        block("birthday", "given:1"),
        block("birthday", "family:1"),
        block("family", "given"),
        block("family", "given:1", "organisation:4"),
        block("given", "organisation:4"),
        block("family:4", "given:4"),
        block("family", "place"),
        block("mail:8"),
    ),
)
"""What is compared between people, and which pairs are looked at."""


def profile_of(records: Sequence[PersonRecord], profile_id: str) -> Profile:
    """Gather what records of one person say.

    Args:
        records: All of one person, in any order.
        profile_id: What the profile is to be called.
    """
    return Profile(
        id=profile_id,
        names=_each(records, _names),
        readings=_each(records, _readings),
        mails=_all(records, FieldKind.MAIL),
        phones=_all(records, FieldKind.PHONE),
        urls=_all(records, FieldKind.URL),
        organisations=_all(records, FieldKind.ORGANISATION),
        titles=_all(records, FieldKind.TITLE),
        places=_each(records, lambda record: (v for kind in _PLACES for v in record.all(kind))),
        birthday=min(_all(records, FieldKind.BIRTHDAY), default=""),
        keys=_each(records, _keys),
    )


def _each(
    records: Sequence[PersonRecord], said: Callable[[PersonRecord], Iterable[str]]
) -> tuple[str, ...]:
    return tuple(sorted({value for record in records for value in said(record) if value}))


def _all(records: Sequence[PersonRecord], kind: FieldKind) -> tuple[str, ...]:
    return _each(records, lambda record: record.all(kind))


def _names(record: PersonRecord) -> Iterator[str]:
    family, given = record.first(FieldKind.FAMILY_NAME), record.first(FieldKind.GIVEN_NAME)
    if not (family and given):
        yield from (*record.all(FieldKind.NAME), family, given)
        return
    yield f"{family} {given}" if is_japanese(family) else f"{family}, {given}"
    # The name in one piece says nothing new, unless it is in the other script.
    names = record.all(FieldKind.NAME)
    yield from (name for name in names if is_japanese(name) is not is_japanese(family))


def _readings(record: PersonRecord) -> Iterator[str]:
    parts = (record.first(FieldKind.FAMILY_READING), record.first(FieldKind.GIVEN_READING))
    yield " ".join(part for part in parts if part)


def _keys(record: PersonRecord) -> Iterator[str]:
    if record.key.partition(":")[0] in _EXACT_SPACES:
        yield record.key


def table_of(profiles: Iterable[Profile], *, region: str = DEFAULT_REGION) -> Table:
    """Fold profiles to the columns of :data:`PEOPLE`.

    Args:
        profiles: With ids that are all different.
        region: Country (ISO 3166) of telephone numbers without a country code.
    """
    known = list(profiles)
    rows = [_cells(profile, region) for profile in known]
    return Table(
        ids=tuple(profile.id for profile in known),
        values={
            field.name: [row[place] for row in rows] for place, field in enumerate(PEOPLE.fields)
        },
    )


def _cells(profile: Profile, region: str) -> tuple[Cell, ...]:
    written = (*profile.names, *profile.readings)
    forms = [form for name in written for form in name_forms(name)]
    return (
        _name_cell([form.family for form in forms]),
        _name_cell([form.given for form in forms]),
        _cell(map(fold_mail, profile.mails)),
        _cell(fold_phone(phone, region) for phone in profile.phones),
        _cell(map(fold_url, profile.urls)),
        _cell(profile.keys),
        _cell([fold_day(profile.birthday)]),
        _cell(map(fold_organisation, profile.organisations)),
        _cell(map(search_key, profile.titles)),
        _cell(map(search_key, profile.places)),
    )


def _name_cell(forms: Sequence[PartForms]) -> Cell:
    """Return sounds that are stored before kanji, or behind them those that are only suggested.

    :attr:`Column.is_suggested` tells by the order.
    """
    sounds = _cell(value for form in forms for value in form.sounds)
    written = _cell(value for form in forms for value in form.written)
    if sounds or not written:
        return (*sounds, *written)
    return (*written, *_cell(value for form in forms for value in form.suggested))


def _cell(values: Iterable[str]) -> Cell:
    return tuple(sorted({value for value in values if value}))
