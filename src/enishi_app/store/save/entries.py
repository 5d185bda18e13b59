"""Keeping journal entries: the decision first, then what follows from it."""

import json
from collections.abc import Iterable, Sequence

from enishi.evidence import Touch
from enishi_app.store.codec import encode, load_value
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide, unwritten
from enishi_app.store.derive.people import derive_people
from enishi_app.store.derive.ties import derive_ties, pairs_in
from enishi_app.store.derive.touches import row_of_entry, write_touches
from enishi_app.store.entries import EntryValue, day_of, kind_of, nodes_of, value_type
from enishi_app.store.models import Decision, Entry, EntryNode, Person, TouchRow, Workspace


def save_entries(speaker: Speaker, values: Sequence[EntryValue]) -> None:
    """Record entries, new ones or newer forms of old ones, and what follows from them."""
    workspace = speaker.workspace
    before = [read_entry(row) for row in _rows(workspace, [v.id for v in values])]
    decisions = [
        unwritten(speaker, DecisionKind.ENTRY_RECORDED, value.id, _payload(value))
        for value in values
    ]
    Decision.objects.bulk_create(decisions, batch_size=500)
    for decision in decisions:
        project_entry(workspace, decision)
    _follow(workspace, [*before, *values])


def withdraw_entry(speaker: Speaker, entry: str) -> EntryValue | None:
    """Take an entry back; return what it was, or None where there is none."""
    before = [read_entry(row) for row in _rows(speaker.workspace, [entry])]
    if not before:
        return None
    decision = decide(speaker, DecisionKind.ENTRY_WITHDRAWN, entry, Nothing())
    project_entry(speaker.workspace, decision)
    _follow(speaker.workspace, before)
    return before[0]


def project_entry(workspace: Workspace, decision: Decision) -> None:
    """Bring the rows of one entry to what a decision says, and nothing else."""
    _clear(workspace, decision.subject)
    if decision.kind == DecisionKind.ENTRY_WITHDRAWN:
        return
    held = json.loads(decision.payload)
    value = load_value(value_type(held["kind"]), json.dumps(held["value"]))
    _write(workspace, value)


def read_entry(row: Entry) -> EntryValue:
    """Return the library value an entry holds."""
    return load_value(value_type(row.kind), row.payload)


def _payload(value: EntryValue) -> str:
    return json.dumps({"kind": kind_of(value), "value": encode(value)}, ensure_ascii=False)


def _rows(workspace: Workspace, ids: Iterable[str]) -> Iterable[Entry]:
    return Entry.objects.filter(workspace=workspace, entry__in=list(ids)).order_by("entry")


def _clear(workspace: Workspace, entry: str) -> None:
    Entry.objects.filter(workspace=workspace, entry=entry).delete()
    EntryNode.objects.filter(workspace=workspace, entry=entry).delete()
    TouchRow.objects.filter(workspace=workspace, touch=entry).delete()


def _write(workspace: Workspace, value: EntryValue) -> None:
    Entry.objects.create(
        entry=value.id,
        workspace=workspace,
        kind=kind_of(value),
        on=day_of(value),
        payload=json.dumps(encode(value), ensure_ascii=False),
    )
    EntryNode.objects.bulk_create(
        [EntryNode(workspace=workspace, entry=value.id, node=node) for node in nodes_of(value)],
    )
    if isinstance(value, Touch):
        write_touches([row_of_entry(workspace, value)])


def _follow(workspace: Workspace, values: Sequence[EntryValue]) -> None:
    """Work out anew the people and ties that these entries touch."""
    derive_people(workspace, _people_among(workspace, values))
    derive_ties(workspace, pairs_in(values))


def _people_among(workspace: Workspace, values: Iterable[EntryValue]) -> list[str]:
    named = {node for value in values for node in nodes_of(value)}
    known = Person.objects.filter(workspace=workspace, id__in=named)
    return sorted(known.values_list("id", flat=True))
