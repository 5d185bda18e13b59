"""Address books that the user let Facebook take from her telephone.

That is no tie: whoever stood in them was taken in. Their people are proposed.
"""

from collections.abc import Iterator

from enishi.sources.assembling import Entry as BookEntry
from enishi.sources.assembling import assemble_seen
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.friends import way_to_reach
from enishi.sources.formats.facebook.listing import Entry, Listing
from enishi.sources.formats.facebook.texts import name_at
from enishi.sources.json_pieces import list_in
from enishi.sources.keys import KeyBook
from enishi.sources.records import FieldKind, FieldValue

_MOST_WAYS = 50


def read_book(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give one proposed person an entry, with the addresses and numbers it holds."""
    keys = KeyBook()
    for entry in listing():
        if isinstance(entry, Entry):
            yield from assemble_seen(_book_entry(task, entry), keys)
        else:
            yield entry


def _book_entry(task: Task, entry: Entry) -> BookEntry:
    name = [FieldValue(kind=FieldKind.NAME, value=entry.name, origin="name")] if entry.name else []
    return BookEntry(
        file=task.file.label, row=entry.row, fields=[*name, *_ways(entry)], raw=entry.raw
    )


def _ways(entry: Entry) -> Iterator[FieldValue]:
    for detail in list_in(entry.item, "details")[:_MOST_WAYS]:
        point = name_at(detail, "contact_point") or name_at(detail, "extra_data", "phone_number")
        if point:
            yield way_to_reach(point, "contact_point")
