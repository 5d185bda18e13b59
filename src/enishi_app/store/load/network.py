"""Ties for the graph."""

from datetime import date

from enishi.network import Tie
from enishi_app.store.load.people import read_tie
from enishi_app.store.models import TieRow, Workspace


def load_ties(workspace: Workspace, *, today: date) -> list[Tie]:
    """Return every tie of a workspace, ordered by its ends."""
    rows = TieRow.objects.filter(workspace=workspace).order_by("a", "b")
    return [read_tie(row, today=today) for row in rows.iterator(chunk_size=5000)]
