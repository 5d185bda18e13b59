"""What metrics need to know of people."""

from collections.abc import Collection

from enishi.people import PersonFacts
from enishi.terms import PersonId
from enishi_app.store.models import Person, PersonTag, Workspace


def load_facts(workspace: Workspace, people: Collection[str]) -> dict[PersonId, PersonFacts]:
    """Return roles, place and languages of these people, by id."""
    ids = set(people)
    tags: dict[str, dict[str, list[str]]] = {one: {} for one in ids}
    rows = PersonTag.objects.filter(workspace=workspace, person__in=ids)
    # Sorted here: asked to order, a database may walk all tags in that order instead.
    for _, person, kind, value in sorted(rows.values_list("id", "person", "kind", "value")):
        tags[person].setdefault(kind, []).append(value)
    places = Person.objects.filter(workspace=workspace, id__in=ids).values_list("id", "place")
    return {
        PersonId(one): PersonFacts(
            roles=tuple(tags[one].get("role", ())),
            place=place,
            languages=tuple(tags[one].get("language", ())),
        )
        for one, place in places
    }
