"""Everybody's names, as far as a report must know them to keep them out."""

from collections.abc import Iterator

from enishi.people import PersonCard
from enishi.terms import PersonId
from enishi_app.store.models import Person, Workspace


def load_name_cards(workspace: Workspace) -> Iterator[PersonCard]:
    """Yield a card with names, alias, role and consent of everybody, ordered by id."""
    rows = Person.objects.filter(workspace=workspace).order_by("id")
    columns = ("id", "name", "reading", "alias", "title", "place", "may_be_named")
    for row in rows.values_list(*columns).iterator(chunk_size=5000):
        yield _card(*row)


def _card(*row: object) -> PersonCard:
    person, name, reading, alias, title, place, may_be_named = row
    return PersonCard(
        id=PersonId(str(person)),
        name=str(name),
        reading=str(reading),
        alias=str(alias),
        title=str(title),
        place=str(place),
        may_be_named=bool(may_be_named),
    )
