"""Ties for the graph."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from enishi.network import (
    ME,
    History,
    NodeId,
    Tie,
    TieEvidence,
    history_of,
    shared_ties,
    tie_state,
    weigh_groups,
)
from enishi_app.store.derive.entry_ties import Pair, pair_of
from enishi_app.store.load.people import read_tie
from enishi_app.store.load.shared import load_community_sizes, load_groups
from enishi_app.store.models import TieRow, Workspace

_DAY_BY_DAY = '"history":'


Shared = Mapping[Pair, Sequence[TieEvidence]]
"""What groups say of the ties of their members; see :func:`shared_evidence`."""


def load_ties(workspace: Workspace, *, today: date, shared: Shared | None = None) -> list[Tie]:
    """Return every tie of a workspace, ordered by its ends: kept ones, and what groups share.

    Args:
        workspace: Whose ties.
        today: The day they are judged on.
        shared: What groups say, where the caller has it at hand.
    """
    rows = TieRow.objects.filter(workspace=workspace).order_by("a", "b")
    kept = (read_tie(row, today=today) for row in rows.iterator(chunk_size=5000))
    return _with_shared(workspace, kept, _held(workspace, shared), today)


def load_ties_between(
    workspace: Workspace,
    ends: Collection[tuple[NodeId, NodeId]],
    *,
    today: date,
    shared: Shared | None = None,
) -> list[Tie]:
    """Return the ties between these ends, given in either order, where there are any.

    Args:
        workspace: Whose ties.
        ends: Pairs of ends.
        today: The day they are judged on.
        shared: What groups say, where the caller has it at hand.
    """
    pairs = {pair_of(one, other) for one, other in ends}
    rows = TieRow.objects.filter(
        workspace=workspace,
        a__in={pair.a for pair in pairs},
        b__in={pair.b for pair in pairs},
    ).order_by("a", "b")
    kept = (read_tie(row, today=today) for row in rows if Pair(row.a, row.b) in pairs)
    held = _held(workspace, shared) if pairs else {}
    wanted = {pair: held[pair] for pair in pairs if pair in held}
    return _with_shared(workspace, kept, wanted, today)


def load_histories(workspace: Workspace, *, today: date) -> list[History]:
    """Return what is kept of the user's touches with each person, day by day, in order of id."""
    # Most people were never written to; their rows are not even read.
    rows = TieRow.objects.filter(workspace=workspace, a=ME, evidence__contains=_DAY_BY_DAY)
    ties = (read_tie(row, today=today) for row in rows.order_by("b").iterator(chunk_size=5000))
    return [held for tie in ties if (held := history_of(tie.evidence, today=today))]


def load_own_ties(
    workspace: Workspace, people: Collection[str], *, today: date
) -> dict[NodeId, Tie]:
    """Return the user's kept ties with these people, without what groups share."""
    rows = TieRow.objects.filter(workspace=workspace, a=ME, b__in=people)
    return {NodeId(row.b): read_tie(row, today=today) for row in rows}


def shared_evidence(workspace: Workspace) -> dict[Pair, list[TieEvidence]]:
    """Return what groups say of the ties of their members."""
    found: dict[Pair, list[TieEvidence]] = {}
    for one in shared_ties(load_groups(workspace)):
        # They come in the order in which pairs are kept.
        found.setdefault(Pair(one.a, one.b), []).append(one.evidence)
    return found


def _held(workspace: Workspace, shared: Shared | None) -> Shared:
    return shared_evidence(workspace) if shared is None else shared


def _with_shared(
    workspace: Workspace,
    kept: Iterable[Tie],
    shared: Shared,
    today: date,
) -> list[Tie]:
    left = dict(shared)
    ties = [_joined(tie, left.pop(Pair(tie.a, tie.b), []), today) for tie in kept]
    ties += _bare(left, today)
    weighed = weigh_groups(ties, load_community_sizes(workspace))
    return sorted(weighed, key=lambda tie: (tie.a, tie.b))


def _joined(tie: Tie, shared: Sequence[TieEvidence], today: date) -> Tie:
    if not shared:
        return tie
    evidence = (*tie.evidence, *shared)
    return Tie(a=tie.a, b=tie.b, state=tie_state(evidence, today=today), evidence=evidence)


def _bare(shared: Shared, today: date) -> Iterator[Tie]:
    for pair, items in shared.items():
        evidence = tuple(items)
        state = tie_state(evidence, today=today)
        yield Tie(a=NodeId(pair.a), b=NodeId(pair.b), state=state, evidence=evidence)
