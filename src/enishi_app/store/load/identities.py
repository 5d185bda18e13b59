"""Who is who, as it was last worked out."""

from collections.abc import Collection

from enishi.people import Identities, apart_pair
from enishi.terms import PersonId
from enishi_app.store.models import ApartRow, IdentityRow, Workspace


def load_identities(workspace: Workspace) -> Identities:
    """Return who is who in a workspace."""
    rows = IdentityRow.objects.filter(workspace=workspace)
    apart = ApartRow.objects.filter(workspace=workspace).values_list("a", "b")
    return _identities(rows.values_list("member", "person"), apart)


def load_identities_of(workspace: Workspace, ids: Collection[str]) -> Identities:
    """Return who is who as far as these ids go, with everybody joined with them."""
    rows = IdentityRow.objects.filter(workspace=workspace)
    people = set(rows.filter(member__in=ids).values_list("person", flat=True))
    if not people:
        return Identities()
    return _identities(rows.filter(person__in=people).values_list("member", "person"), ())


def ids_named_with(workspace: Workspace, person: str) -> tuple[PersonId, ...]:
    """Return every id that names the person whom an id names, the person's own first."""
    identities = load_identities_of(workspace, [person])
    own = identities.person(PersonId(person))
    others = (one for one in identities.ids_of(own) if one != own)
    return (own, *others)


def _identities(
    rows: Collection[tuple[str, str]], apart: Collection[tuple[str, str]]
) -> Identities:
    members: dict[PersonId, list[PersonId]] = {}
    for member, person in rows:
        members.setdefault(PersonId(person), []).append(PersonId(member))
    return Identities(
        person_of={one: person for person, held in members.items() for one in held},
        members={person: tuple(sorted(held)) for person, held in members.items()},
        apart=frozenset(apart_pair(PersonId(a), PersonId(b)) for a, b in apart),
    )
