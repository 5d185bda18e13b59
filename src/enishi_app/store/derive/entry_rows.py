"""Rows of journal entries: the value, whom it names, and the touch it may be."""

import json
from collections.abc import Collection, Sequence

from enishi.evidence import Touch
from enishi.people import Identities
from enishi.terms import PersonId
from enishi_app.store.codec import encode
from enishi_app.store.derive.search import forget_searched, index_entries
from enishi_app.store.derive.touches import row_of_entry, write_touches
from enishi_app.store.entries import EntryValue, day_of, kind_of, nodes_of, with_people
from enishi_app.store.models import Entry, EntryNode, TouchRow, Workspace


def put_entries(workspace: Workspace, values: Sequence[EntryValue], identities: Identities) -> None:
    """Write entries in the place of what they were, each person under the id that is hers now."""
    clear_entries(workspace, [value.id for value in values])
    held = [with_people(value, lambda one: identities.person(PersonId(one))) for value in values]
    Entry.objects.bulk_create([_row(workspace, value) for value in held], batch_size=500)
    EntryNode.objects.bulk_create(
        [
            EntryNode(workspace=workspace, entry=value.id, node=node)
            for value in held
            for node in nodes_of(value)
        ],
        batch_size=1000,
    )
    index_entries(workspace, held)
    # Touches keep the id they were written with, as those of files do.
    write_touches(row_of_entry(workspace, one) for one in values if isinstance(one, Touch))


def clear_entries(workspace: Workspace, entries: Collection[str]) -> None:
    """Delete the rows of entries."""
    ids = list(entries)
    forget_searched(workspace, ids)
    for start in range(0, len(ids), 500):
        piece = ids[start : start + 500]
        Entry.objects.filter(workspace=workspace, entry__in=piece).delete()
        EntryNode.objects.filter(workspace=workspace, entry__in=piece).delete()
        TouchRow.objects.filter(workspace=workspace, touch__in=piece).delete()


def _row(workspace: Workspace, value: EntryValue) -> Entry:
    return Entry(
        entry=value.id,
        workspace=workspace,
        kind=kind_of(value),
        on=day_of(value),
        payload=json.dumps(encode(value), ensure_ascii=False),
    )
