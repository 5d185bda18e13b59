"""Communities and events that files tell of, and the user's own part in them, as entries.

An entry from a file stands among the others until the user says something of it: then her word
holds, and files change nothing of it any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch

from enishi.evidence import Attendance, Community, Event, Membership
from enishi.network import ME, recognise_place
from enishi.people import Identities
from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    MembershipRecord,
    StatedTieRecord,
)
from enishi.terms import CommunityId, EntryId, EventId, derive_id
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.derive.entry_rows import clear_entries, put_entries
from enishi_app.store.derive.lists import events_of_lists, is_list
from enishi_app.store.derive.supports import (
    ATTENDANCE,
    MEMBERSHIP,
    SupportRecord,
    community_id,
    event_id,
    event_of,
    supports_of_record,
    write_supports,
)
from enishi_app.store.entries import EntryValue
from enishi_app.store.local_days import local_day
from enishi_app.store.models import Decision, SourceRecord, SupportRow, Workspace

GroupRecord = CommunityRecord | EventRecord | MembershipRecord | AttendanceRecord | StatedTieRecord
GROUP_KINDS: dict[str, type[GroupRecord]] = {
    "community": CommunityRecord,
    "event": EventRecord,
    "membership": MembershipRecord,
    "attendance": AttendanceRecord,
    "tie": StatedTieRecord,
}
"""Words under which these records are kept, in the order in which they lean on each other."""
_ENTRY_KINDS = (DecisionKind.ENTRY_RECORDED, DecisionKind.ENTRY_WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a file told, and the day it was read in."""

    record: GroupRecord
    on: date


def read_told(row: SourceRecord) -> Told:
    """Return what a kept record tells."""
    record = load_value(GROUP_KINDS[row.kind], row.payload)
    return Told(record=record, on=local_day(row.run.started_at))


def write_groups(workspace: Workspace, told: Sequence[Told], identities: Identities) -> None:
    """Write what files tell of communities, events and stated ties; the later one holds."""
    told = _with_events(workspace, told)
    write_supports(
        row
        for one in told
        if isinstance(one.record, SupportRecord)
        for row in supports_of_record(workspace, one.record)
    )
    entries = entries_told_of(workspace, told)
    said = _spoken_of(workspace, list(entries))
    put_entries(workspace, [entries[one] for one in entries if one not in said], identities)


def clear_groups(workspace: Workspace, told: Sequence[Told]) -> None:
    """Delete what follows from these records, but for what the user has spoken of."""
    keys = [derive_id("support", one.record.key) for one in told]
    SupportRow.objects.filter(workspace=workspace, record__in=keys).delete()
    entries = entries_told_of(workspace, told)
    clear_entries(workspace, entries.keys() - _spoken_of(workspace, list(entries)))


def entries_told_of(workspace: Workspace, told: Sequence[Told]) -> dict[str, EntryValue]:
    """Return the entries that these records stand for, by id, the later ones last."""
    held = _with_events(workspace, told)
    values = (_entry_of(one.record, workspace, one.on) for one in held)
    return {value.id: value for value in values if value is not None}


def people_told_of(workspace: Workspace, told: Sequence[Told]) -> set[str]:
    """Return the ids of the people whom these records name, as their sources name them."""
    rows = (
        row
        for one in told
        if isinstance(one.record, SupportRecord)
        for row in supports_of_record(workspace, one.record)
    )
    ends = {end for row in rows for end in _people_at(row)}
    return ends - {ME}


def _with_events(workspace: Workspace, told: Sequence[Told]) -> list[Told]:
    """Put the event that the user named into what lists say that do not name their own."""
    lists = {one.record.event for one in told if is_list(one.record)}
    events = events_of_lists(workspace, lists)
    return [
        replace(one, record=replace(one.record, event=events.get(one.record.event, "")))
        if is_list(one.record)
        else one
        for one in told
    ]


def _people_at(row: SupportRow) -> tuple[str, ...]:
    return (row.a,) if row.kind in {MEMBERSHIP, ATTENDANCE} else (row.a, row.b)


def _spoken_of(workspace: Workspace, ids: Sequence[str]) -> set[str]:
    rows = Decision.objects.filter(workspace=workspace, kind__in=_ENTRY_KINDS, subject__in=ids)
    return set(rows.values_list("subject", flat=True))


@singledispatch
def _entry_of(_record: object, _workspace: Workspace, _on: date) -> EntryValue | None:
    return None


@_entry_of.register
def _community(record: CommunityRecord, workspace: Workspace, _on: date) -> Community:
    return Community(
        id=CommunityId(community_id(workspace, record.key)),
        name=record.name,
        is_online=record.is_online,
        url=record.url,
    )


@_entry_of.register
def _event(record: EventRecord, workspace: Workspace, _on: date) -> Event:
    community = community_id(workspace, record.community) if record.community else ""
    return Event(
        id=EventId(event_id(workspace, record.key)),
        name=record.name,
        on=_day(record.starts),
        ends_on=_day(record.ends) if record.ends else None,
        place=recognise_place(record.place) or record.place,
        is_online=record.is_online,
        community=CommunityId(community) if community else None,
        url=record.url,
    )


@_entry_of.register
def _membership(record: MembershipRecord, workspace: Workspace, on: date) -> Membership | None:
    if record.person:
        return None
    return Membership(
        id=EntryId(derive_id("membership", str(workspace.pk), record.key)),
        community=CommunityId(community_id(workspace, record.community)),
        step=record.step,
        on=record.on or on,
    )


@_entry_of.register
def _attendance(record: AttendanceRecord, workspace: Workspace, on: date) -> Attendance | None:
    if record.person or not record.event:
        return None
    return Attendance(
        id=EntryId(derive_id("attendance", str(workspace.pk), record.key)),
        event=EventId(event_of(workspace, record.event)),
        state=record.state,
        on=record.on or on,
    )


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
