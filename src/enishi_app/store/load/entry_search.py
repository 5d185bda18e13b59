"""Entries found by words: of a note, a title, or the name of whom they are about."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import F, JSONField, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from enishi.language import search_key
from enishi_app.store.codec import load_value
from enishi_app.store.entries import EntryValue, kind_word, value_type
from enishi_app.store.models import Entry, EntryNode, Person, Workspace

_SPOKEN = ("note", "title", "name", "text", "profile")


def load_fitting_entries(
    workspace: Workspace,
    kinds: Collection[type[EntryValue]],
    *,
    text: str,
    start: int,
    limit: int,
) -> tuple[list[EntryValue], int]:
    """Return a stretch of the entries that fit a text, the newest first, and how many fit.

    Args:
        workspace: Whose entries.
        kinds: Of which kinds.
        text: Words of a note or title, or of the name of a person, community or event.
        start: How many to leave out.
        limit: How many to return at most.
    """
    held = Entry.objects.filter(workspace=workspace, kind__in=[kind_word(one) for one in kinds])
    rows = _narrowed(workspace, held, text)
    # Communities have no day; they stand at the end on both databases.
    ordered = rows.order_by(F("on").desc(nulls_last=True), "-pk")
    found = [load_value(value_type(row.kind), row.payload) for row in ordered[start:][:limit]]
    return found, rows.count()


def _narrowed(workspace: Workspace, rows: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    named = Entry.objects.filter(workspace=workspace, kind__in=("community", "event"))
    groups = _saying(named, text).values("entry")
    nodes = EntryNode.objects.filter(workspace=workspace)
    people = _people_named(workspace, nodes, text).values("id")
    naming = nodes.filter(Q(node__in=people) | Q(node__in=groups)).values("entry")
    return rows.filter(Q(entry__in=naming) | Q(pk__in=_saying(rows, text).values("pk")))


def _people_named(workspace: Workspace, nodes: QuerySet[EntryNode], text: str) -> QuerySet[Person]:
    # Of 100,000 people few are named in entries: those alone are looked through.
    people = Person.objects.filter(workspace=workspace, id__in=nodes.values("node"))
    for word in search_key(text).split():
        people = people.filter(search_text__contains=word)
    return people


def _saying(rows: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    said = {
        f"said_{name}": KeyTextTransform(name, Cast("payload", JSONField())) for name in _SPOKEN
    }
    conditions = (Q(**{f"{name}__icontains": text}) for name in said)
    return rows.alias(**said).filter(reduce(or_, conditions))
