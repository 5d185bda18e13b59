"""Keeping journal entries: the decision first, then what follows from it."""

import json
from collections.abc import Iterable, Sequence

from enishi.people import Identities
from enishi_app.store.codec import encode, load_value
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide, unwritten
from enishi_app.store.derive.entry_rows import clear_entries, put_entries
from enishi_app.store.derive.people import derive_people
from enishi_app.store.derive.ties import derive_ties, pairs_in
from enishi_app.store.entries import EntryValue, kind_of, nodes_of, value_type
from enishi_app.store.load.identities import load_identities
from enishi_app.store.models import Decision, Entry, Person, Workspace


def save_entries(speaker: Speaker, values: Sequence[EntryValue]) -> None:
    """Record entries, new ones or newer forms of old ones, and what follows from them."""
    workspace = speaker.workspace
    before = [read_entry(row) for row in _rows(workspace, [v.id for v in values])]
    decisions = [
        unwritten(speaker, DecisionKind.ENTRY_RECORDED, value.id, _payload(value))
        for value in values
    ]
    Decision.objects.bulk_create(decisions, batch_size=500)
    put_entries(workspace, values, load_identities(workspace))
    after = [read_entry(row) for row in _rows(workspace, [v.id for v in values])]
    _follow(workspace, [*before, *after])


def withdraw_entry(speaker: Speaker, entry: str) -> EntryValue | None:
    """Take an entry back; return what it was, or None where there is none."""
    before = [read_entry(row) for row in _rows(speaker.workspace, [entry])]
    if not before:
        return None
    decision = decide(speaker, DecisionKind.ENTRY_WITHDRAWN, entry, Nothing())
    clear_entries(speaker.workspace, [decision.subject])
    _follow(speaker.workspace, before)
    return before[0]


def project_entry(workspace: Workspace, decision: Decision, identities: Identities) -> None:
    """Bring the rows of one entry to what a decision says, and nothing else."""
    if decision.kind == DecisionKind.ENTRY_WITHDRAWN:
        clear_entries(workspace, [decision.subject])
    else:
        put_entries(workspace, [said_value(decision)], identities)


def said_value(decision: Decision) -> EntryValue:
    """Return the value that a decision records, with people by the ids that were given."""
    held = json.loads(decision.payload)
    return load_value(value_type(held["kind"]), json.dumps(held["value"]))


def read_entry(row: Entry) -> EntryValue:
    """Return the library value an entry holds."""
    return load_value(value_type(row.kind), row.payload)


def _payload(value: EntryValue) -> str:
    return json.dumps({"kind": kind_of(value), "value": encode(value)}, ensure_ascii=False)


def _rows(workspace: Workspace, ids: Iterable[str]) -> Iterable[Entry]:
    return Entry.objects.filter(workspace=workspace, entry__in=list(ids)).order_by("entry")


def _follow(workspace: Workspace, values: Sequence[EntryValue]) -> None:
    """Work out anew the people and ties that these entries touch."""
    derive_people(workspace, _people_among(workspace, values))
    derive_ties(workspace, pairs_in(values))


def _people_among(workspace: Workspace, values: Iterable[EntryValue]) -> list[str]:
    named = {node for value in values for node in nodes_of(value)}
    known = Person.objects.filter(workspace=workspace, id__in=named)
    return sorted(known.values_list("id", flat=True))
