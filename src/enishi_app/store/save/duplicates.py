"""Keeping pairs of people who may be one, until the user says what they are."""

from collections.abc import Iterable

from enishi.people import Match
from enishi_app.store.codec import dump
from enishi_app.store.models import DuplicateRow, Workspace


def save_duplicates(workspace: Workspace, matches: Iterable[Match]) -> int:
    """Write the pairs in the place of those found before; return how many."""
    DuplicateRow.objects.filter(workspace=workspace).delete()
    rows = [
        DuplicateRow(
            workspace=workspace,
            a=match.left,
            b=match.right,
            weight=match.weight,
            level=match.certainty,
            payload=dump(match),
        )
        for match in matches
    ]
    DuplicateRow.objects.bulk_create(rows, batch_size=1000)
    return len(rows)
