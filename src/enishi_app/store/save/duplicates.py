"""Keeping pairs of people who may be one, until the user says what they are."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from enishi.people import Learned, Match
from enishi_app.store.codec import dump
from enishi_app.store.models import DuplicateRow, LearnedRow, Workspace


def save_duplicates(workspace: Workspace, matches: Iterable[Match]) -> None:
    """Write the pairs in the place of all those found before."""
    DuplicateRow.objects.filter(workspace=workspace).delete()
    _insert(workspace, matches)


def save_duplicates_of(
    workspace: Workspace, people: Collection[str], matches: Iterable[Match]
) -> None:
    """Write the pairs of some people in the place of those found of them before."""
    named = Q(a__in=people) | Q(b__in=people)
    DuplicateRow.objects.filter(named, workspace=workspace).delete()
    _insert(workspace, {(match.left, match.right): match for match in matches}.values())


def save_learned(workspace: Workspace, learned: Learned) -> None:
    """Keep what a look at everybody learned."""
    LearnedRow.objects.update_or_create(workspace=workspace, defaults={"payload": dump(learned)})


def _insert(workspace: Workspace, matches: Iterable[Match]) -> None:
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
