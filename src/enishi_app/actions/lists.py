"""Lists of attendees that do not name their event: the user says which one each is of."""

from dataclasses import dataclass

from enishi.evidence import Event
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.store.load.journal import load_entry
from enishi_app.store.load.lists import (
    Attendee,
    AttendeeList,
    count_attendees,
    load_attendees,
    load_lists,
)
from enishi_app.store.save.lists import save_list_event

SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Who stands on the lists of attendees of an event.

    Attributes:
        people: The first of them.
        count: How many they are.
    """

    people: tuple[Attendee, ...]
    count: int


def lists_of_import(actor: Actor, run: int) -> tuple[AttendeeList, ...]:
    """Return the lists of an import that do not name their event, with the event of each."""
    return load_lists(reading(actor), run)


def name_list(actor: Actor, run: int, list_id: str, event: str) -> AttendeeList:
    """Say which event a list is of; whoever stands on it was there from now on.

    Args:
        actor: Who says so.
        run: The import in which the list was read.
        list_id: The list.
        event: The id of an event in the journal.

    Raises:
        NoSuchThingError: If there is no such list, or no such event here.
    """
    if not isinstance(load_entry(reading(actor), event), Event):
        msg = "event must be the id of one in this workspace, got another"
        raise NoSuchThingError(msg)
    return _say(actor, run, list_id, event)


def unname_list(actor: Actor, run: int, list_id: str) -> AttendeeList:
    """Take back which event a list is of.

    Raises:
        NoSuchThingError: If there is no such list here.
    """
    return _say(actor, run, list_id, "")


def who_was_listed(actor: Actor, event: str) -> Listed:
    """Return who stands on the lists of attendees of an event, those who were there first."""
    workspace = reading(actor)
    people = load_attendees(workspace, event, limit=SHOWN)
    return Listed(people=people, count=count_attendees(workspace, event))


def _say(actor: Actor, run: int, list_id: str, event: str) -> AttendeeList:
    _find(actor, run, list_id)
    with writing(actor) as speaker:
        save_list_event(speaker, list_id, event)
    return _find(actor, run, list_id)


def _find(actor: Actor, run: int, list_id: str) -> AttendeeList:
    found = {one.id: one for one in lists_of_import(actor, run)}
    if list_id not in found:
        msg = "list must be one of this import that does not name its event, got another"
        raise NoSuchThingError(msg)
    return found[list_id]


__all__ = [
    "Attendee",
    "AttendeeList",
    "Listed",
    "lists_of_import",
    "name_list",
    "unname_list",
    "who_was_listed",
]
