"""Keeping which event a list of attendees is of."""

from enishi_app.store.active import active_records
from enishi_app.store.decide import DecisionKind, Speaker, decide
from enishi_app.store.derive.groups import (
    clear_groups,
    entries_told_of,
    read_told,
    write_groups,
)
from enishi_app.store.derive.lists import ListNamed, ending_of
from enishi_app.store.derive.ties import derive_ties, pairs_in
from enishi_app.store.load.identities import load_identities


def save_list_event(speaker: Speaker, list_id: str, event: str) -> None:
    """Record which event a list is of, and work its attendances out anew.

    Args:
        speaker: Who says so.
        list_id: The list.
        event: The event's id; empty to take the word back.
    """
    workspace = speaker.workspace
    rows = active_records(workspace, kind="attendance").filter(key__endswith=ending_of(list_id))
    told = [read_told(row) for row in rows.select_related("run").order_by("pk")]
    before = entries_told_of(workspace, told)
    clear_groups(workspace, told)
    decide(speaker, DecisionKind.LIST_NAMED, list_id, ListNamed(event=event))
    write_groups(workspace, told, load_identities(workspace))
    after = entries_told_of(workspace, told)
    derive_ties(workspace, pairs_in([*before.values(), *after.values()]))
