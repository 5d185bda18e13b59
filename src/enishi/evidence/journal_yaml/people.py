"""People whom a written journal declares."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from enishi.evidence.yaml_form import Fields, read_place
from enishi.network import languages, roles
from enishi.people import CardField, Consent, Statement
from enishi.terms import PersonId, ProblemCode, derive_id

PersonNaming = Callable[[str], PersonId]
"""Gives the id of the person whom a source record's key names (or ``journal:<short key>``)."""

_TEXTS = (
    CardField.NAME,
    CardField.READING,
    CardField.ALIAS,
    CardField.ORGANISATION,
    CardField.TITLE,
    CardField.MAIL,
    CardField.URL,
    CardField.NOTE,
)


@dataclass(frozen=True, kw_only=True)
class JournalPerson:
    """One person of a written journal.

    Attributes:
        key: Short key by which the file names her.
        record: Key of the source record she stands in, or empty where only this file knows her.
        statements: What the file says of her, as the user's own words.
    """

    id: PersonId
    key: str
    record: str = ""
    statements: tuple[Statement, ...] = ()
    consent: Consent | None = None


def name_by_digest(key: str) -> PersonId:
    """Return the id of a person where nobody else gives ids: a digest of the record's key."""
    return PersonId(derive_id("person", key))


def read_people(root: Fields, naming: PersonNaming) -> Iterator[JournalPerson]:
    """Yield everybody under ``people:``."""
    said_on, keys = root.day("on"), set[str]()
    for fields in root.items("people"):
        person = _read_person(fields, said_on, naming)
        fields.close()
        if person and person.key in keys:
            fields.refuse(ProblemCode.DUPLICATE_ID, "id")
        elif person:
            keys.add(person.key)
            yield person


def _read_person(
    fields: Fields, said_on: date | None, naming: PersonNaming
) -> JournalPerson | None:
    key, record = fields.text("id"), fields.text("record")
    on, consent = fields.day("on") or said_on, _read_consent(fields)
    said = list(_said(fields))
    if not fields.require("id") or not (record or fields.require("name")):
        return None
    if said and on is None:
        fields.refuse(ProblemCode.MISSING_FIELD, "on", detail="here, or at the top of the file")
        return None
    return JournalPerson(
        id=naming(record or f"journal:{key}"),
        key=key,
        record=record,
        statements=tuple(Statement(field=f, value=v, on=on) for f, v in said if on),
        consent=consent,
    )


def _said(fields: Fields) -> Iterator[tuple[CardField, str]]:
    for field in _TEXTS:
        if fields.has(field.value):
            yield field, fields.text(field.value)
    for role in _codes(fields, "roles", roles()):
        yield CardField.ROLE, role
    if fields.has("place"):
        yield CardField.PLACE, read_place(fields)
    for language in _codes(fields, "languages", languages()):
        yield CardField.LANGUAGE, language
    for label in fields.texts("labels"):
        yield CardField.LABEL, label


def _codes(fields: Fields, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    codes = fields.texts(name)
    if not set(codes) <= set(known):
        fields.unknown(name, known, code=ProblemCode.BAD_VALUE)
    return tuple(code for code in codes if code in known)


def _read_consent(fields: Fields) -> Consent | None:
    inner = fields.nested("consent")
    if inner is None:
        return None
    inner.require("may_be_named")
    on, may_be_named = inner.required_day("on"), inner.flag("may_be_named")
    note = inner.text("note")
    inner.close()
    if on is None or may_be_named is None:
        return None
    return Consent(may_be_named=may_be_named, on=on, note=note)
