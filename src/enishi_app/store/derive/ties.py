"""Ties between others, and between the user and communities, worked out from entries."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from enishi.network import ME, TieEvidence
from enishi_app.store.codec import dump, load_value
from enishi_app.store.derive.entry_ties import Pair, ties_of
from enishi_app.store.derive.people import Evidences
from enishi_app.store.entries import EntryValue, value_type
from enishi_app.store.models import Entry, EntryNode, Person, TieRow, Workspace


def pairs_in(values: Iterable[EntryValue]) -> set[Pair]:
    """Return the pairs that these entries speak of."""
    return {support.pair for value in values for support in ties_of(value)}


def derive_ties(workspace: Workspace, pairs: Collection[Pair]) -> None:
    """Work out these ties anew. Ties between the user and people come with the people."""
    wanted = _without_own_people(workspace, pairs)
    if not wanted:
        return
    evidence = _evidence(workspace, wanted)
    for pair in wanted:
        TieRow.objects.filter(workspace=workspace, a=pair.a, b=pair.b).delete()
    TieRow.objects.bulk_create(
        [
            TieRow(workspace=workspace, a=p.a, b=p.b, evidence=dump(Evidences(items=tuple(items))))
            for p, items in sorted(evidence.items())
        ],
        batch_size=1000,
    )


def _without_own_people(workspace: Workspace, pairs: Collection[Pair]) -> set[Pair]:
    own = {pair.b for pair in pairs if pair.a == ME}
    people = set(
        Person.objects.filter(workspace=workspace, id__in=own).values_list("id", flat=True),
    )
    return {pair for pair in pairs if not (pair.a == ME and pair.b in people)}


def _evidence(workspace: Workspace, wanted: set[Pair]) -> dict[Pair, list[TieEvidence]]:
    nodes = {pair.b for pair in wanted}
    entries = EntryNode.objects.filter(workspace=workspace, node__in=nodes).values("entry")
    found: dict[Pair, list[TieEvidence]] = defaultdict(list)
    for row in Entry.objects.filter(workspace=workspace, entry__in=entries).order_by("entry"):
        for support in ties_of(load_value(value_type(row.kind), row.payload)):
            if support.pair in wanted:
                found[support.pair].append(support.evidence)
    return found
