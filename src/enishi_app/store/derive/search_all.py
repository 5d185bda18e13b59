"""Indexing a whole workspace, where the rows it follows from are older than the index."""

from django.db import transaction

from enishi.people import PersonStanding
from enishi_app.store.derive.gather import gather
from enishi_app.store.derive.people import card_of, searched_person
from enishi_app.store.derive.rebuild import all_entries, batches
from enishi_app.store.derive.search import forget_all_searched, index_entries, index_searched
from enishi_app.store.models import Entry, Person, SearchRow, Workspace


def fill_search() -> None:
    """Index every workspace that has people or entries and no index of them yet."""
    for workspace in Workspace.objects.order_by("pk"):
        if _is_missing(workspace):
            with transaction.atomic():
                index_all(workspace)


def index_all(workspace: Workspace) -> None:
    """Index all people and entries of a workspace anew, and change nothing else."""
    forget_all_searched(workspace)
    people = Person.objects.filter(workspace=workspace).order_by("id")
    for batch in batches(people.values_list("id", "standing").iterator(chunk_size=2000)):
        standings = {one: PersonStanding(word) for one, word in batch}
        known = gather(workspace, list(standings)).values()
        found = (searched_person(one, card_of(one), standings[one.id]) for one in known)
        index_searched(workspace, found)
    for entries in batches(all_entries(workspace)):
        index_entries(workspace, entries)


def _is_missing(workspace: Workspace) -> bool:
    if SearchRow.objects.filter(workspace=workspace).exists():
        return False
    return any(model.objects.filter(workspace=workspace).exists() for model in (Person, Entry))
