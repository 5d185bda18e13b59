"""Ties between others, and between the user and communities, worked out from entries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from django.db.models import Q

from enishi.network import ME, TieEvidence
from enishi.people import DatedRecord, PersonStanding
from enishi.terms import PersonId
from enishi_app.store.codec import dump, load_value
from enishi_app.store.derive.entry_ties import Pair, pair_of, ties_of
from enishi_app.store.derive.gather import FileSupport
from enishi_app.store.derive.people import Evidences, derive_people
from enishi_app.store.derive.supports import evidence_of
from enishi_app.store.entries import EntryValue, value_type
from enishi_app.store.load.identities import load_identities, load_identities_of
from enishi_app.store.models import Entry, EntryNode, Person, SupportRow, TieRow, Workspace

_PIECE = 500
Evidence = dict[Pair, list[TieEvidence]]


def pairs_in(values: Iterable[EntryValue]) -> set[Pair]:
    """Return the pairs that these entries speak of."""
    return {support.pair for value in values for support in ties_of(value)}


def follow_people(
    workspace: Workspace,
    ids: Collection[str],
    *,
    at_hand: Mapping[str, DatedRecord] = MappingProxyType({}),
) -> None:
    """Work out these people anew (see :func:`derive_people`), and what files say of their ties."""
    derive_people(workspace, ids, at_hand=at_hand)
    derive_ties(workspace, pairs_of_files(workspace, nodes=ids))


def pairs_of_files(workspace: Workspace, nodes: Collection[str] | None = None) -> set[Pair]:
    """Return the pairs that files speak of.

    Args:
        workspace: Whose files.
        nodes: Only pairs with one of these ids of people as files name them; all if left out.
    """
    rows = SupportRow.objects.filter(workspace=workspace)
    if nodes is not None:
        ids = load_identities_of(workspace, nodes)
        wide = {one for node in nodes for one in ids.ids_of(ids.person(PersonId(node)))}
        rows = rows.filter(Q(a__in=wide) | Q(b__in=wide))
    if not rows.exists():
        return set()
    person_of = load_identities(workspace).person
    ends = rows.values_list("a", "b").distinct()
    return {pair_of(person_of(PersonId(a)), person_of(PersonId(b))) for a, b in ends}


def derive_ties(workspace: Workspace, pairs: Collection[Pair]) -> None:
    """Work out these ties anew. Ties between the user and people come with the people.

    Whoever is only proposed, or nobody knows, has none.
    """
    wanted = _without_own_people(workspace, pairs)
    if not wanted:
        return
    _clear(workspace, wanted)
    held = _without_proposed(workspace, wanted)
    evidence = _evidence(workspace, held)
    _add_support(workspace, _between_known(workspace, held), evidence)
    TieRow.objects.bulk_create(
        [
            TieRow(workspace=workspace, a=p.a, b=p.b, evidence=dump(Evidences(items=tuple(items))))
            for p, items in sorted(evidence.items())
        ],
        batch_size=1000,
    )


def _without_proposed(workspace: Workspace, pairs: set[Pair]) -> set[Pair]:
    rows = Person.objects.filter(workspace=workspace, id__in=_nodes(pairs))
    proposed = set(rows.exclude(standing=PersonStanding.CONTACT).values_list("id", flat=True))
    return {pair for pair in pairs if not {pair.a, pair.b} & proposed}


def _between_known(workspace: Workspace, pairs: set[Pair]) -> set[Pair]:
    """Return the pairs of which both ends are here: a file may name anybody."""
    people = Person.objects.filter(workspace=workspace, id__in=_nodes(pairs))
    groups = Entry.objects.filter(workspace=workspace, kind="community", entry__in=_nodes(pairs))
    known = {ME, *people.values_list("id", flat=True), *groups.values_list("entry", flat=True)}
    return {pair for pair in pairs if pair.a in known and pair.b in known}


def _nodes(pairs: Collection[Pair]) -> set[str]:
    return {node for pair in pairs for node in (pair.a, pair.b)}


def _clear(workspace: Workspace, wanted: Collection[Pair]) -> None:
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _PIECE):
        piece = ordered[start : start + _PIECE]
        rows = TieRow.objects.filter(
            workspace=workspace, a__in={pair.a for pair in piece}, b__in={pair.b for pair in piece}
        )
        here = set(piece)
        dead = [pk for pk, a, b in rows.values_list("pk", "a", "b") if Pair(a, b) in here]
        TieRow.objects.filter(pk__in=dead).delete()


def _without_own_people(workspace: Workspace, pairs: Collection[Pair]) -> set[Pair]:
    own = {pair.b for pair in pairs if pair.a == ME}
    people = set(
        Person.objects.filter(workspace=workspace, id__in=own).values_list("id", flat=True),
    )
    return {pair for pair in pairs if pair.a != pair.b and not (pair.a == ME and pair.b in people)}


def _add_support(workspace: Workspace, wanted: set[Pair], found: Evidence) -> None:
    """Add what files say of these pairs."""
    identities = load_identities(workspace)
    nodes = {PersonId(node) for pair in wanted for node in (pair.a, pair.b) if node != ME}
    ids = {one for node in nodes for one in identities.ids_of(node)}
    rows = SupportRow.objects.filter(workspace=workspace, b__in=ids).order_by("record")
    for row in rows.iterator(chunk_size=5000):
        pair = pair_of(identities.person(PersonId(row.a)), identities.person(PersonId(row.b)))
        evidence = evidence_of(_support(row)) if pair in wanted else None
        if evidence:
            found[pair].append(evidence)


def _support(row: SupportRow) -> FileSupport:
    return FileSupport(
        kind=row.kind, other=row.a, word=row.word, on=row.on, count=row.count, source=row.source
    )


def _evidence(workspace: Workspace, wanted: set[Pair]) -> Evidence:
    nodes = {pair.b for pair in wanted}
    entries = EntryNode.objects.filter(workspace=workspace, node__in=nodes).values("entry")
    found: Evidence = defaultdict(list)
    for row in Entry.objects.filter(workspace=workspace, entry__in=entries).order_by("entry"):
        for support in ties_of(load_value(value_type(row.kind), row.payload)):
            if support.pair in wanted:
                found[support.pair].append(support.evidence)
    return found
