"""The journal and what lies beside it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.db.models import F
from django.utils import timezone

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Journal,
    Membership,
    Publication,
    Touch,
)
from enishi.outreach import FollowUp, Introduction
from enishi.terms import Direction, EntryId, PersonId, TouchKind
from enishi_app.store.codec import load_value
from enishi_app.store.entries import EntryValue, kind_word, value_type
from enishi_app.store.load.identities import load_identities_of
from enishi_app.store.models import Entry, EntryNode, TouchRow, Workspace

_E = TypeVar("_E", bound=EntryValue)


def load_entries(workspace: Workspace, kinds: Collection[type[_E]]) -> list[_E]:
    """Return every entry of these kinds, ordered by day, then id."""
    names = [kind_word(kind) for kind in kinds]
    rows = Entry.objects.filter(workspace=workspace, kind__in=names).order_by("on", "entry")
    return [_read(row) for row in rows]  # type: ignore[misc]


def load_newest_entries(
    workspace: Workspace, kinds: Collection[type[_E]], *, start: int, limit: int
) -> tuple[list[_E], int]:
    """Return a stretch of the entries of these kinds, the newest first, and how many there are."""
    names = [kind_word(kind) for kind in kinds]
    rows = Entry.objects.filter(workspace=workspace, kind__in=names)
    # Communities have no day; they stand at the end on both databases.
    ordered = rows.order_by(F("on").desc(nulls_last=True), "-pk")
    return [_read(row) for row in ordered[start : start + limit]], rows.count()  # type: ignore[misc]


def load_entry(workspace: Workspace, entry: str) -> EntryValue | None:
    """Return one entry, or None where there is none."""
    row = Entry.objects.filter(workspace=workspace, entry=entry).first()
    return _read(row) if row else None


def load_entries_of_ids(workspace: Workspace, ids: Sequence[str]) -> tuple[EntryValue, ...]:
    """Return the entries of these ids, in the order given; unknown ids are left out."""
    rows = Entry.objects.filter(workspace=workspace, entry__in=ids)
    held = {row.entry: _read(row) for row in rows}
    return tuple(held[one] for one in ids if one in held)


def load_known_entries(workspace: Workspace, ids: Collection[str]) -> frozenset[str]:
    """Return those of these ids that are entries."""
    rows = Entry.objects.filter(workspace=workspace, entry__in=ids)
    return frozenset(rows.values_list("entry", flat=True))


def load_entries_naming(workspace: Workspace, node: str) -> list[EntryValue]:
    """Return every entry that names a person, community or event, newest first."""
    naming = EntryNode.objects.filter(workspace=workspace, node=node).values("entry")
    rows = Entry.objects.filter(workspace=workspace, entry__in=naming)
    return [_read(row) for row in rows.order_by("-on", "entry")]


def load_journal(workspace: Workspace) -> Journal:
    """Return the whole journal, with the touches of the people met in it."""
    entries = load_entries(workspace, _JOURNAL_KINDS)
    met = {entry.person for entry in entries if isinstance(entry, ContactMade)}
    return Journal(
        communities=_only(entries, Community),
        memberships=_only(entries, Membership),
        events=_only(entries, Event),
        attendances=_only(entries, Attendance),
        touches=load_touches(workspace, met),
        contacts=_only(entries, ContactMade),
        attempts=_only(entries, Attempt),
        publications=_only(entries, Publication),
    )


def load_introductions(workspace: Workspace) -> tuple[Introduction, ...]:
    """Return every introduction, by first day, then id."""
    return tuple(load_entries(workspace, (Introduction,)))


def load_follow_ups(workspace: Workspace) -> tuple[FollowUp, ...]:
    """Return every follow-up, by due day, then id."""
    return tuple(sorted(load_entries(workspace, (FollowUp,)), key=lambda f: (f.due, f.id)))


def load_touches(workspace: Workspace, people: Iterable[str]) -> tuple[Touch, ...]:
    """Return the touches with these people, by time, then id."""
    wanted = list(people)
    identities = load_identities_of(workspace, wanted)
    ids = {one for person in wanted for one in identities.ids_of(PersonId(person))}
    rows = TouchRow.objects.filter(workspace=workspace, person__in=ids).order_by("at", "touch")
    return tuple(
        replace(touch, person=identities.person(touch.person)) for touch in map(read_touch, rows)
    )


def load_named_in(workspace: Workspace, records: Collection[str]) -> dict[str, list[str]]:
    """Return the people, communities and events that each of these entries or touches names."""
    rows = EntryNode.objects.filter(workspace=workspace, entry__in=records).order_by("pk")
    touches = TouchRow.objects.filter(workspace=workspace, touch__in=records)
    named: dict[str, list[str]] = {}
    touched = touches.values_list("touch", "person")
    identities = load_identities_of(workspace, {person for _, person in touched})
    for record, node in (*rows.values_list("entry", "node"), *touched):
        named.setdefault(record, []).append(identities.person(PersonId(node)))
    return named


def read_touch(row: TouchRow) -> Touch:
    """Return the library value of one row."""
    return Touch(
        id=EntryId(row.touch),
        person=PersonId(row.person),
        at=timezone.localtime(row.at) if row.is_zone_known else row.at,
        kind=TouchKind(row.kind),
        direction=Direction(row.direction),
        is_zone_known=row.is_zone_known,
        note=row.note,
    )


_JOURNAL_KINDS: tuple[type[EntryValue], ...] = (
    Community,
    Membership,
    Event,
    Attendance,
    ContactMade,
    Attempt,
    Publication,
)


def _read(row: Entry) -> EntryValue:
    return load_value(value_type(row.kind), row.payload)


def _only(entries: Iterable[EntryValue], kind: type[_E]) -> tuple[_E, ...]:
    return tuple(entry for entry in entries if isinstance(entry, kind))


def load_entry_ids_beginning(workspace: Workspace, prefix: str, *, limit: int) -> list[str]:
    """Return the ids of entries that begin with these characters, in order, at most ``limit``."""
    rows = Entry.objects.filter(workspace=workspace, entry__startswith=prefix).order_by("entry")
    return list(rows.values_list("entry", flat=True)[:limit])
