"""Deleting everything derived and working it out again: the same rows come back."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from enishi.people import Identities
from enishi.sources import TouchRecord
from enishi_app.store.active import active_records
from enishi_app.store.codec import load_value
from enishi_app.store.decide import PERSON_KINDS, DecisionKind
from enishi_app.store.derive.groups import GROUP_KINDS, read_told, write_groups
from enishi_app.store.derive.identities import derive_identities
from enishi_app.store.derive.people import derive_people
from enishi_app.store.derive.search import forget_all_searched
from enishi_app.store.derive.ties import derive_ties, pairs_in, pairs_of_files
from enishi_app.store.derive.touches import rows_of_record, write_touches
from enishi_app.store.entries import EntryValue
from enishi_app.store.models import (
    ApartRow,
    Decision,
    Entry,
    EntryNode,
    ExperimentRow,
    IdentityRow,
    Person,
    PersonTag,
    SearchRow,
    SourceRecord,
    SupportRow,
    TieRow,
    TouchRow,
    Workspace,
)
from enishi_app.store.save.entries import project_entry, read_entry
from enishi_app.store.save.experiments import project_experiment

BATCH = 2000
_T = TypeVar("_T")
DERIVED = (
    Person,
    PersonTag,
    TouchRow,
    Entry,
    EntryNode,
    TieRow,
    ExperimentRow,
    IdentityRow,
    ApartRow,
    SupportRow,
    SearchRow,
)


def rebuild(workspace: Workspace) -> None:
    """Work out every derived row of a workspace anew, from sources and decisions alone."""
    forget_all_searched(workspace)
    for model in DERIVED:
        model.objects.filter(workspace=workspace).delete()
    identities = derive_identities(workspace)
    rebuild_touches(workspace)
    rebuild_groups(workspace, identities)
    _replay(workspace, identities)
    derive_everybody(workspace)
    pairs = pairs_in(all_entries(workspace)) | pairs_of_files(workspace)
    derive_ties(workspace, pairs)


def rebuild_touches(workspace: Workspace) -> None:
    """Work out the touches that files tell of."""
    rows = active_records(workspace, kind="touch").order_by("id").iterator(chunk_size=BATCH)
    for batch in batches(rows):
        records = (load_value(TouchRecord, row.payload) for row in batch)
        write_touches(t for record in records for t in rows_of_record(workspace, record))


def rebuild_groups(workspace: Workspace, identities: Identities) -> None:
    """Work out the communities, events, memberships and stated ties that files tell of."""
    for kind in GROUP_KINDS:
        rows = active_records(workspace, kind=kind).select_related("run").order_by("id")
        for batch in batches(rows.iterator(chunk_size=BATCH)):
            write_groups(workspace, [read_told(row) for row in batch], identities)


def derive_everybody(workspace: Workspace) -> None:
    """Work out everybody whom a record, a decision or an entry names."""
    for batch in batches(_everybody(workspace)):
        derive_people(workspace, batch)


def all_entries(workspace: Workspace) -> Iterator[EntryValue]:
    """Yield every entry of the journal."""
    return (read_entry(row) for row in Entry.objects.filter(workspace=workspace).order_by("entry"))


def _replay(workspace: Workspace, identities: Identities) -> None:
    for decision in Decision.objects.filter(workspace=workspace).order_by("id").iterator():
        kind = DecisionKind(decision.kind)
        if kind in {DecisionKind.ENTRY_RECORDED, DecisionKind.ENTRY_WITHDRAWN}:
            project_entry(workspace, decision, identities)
        elif kind in {DecisionKind.EXPERIMENT_SAVED, DecisionKind.EXPERIMENT_REMOVED}:
            project_experiment(workspace, decision)


def _everybody(workspace: Workspace) -> Iterable[str]:
    named = set(
        SourceRecord.objects.filter(workspace=workspace, kind="person").values_list(
            "subject",
            flat=True,
        ),
    )
    said = Decision.objects.filter(workspace=workspace, kind__in=PERSON_KINDS)
    named.update(said.values_list("subject", flat=True))
    return sorted(named)


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Yield items in lists of at most ``BATCH``."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
