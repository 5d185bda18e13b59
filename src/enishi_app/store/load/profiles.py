"""Profiles as they were last looked at: everybody's, or those that one person may be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Count

from enishi.people import (
    LARGEST_BLOCK,
    PEOPLE,
    Learned,
    Match,
    Model,
    NamedRow,
    Table,
    block_keys,
    counted_values,
    match_one,
    table_of_rows,
    value_key,
)
from enishi_app.store.codec import load_value
from enishi_app.store.derive.profiles import read_row
from enishi_app.store.models import LearnedRow, Person, ProfileKey, ProfileRow, Workspace


def load_profile_table(workspace: Workspace) -> Table:
    """Return everybody's profile."""
    rows = ProfileRow.objects.filter(workspace=workspace).values_list("person", "payload")
    return table_of_rows(
        [(person, read_row(payload)) for person, payload in rows.iterator(chunk_size=5000)], PEOPLE
    )


def count_everybody(workspace: Workspace) -> int:
    """Return how many people there are, those who only wait and those left out among them."""
    return Person.objects.filter(workspace=workspace).count()


def load_learned(workspace: Workspace) -> Learned | None:
    """Return what the last look at everybody learned, or None before the first."""
    row = LearnedRow.objects.filter(workspace=workspace).first()
    return load_value(Learned, row.payload) if row else None


def match_people(workspace: Workspace, people: Iterable[str], model: Model) -> Iterator[Match]:
    """Yield whom each of these people may be; a pair of two of them comes twice.

    The same pairs with the same weights as a pass over everybody with this model finds. It takes
    five queries for each person, whatever the number of people.
    """
    rows = ProfileRow.objects.filter(workspace=workspace, person__in=people).order_by("person")
    for row in rows:
        yield from _match(workspace, _named(row), model)


def _match(workspace: Workspace, one: NamedRow, model: Model) -> tuple[Match, ...]:
    keys = set(block_keys(one.row, PEOPLE))
    sizes = _sizes(workspace, keys)
    found = ProfileKey.objects.filter(
        workspace=workspace, key__in=[key for key in keys if sizes[key] <= LARGEST_BLOCK]
    )
    rows = ProfileRow.objects.filter(pk__in=set(found.values_list("profile", flat=True)))
    others = [_named(row) for row in rows if row.person != one.id]
    return match_one(one, others, model=model, holders=_holders(workspace, one, others))


def _holders(
    workspace: Workspace, one: NamedRow, others: Collection[NamedRow]
) -> Mapping[str, Mapping[str, int]]:
    keys = {(f, value): value_key(f, value) for f, value in counted_values(one, others, PEOPLE)}
    sizes = _sizes(workspace, keys.values())
    holders: dict[str, dict[str, int]] = defaultdict(dict)
    for (field, value), key in keys.items():
        holders[field][value] = sizes[key]
    return holders


def _sizes(workspace: Workspace, keys: Collection[int]) -> dict[int, int]:
    rows = ProfileKey.objects.filter(workspace=workspace, key__in=list(keys))
    return dict(rows.values_list("key").annotate(size=Count("id")).order_by())


def _named(row: ProfileRow) -> NamedRow:
    return NamedRow(id=row.person, row=read_row(row.payload))
