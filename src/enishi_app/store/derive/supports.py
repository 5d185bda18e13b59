"""What files say of two nodes: memberships, attendances and stated ties."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from enishi.network import ME, EvidenceKind, TieEvidence
from enishi.sources import AttendanceRecord, MembershipRecord, StatedKind, StatedTieRecord
from enishi.terms import MembershipStep, derive_id
from enishi_app.store.derive.gather import FileSupport
from enishi_app.store.derive.lists import CHOSEN
from enishi_app.store.derive.touches import person_id
from enishi_app.store.models import SupportRow, Workspace

MEMBERSHIP = "membership"
ATTENDANCE = "attendance"
SupportRecord = MembershipRecord | AttendanceRecord | StatedTieRecord
_EVIDENCE = {
    MEMBERSHIP: EvidenceKind.MEMBERSHIP,
    StatedKind.RELATED: EvidenceKind.RELATED,
    StatedKind.RECOMMENDATION: EvidenceKind.RECOMMENDATION,
    StatedKind.ENDORSEMENT: EvidenceKind.ENDORSEMENT,
}


def community_id(workspace: Workspace, key: str) -> str:
    """Return the id of the community that a record key names in this workspace."""
    return derive_id("community", str(workspace.pk), key)


def event_id(workspace: Workspace, key: str) -> str:
    """Return the id of the event that a record key names in this workspace."""
    return derive_id("event", str(workspace.pk), key)


def event_of(workspace: Workspace, told: str) -> str:
    """Return the id of the event of an attendance: named by a key, or chosen by the user."""
    chosen = told.removeprefix(CHOSEN)
    return chosen if chosen != told else event_id(workspace, told)


def supports_of_record(workspace: Workspace, record: SupportRecord) -> Iterator[SupportRow]:
    """Yield the row of one record.

    None for the user's own part in a group, which is an entry of her journal, and none for an
    attendance at an event nobody named.
    """
    row = _row_of(record, workspace)
    if row is not None:
        row.record = derive_id("support", record.key)
        row.workspace = workspace
        row.source = record.origin.file[:400]
        yield row


def write_supports(rows: Iterable[SupportRow]) -> None:
    """Write rows; a newer one of the same record takes the older one's place."""
    latest = {row.record: row for row in rows}
    SupportRow.objects.bulk_create(
        list(latest.values()),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["workspace", "record"],
        update_fields=["kind", "a", "b", "word", "on", "count", "source"],
    )


def evidence_of(support: FileSupport) -> TieEvidence | None:
    """Return the evidence for a tie that a support gives, or None where it gives none."""
    kind = _EVIDENCE.get(support.kind)
    if kind is None or support.word == MembershipStep.LEFT:
        return None
    if support.kind == MEMBERSHIP and support.word != MembershipStep.JOINED:
        kind = EvidenceKind.POST
    return TieEvidence(kind=kind, on=support.on, count=support.count, source=support.source)


@singledispatch
def _row_of(record: object, _workspace: Workspace) -> SupportRow | None:
    msg = f"record must say something of two nodes, got {type(record).__name__}"
    raise TypeError(msg)


@_row_of.register
def _membership(record: MembershipRecord, workspace: Workspace) -> SupportRow | None:
    if not record.person:
        return None
    return SupportRow(
        kind=MEMBERSHIP,
        a=person_id(workspace, record.person),
        b=community_id(workspace, record.community),
        word=record.step,
        on=record.on,
        count=record.count,
    )


@_row_of.register
def _attendance(record: AttendanceRecord, workspace: Workspace) -> SupportRow | None:
    if not (record.event and record.person):
        return None
    return SupportRow(
        kind=ATTENDANCE,
        a=person_id(workspace, record.person),
        b=event_of(workspace, record.event),
        word=record.state,
        on=record.on,
    )


@_row_of.register
def _stated(record: StatedTieRecord, workspace: Workspace) -> SupportRow:
    # The user stands first, as everywhere.
    ends = [_node(workspace, record.a), _node(workspace, record.b)]
    a, b = sorted(ends, key=lambda node: (node != ME, node))
    return SupportRow(kind=record.kind, a=a, b=b, word=record.label[:200], on=record.on)


def _node(workspace: Workspace, key: str) -> str:
    return person_id(workspace, key) if key else ME
