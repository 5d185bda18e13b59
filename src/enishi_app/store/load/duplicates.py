"""Pairs of people who may be one."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.people import Match
from enishi_app.store.codec import load_value
from enishi_app.store.models import ApartRow, DuplicateRow, Person, Workspace

MOST_OF_ONE = 5
"""People whom one person may be; whoever settles these sees the rest."""


def load_duplicates(workspace: Workspace, *, start: int, limit: int) -> tuple[Match, ...]:
    """Return a stretch of the pairs that nothing has been said of yet, the most certain first."""
    rows = _open(workspace).order_by("-weight", "a", "b")[start : start + limit]
    return tuple(load_value(Match, row.payload) for row in rows)


def count_duplicates(workspace: Workspace) -> int:
    """Return how many pairs wait for a word."""
    return _open(workspace).count()


def load_duplicate(workspace: Workspace, one: str, other: str) -> Match | None:
    """Return why two people may be one, or None where nobody found that they may be."""
    a, b = sorted((one, other))
    row = DuplicateRow.objects.filter(workspace=workspace, a=a, b=b).first()
    return load_value(Match, row.payload) if row else None


def load_duplicates_of(workspace: Workspace, person: str) -> tuple[Match, ...]:
    """Return the pairs of one person that nothing has been said of yet, the most certain first."""
    rows = _open(workspace).filter(Q(a=person) | Q(b=person)).order_by("-weight", "a", "b")
    return tuple(load_value(Match, row.payload) for row in rows[:MOST_OF_ONE])


def _open(workspace: Workspace) -> QuerySet[DuplicateRow]:
    """Leave out pairs that were joined or told apart since, and people who are gone."""
    here = Person.objects.filter(workspace=workspace).exclude(standing="dismissed")
    apart = ApartRow.objects.filter(workspace=workspace, a=OuterRef("a"), b=OuterRef("b"))
    return DuplicateRow.objects.filter(
        ~Exists(apart),
        Exists(here.filter(id=OuterRef("a"))),
        Exists(here.filter(id=OuterRef("b"))),
        workspace=workspace,
    )
