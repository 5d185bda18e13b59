"""Lists of attendees that do not name their event: the user says which one each is of.

Such a list stands for an event of its own until she does; nobody counts as having been there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from enishi.sources import AttendanceRecord, SourceRecord
from enishi.terms import derive_id
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.models import Decision, ImportRun, Workspace

_LIST = "list:"
CHOSEN = "chosen:"
"""Begins the event of an attendance where it is an id that the user chose, not a file's key."""


@dataclass(frozen=True, kw_only=True)
class ListNamed:
    """Which event a list is of.

    Attributes:
        event: Its id; empty where the word is taken back.
    """

    event: str = ""


def with_lists(run: ImportRun, records: Sequence[SourceRecord]) -> Sequence[SourceRecord]:
    """Return records in which attendances at an event without a name know their list."""
    if not any(_is_nameless(one) for one in records):
        return records
    return list(_with_lists(run, records))


def is_list(record: object) -> TypeGuard[AttendanceRecord]:
    """Tell whether this is an attendance on a list that does not name its event."""
    return isinstance(record, AttendanceRecord) and record.event.startswith(_LIST)


def ending_of(list_id: str) -> str:
    """Return how the keys of all attendances on a list end."""
    return f"|{_LIST}{list_id}"


def list_in(key: str) -> str:
    """Return the id of the list whose attendance has this key, or an empty string."""
    return key.rpartition(f"|{_LIST}")[2] if f"|{_LIST}" in key else ""


def events_of_lists(workspace: Workspace, lists: Collection[str]) -> dict[str, str]:
    """Return the event of each of these lists that the user has named one for."""
    ids = [one.removeprefix(_LIST) for one in lists]
    named = load_named(workspace, ids) if ids else {}
    return {f"{_LIST}{one}": f"{CHOSEN}{event}" for one, event in named.items()}


def load_named(workspace: Workspace, ids: Collection[str]) -> dict[str, str]:
    """Return the id of the event of each of these lists; the last word on each holds."""
    kind = DecisionKind.LIST_NAMED
    rows = Decision.objects.filter(workspace=workspace, kind=kind, subject__in=ids).order_by("id")
    said = {row.subject: load_value(ListNamed, row.payload).event for row in rows}
    return {one: event for one, event in said.items() if event}


def _is_nameless(record: object) -> TypeGuard[AttendanceRecord]:
    return isinstance(record, AttendanceRecord) and not record.event


def _with_lists(run: ImportRun, records: Sequence[SourceRecord]) -> Iterator[SourceRecord]:
    for one in records:
        if _is_nameless(one):
            list_id = _list_id(run, one.origin.file)
            # Somebody on two lists was at two events.
            key = f"{one.key}{ending_of(list_id)}"
            yield replace(one, key=key, event=f"{_LIST}{list_id}")
        else:
            yield one


def _list_id(run: ImportRun, file: str) -> str:
    """Return the id of a list: the same whenever the same original is read, whatever its name."""
    within = file.partition("/")[2]
    originals = sorted(sha256 for sha256, name in run.layout if not name or name in file)
    return derive_id("list", within, *(originals or [file]))
