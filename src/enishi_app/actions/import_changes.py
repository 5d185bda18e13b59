"""Before and after: what an import changed, and who is no longer in a newer export."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from enishi.people import FieldChange, compare_records, name_of
from enishi.sources import FieldKind, PersonRecord
from enishi.terms import PersonId
from enishi_app.actions.actor import Actor, NoSuchThingError, reading
from enishi_app.store.active import UNDONE
from enishi_app.store.load.changes import (
    Compared,
    Subjects,
    Versions,
    changed_subjects,
    find_compared,
    gone_subjects,
    load_records_before,
    load_versions,
)
from enishi_app.store.load.identities import load_identities_of
from enishi_app.store.load.people import PersonName, load_names
from enishi_app.store.models import ImportRun, Workspace

PAGE_SIZE = 25


@dataclass(frozen=True, kw_only=True)
class EarlierImport:
    """The import that another one is compared with."""

    id: int
    name: str
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class ChangedPerson:
    """Somebody of whom an import says something else than was known.

    Attributes:
        person: Her id now; empty where nothing that holds speaks of her any more.
        fields: What differs; empty where it is nothing that enishi uses.
    """

    person: PersonId | None
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class GonePerson:
    """Somebody in the older file who is not in the newer one. Nothing of her is deleted."""

    person: PersonId | None
    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportChanges:
    """One page of what an import changed.

    Attributes:
        before: The last import before it that holds a file of the same shape, if any.
        changed_count: How many changed in all; ``changed`` holds those of this page.
        gone_count: How many are gone in all; ``gone`` holds those of this page.
    """

    run: int
    before: EarlierImport | None = None
    changed: tuple[ChangedPerson, ...] = ()
    changed_count: int = 0
    gone: tuple[GonePerson, ...] = ()
    gone_count: int = 0
    page: int = 1
    size: int = PAGE_SIZE


def changes_of_import(
    actor: Actor, run: int, *, page: int = 1, size: int = PAGE_SIZE
) -> ImportChanges:
    """Return what an import changed, worked out from what files said and kept nowhere.

    An import that was taken back has changed nothing, and none is compared with it.

    Args:
        actor: Who asks.
        run: The import's number.
        page: From 1, of both lists.
        size: Of each list, on one page.

    Raises:
        NoSuchThingError: If there is no such import here.
    """
    workspace = reading(actor)
    row = ImportRun.objects.filter(workspace=workspace, pk=run).first()
    if row is None:
        msg = "import must be the number of one in this workspace, got another"
        raise NoSuchThingError(msg)
    if row.status == UNDONE:
        return ImportChanges(run=run, size=size)
    return _compare(workspace, find_compared(workspace, row), page=page, size=size)


def _compare(workspace: Workspace, compared: Compared, *, page: int, size: int) -> ImportChanges:
    changed, gone = changed_subjects(workspace, compared), gone_subjects(workspace, compared)
    changed_count, gone_count = changed.count(), gone.count()
    page = min(max(page, 1), max(1, -(-max(changed_count, gone_count) // size)))
    start = (page - 1) * size
    return ImportChanges(
        run=compared.run.pk,
        before=_earlier(compared),
        changed=_all_changed(workspace, compared, _subjects(changed, start, size)),
        changed_count=changed_count,
        gone=_all_gone(workspace, compared, _subjects(gone, start, size)),
        gone_count=gone_count,
        page=page,
        size=size,
    )


def _all_changed(
    workspace: Workspace, compared: Compared, subjects: Collection[str]
) -> tuple[ChangedPerson, ...]:
    versions = load_versions(workspace, compared, subjects) if subjects else ()
    people = _names(workspace, subjects)
    return tuple(_changed(one, people) for one in versions)


def _all_gone(
    workspace: Workspace, compared: Compared, subjects: Collection[str]
) -> tuple[GonePerson, ...]:
    left = load_records_before(workspace, compared, subjects) if subjects else {}
    people = _names(workspace, subjects)
    return tuple(_gone(one, records, people) for one, records in left.items())


def _subjects(rows: Subjects, start: int, size: int) -> list[str]:
    return [row["subject"] for row in rows[start : start + size]]


def _names(workspace: Workspace, subjects: Collection[str]) -> Mapping[str, PersonName]:
    """Return who each subject is now."""
    if not subjects:
        return {}
    identities = load_identities_of(workspace, subjects)
    now = {one: identities.person(PersonId(one)) for one in subjects}
    names = load_names(workspace, now.values())
    return {one: names[person] for one, person in now.items() if person in names}


def _earlier(compared: Compared) -> EarlierImport | None:
    one = compared.before
    return EarlierImport(id=one.pk, name=one.name, started_at=one.started_at) if one else None


def _changed(one: Versions, people: Mapping[str, PersonName]) -> ChangedPerson:
    known = people.get(one.subject)
    return ChangedPerson(
        person=known.id if known else None,
        name=known.name if known else _name_in((*one.after, *one.before)),
        fields=compare_records(one.before, one.after, is_same_source=one.is_same_source),
    )


def _gone(
    subject: str, records: tuple[PersonRecord, ...], people: Mapping[str, PersonName]
) -> GonePerson:
    known = people.get(subject)
    organisations = (record.first(FieldKind.ORGANISATION) for record in records)
    return GonePerson(
        person=known.id if known else None,
        name=known.name if known else _name_in(records),
        organisation=next(filter(None, organisations), ""),
    )


def _name_in(records: Iterable[PersonRecord]) -> str:
    return next((name for record in records if (name := name_of(record))), "")


__all__ = [
    "ChangedPerson",
    "EarlierImport",
    "GonePerson",
    "ImportChanges",
    "changes_of_import",
]
