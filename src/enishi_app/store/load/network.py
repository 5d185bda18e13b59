"""Ties for the graph."""

from collections.abc import Collection
from datetime import date

from enishi.network import NodeId, Tie
from enishi_app.store.derive.entry_ties import Pair, pair_of
from enishi_app.store.load.people import read_tie
from enishi_app.store.models import TieRow, Workspace


def load_ties(workspace: Workspace, *, today: date) -> list[Tie]:
    """Return every tie of a workspace, ordered by its ends."""
    rows = TieRow.objects.filter(workspace=workspace).order_by("a", "b")
    return [read_tie(row, today=today) for row in rows.iterator(chunk_size=5000)]


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
    return [read_tie(row, today=today) for row in rows if Pair(row.a, row.b) in pairs]
