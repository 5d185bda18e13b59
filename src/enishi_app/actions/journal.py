"""Recording what happened: contacts, communities, events, touches, asks, publications."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from enishi.evidence import Journal
from enishi.outreach import FollowUp, Introduction, IntroductionStep, advance
from enishi.terms import EntryId
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.store.entries import EntryValue, kind_of
from enishi_app.store.load.entry_past import EntryForm, load_entry_past
from enishi_app.store.load.journal import (
    load_entries,
    load_entries_naming,
    load_entry,
    load_entry_ids_beginning,
    load_follow_ups,
    load_introductions,
    load_journal,
    load_newest_entries,
)
from enishi_app.store.save.entries import save_entries, withdraw_entry

PAGE_SIZE = 50
_ENTRY = "entry"
_INTRODUCTION = "introduction"


def new_entry_id() -> EntryId:
    """Return an id no entry has."""
    return EntryId(secrets.token_hex(16))


def record(actor: Actor, *entries: EntryValue) -> None:
    """Record entries of the journal; one whose id is known replaces its older form.

    The older form stays among the decisions, so that nothing that was said is lost.
    """
    with writing(actor) as speaker:
        save_entries(speaker, entries)


def withdraw(actor: Actor, entry: str) -> EntryValue:
    """Take an entry back; return what it was, so that it can be put back.

    Raises:
        NoSuchThingError: If there is no such entry here.
    """
    with writing(actor) as speaker:
        before = withdraw_entry(speaker, entry)
    if before is None:
        raise _missing(_ENTRY)
    return before


def is_kept(actor: Actor, entry: str) -> bool:
    """Tell whether there is an entry of this id."""
    return load_entry(reading(actor), entry) is not None


def show_past(actor: Actor, entry: str) -> list[EntryForm]:
    """Return every form that an entry has had, the newest first."""
    return load_entry_past(reading(actor), entry)


def list_newest(
    actor: Actor, kinds: Collection[type[EntryValue]], *, page: int = 1, size: int = PAGE_SIZE
) -> tuple[Sequence[EntryValue], int]:
    """Return one page of the entries of these kinds, the newest first, and how many there are."""
    start = (max(1, page) - 1) * size
    return load_newest_entries(reading(actor), kinds, start=start, limit=size)


def take_back_step(actor: Actor, introduction: str, *, of: int) -> Introduction:
    """Take back the last step of an introduction; the first one stays.

    Args:
        actor: Who takes it back.
        introduction: Its id.
        of: How many steps it had when this was decided; where it has another number by now,
            nothing is taken back.

    Raises:
        NoSuchThingError: If there is no such introduction here.
    """
    with writing(actor) as speaker:
        before = load_entry(speaker.workspace, introduction)
        if not isinstance(before, Introduction):
            raise _missing(_INTRODUCTION)
        if len(before.steps) != of or of == 1:
            return before
        after = replace(before, steps=before.steps[:-1])
        save_entries(speaker, [after])
    return after


def show_entry(actor: Actor, entry: str) -> EntryValue:
    """Return one entry.

    Raises:
        NoSuchThingError: If there is no such entry here.
    """
    found = load_entry(reading(actor), entry)
    if found is None:
        raise _missing(_ENTRY)
    return found


def entries_with_id(actor: Actor, beginning: str) -> tuple[str, ...]:
    """Return the ids of entries that begin so, at most two: enough to see that it is not one."""
    return tuple(load_entry_ids_beginning(reading(actor), beginning, limit=2))


def list_entries(actor: Actor, kinds: Collection[type[EntryValue]]) -> Sequence[EntryValue]:
    """Return every entry of these kinds, oldest first."""
    return load_entries(reading(actor), kinds)


def list_entries_naming(actor: Actor, node: str) -> Sequence[EntryValue]:
    """Return every entry that names a person, community or event, newest first."""
    return load_entries_naming(reading(actor), node)


def read_whole_journal(actor: Actor) -> Journal:
    """Return the journal."""
    return load_journal(reading(actor))


def list_introductions(actor: Actor) -> tuple[Introduction, ...]:
    """Return every introduction, oldest first."""
    return load_introductions(reading(actor))


def advance_introduction(
    actor: Actor,
    introduction: str,
    step: IntroductionStep,
    *,
    on: date,
    note: str = "",
) -> Introduction:
    """Carry an introduction one step on.

    Raises:
        NoSuchThingError: If there is no such introduction here.
        IntroductionOrderError: If the step cannot follow.
    """
    with writing(actor) as speaker:
        before = load_entry(speaker.workspace, introduction)
        if not isinstance(before, Introduction):
            raise _missing(_INTRODUCTION)
        after = advance(before, step, on=on, note=note)
        save_entries(speaker, [after])
    return after


def list_follow_ups(actor: Actor) -> tuple[FollowUp, ...]:
    """Return every follow-up, by due day."""
    return load_follow_ups(reading(actor))


def _missing(what: str) -> NoSuchThingError:
    return NoSuchThingError(f"{what} must be the id of one in this workspace, got another")


__all__ = [
    "PAGE_SIZE",
    "EntryForm",
    "EntryValue",
    "advance_introduction",
    "entries_with_id",
    "is_kept",
    "kind_of",
    "list_entries",
    "list_entries_naming",
    "list_follow_ups",
    "list_introductions",
    "list_newest",
    "new_entry_id",
    "read_whole_journal",
    "record",
    "show_entry",
    "show_past",
    "take_back_step",
    "withdraw",
]
