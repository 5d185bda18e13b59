"""Collecting, for a batch of people, all that their rows are worked out from."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import Count, Max, QuerySet

from enishi.people import Consent, DatedRecord, Statement
from enishi.sources import PersonRecord
from enishi_app.store.active import UNDONE, active_records
from enishi_app.store.codec import load_value
from enishi_app.store.decide import PERSON_KINDS, DecisionKind
from enishi_app.store.entries import EntryValue, value_type
from enishi_app.store.models import (
    Decision,
    Entry,
    EntryNode,
    Sighting,
    SourceRecord,
    TouchRow,
    Workspace,
)


@dataclass(frozen=True, kw_only=True)
class TouchSum:
    """Touches of one kind with one person."""

    kind: str
    count: int
    last: datetime


@dataclass(kw_only=True)
class Gathered:
    """All that one person's rows are worked out from."""

    id: str
    records: list[DatedRecord] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    consent: Consent | None = None
    entries: list[EntryValue] = field(default_factory=list)
    touches: list[TouchSum] = field(default_factory=list)
    is_added: bool = False

    @property
    def is_decided(self) -> bool:
        """Tell whether the user herself said anything of this person."""
        return bool(self.is_added or self.statements or self.consent or self.entries)


def gather(
    workspace: Workspace,
    ids: Collection[str],
    *,
    at_hand: Mapping[str, DatedRecord] = MappingProxyType({}),
) -> dict[str, Gathered]:
    """Return what is known of each of ``ids``, in their order. A handful of queries in all.

    Args:
        workspace: Whose people.
        ids: Which of them.
        at_hand: For people with one single record, that record, where the caller has it.
    """
    gathered = {person: Gathered(id=person) for person in ids}
    _gather_decisions(workspace, gathered)
    _gather_entries(workspace, gathered)
    _gather_touches(workspace, gathered)
    for person, record in at_hand.items():
        gathered[person].records.append(record)
    _gather_records(workspace, {p: one for p, one in gathered.items() if p not in at_hand})
    return gathered


def read_record(row: SourceRecord) -> PersonRecord:
    """Return the library value a row keeps."""
    return load_value(PersonRecord, row.payload)


def _gather_decisions(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    rows = Decision.objects.filter(
        workspace=workspace,
        subject__in=gathered,
        kind__in=PERSON_KINDS,
    ).order_by("id")
    for row in rows:
        one = gathered[row.subject]
        if row.kind == DecisionKind.PERSON_SAID:
            one.statements.append(load_value(Statement, row.payload))
        elif row.kind == DecisionKind.PERSON_CONSENT:
            one.consent = load_value(Consent, row.payload)
        else:
            one.is_added = True


def _gather_entries(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    naming = EntryNode.objects.filter(workspace=workspace, node__in=gathered)
    people_of = defaultdict(list)
    for node in naming.values_list("entry", "node"):
        people_of[node[0]].append(node[1])
    for row in Entry.objects.filter(workspace=workspace, entry__in=people_of).order_by("entry"):
        value = load_value(value_type(row.kind), row.payload)
        for person in people_of[row.entry]:
            gathered[person].entries.append(value)


def _gather_touches(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    sums = (
        TouchRow.objects.filter(workspace=workspace, person__in=gathered)
        .values("person", "kind")
        .annotate(count=Count("id"), last=Max("at"))
        .order_by("person", "kind")
    )
    for one in sums:
        gathered[one["person"]].touches.append(
            TouchSum(kind=one["kind"], count=one["count"], last=one["last"]),
        )


def _gather_records(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    """Add the records that hold, newest first.

    Where no run holds any more but the user has said something of this person, her records
    stay readable: a withdrawn file must not leave a person without a name.
    """
    if not gathered:
        return
    holding = _rows(active_records(workspace, kind="person").filter(subject__in=gathered))
    for row, seen in holding:
        gathered[row.subject].records.append(DatedRecord(record=read_record(row), on=seen))
    bare = [g.id for g in gathered.values() if g.is_decided and not g.records]
    if not bare:
        return
    kept = SourceRecord.objects.filter(workspace=workspace, kind="person", subject__in=bare)
    for row, seen in _rows(kept):
        gathered[row.subject].records.append(DatedRecord(record=read_record(row), on=seen))


def _rows(records: QuerySet[SourceRecord]) -> list[tuple[SourceRecord, date]]:
    """Return rows with the day of the last run that saw them, the latest seen first."""
    rows = list(records.select_related("run"))
    latest = {
        row.pk: (0 if row.run.status == UNDONE else row.run_id, row.run.started_at) for row in rows
    }
    sightings = Sighting.objects.filter(record__in=latest).exclude(run__status=UNDONE)
    for record, run, at in sightings.values_list("record_id", "run_id", "run__started_at"):
        latest[record] = max(latest[record], (run, at))
    ordered = sorted(rows, key=lambda row: (-latest[row.pk][0], row.pk))
    return [(row, latest[row.pk][1].date()) for row in ordered]
