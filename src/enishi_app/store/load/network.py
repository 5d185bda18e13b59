"""Ties for the graph."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from enishi.network import NodeId, Tie, TieEvidence, shared_ties, tie_state, weigh_groups
from enishi_app.store.derive.entry_ties import Pair, pair_of
from enishi_app.store.load.people import read_tie
from enishi_app.store.load.shared import load_community_sizes, load_groups
from enishi_app.store.models import TieRow, Workspace


def load_ties(workspace: Workspace, *, today: date) -> list[Tie]:
    """Return every tie of a workspace, ordered by its ends: kept ones, and what groups share."""
    rows = TieRow.objects.filter(workspace=workspace).order_by("a", "b")
    kept = (read_tie(row, today=today) for row in rows.iterator(chunk_size=5000))
    return _with_shared(workspace, kept, shared_evidence(workspace), today)


def load_ties_between(
    workspace: Workspace,
    ends: Collection[tuple[NodeId, NodeId]],
    *,
    today: date,
) -> list[Tie]:
    """Return the ties between these ends, given in either order, where there are any."""
    pairs = {pair_of(one, other) for one, other in ends}
    rows = TieRow.objects.filter(
        workspace=workspace,
        a__in={pair.a for pair in pairs},
        b__in={pair.b for pair in pairs},
    ).order_by("a", "b")
    kept = (read_tie(row, today=today) for row in rows if Pair(row.a, row.b) in pairs)
    shared = shared_evidence(workspace) if pairs else {}
    wanted = {pair: shared[pair] for pair in pairs if pair in shared}
    return _with_shared(workspace, kept, wanted, today)


def shared_evidence(workspace: Workspace) -> dict[Pair, list[TieEvidence]]:
    """Return what groups say of the ties of their members."""
    found: dict[Pair, list[TieEvidence]] = {}
    for one in shared_ties(load_groups(workspace)):
        found.setdefault(pair_of(one.a, one.b), []).append(one.evidence)
    return found


def _with_shared(
    workspace: Workspace,
    kept: Iterable[Tie],
    shared: dict[Pair, list[TieEvidence]],
    today: date,
) -> list[Tie]:
    left = dict(shared)
    ties = [_joined(tie, left.pop(Pair(tie.a, tie.b), []), today) for tie in kept]
    ties += _bare(left, today)
    weighed = weigh_groups(ties, load_community_sizes(workspace))
    return sorted(weighed, key=lambda tie: (tie.a, tie.b))


def _joined(tie: Tie, shared: list[TieEvidence], today: date) -> Tie:
    if not shared:
        return tie
    evidence = (*tie.evidence, *shared)
    return Tie(a=tie.a, b=tie.b, state=tie_state(evidence, today=today), evidence=evidence)


def _bare(shared: dict[Pair, list[TieEvidence]], today: date) -> Iterator[Tie]:
    for pair, items in shared.items():
        evidence = tuple(items)
        state = tie_state(evidence, today=today)
        yield Tie(a=NodeId(pair.a), b=NodeId(pair.b), state=state, evidence=evidence)
