"""The records as a whole: found by text, taken back with what belongs to them, put back."""

from collections.abc import Collection, Sequence

from enishi.evidence import Attendance, Membership
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.actions.journal import PAGE_SIZE, list_newest
from enishi_app.store.entries import EntryValue
from enishi_app.store.load.entry_past import EntryForm, load_entry_past, load_withdrawn_with
from enishi_app.store.load.entry_search import load_fitting_entries
from enishi_app.store.load.journal import load_entries_naming
from enishi_app.store.save.entries import save_entries, withdraw_entry


def find_records(
    actor: Actor, kinds: Collection[type[EntryValue]], *, text: str = "", page: int = 1
) -> tuple[Sequence[EntryValue], int]:
    """Return one page of the entries that fit a text, the newest first, and how many fit.

    Args:
        actor: Who asks.
        kinds: Of which kinds.
        text: Words of a note or title, or of the name of whom or what an entry is about;
            empty lets every entry through.
        page: From 1.
    """
    if not text:
        return list_newest(actor, kinds, page=page)
    start = (max(1, page) - 1) * PAGE_SIZE
    return load_fitting_entries(reading(actor), kinds, text=text, start=start, limit=PAGE_SIZE)


def withdraw_whole(actor: Actor, entry: str) -> tuple[EntryValue, ...]:
    """Take an entry back; with an event its attendances, with a community the steps in it.

    Returns:
        What was taken back, the entry itself first.

    Raises:
        NoSuchThingError: If there is no such entry here.
    """
    with writing(actor) as speaker:
        naming = load_entries_naming(speaker.workspace, entry)
        belonging = [one.id for one in naming if isinstance(one, (Attendance, Membership))]
        taken = [withdraw_entry(speaker, one) for one in (entry, *belonging)]
    if taken[0] is None:
        raise _missing()
    return tuple(one for one in taken if one)


def take_back_last(actor: Actor, entry: str) -> None:
    """Take back the last thing said of an entry: that it was taken back, or a correction.

    What was taken back with it is put back with it. A first form stays as it is.

    Raises:
        NoSuchThingError: If there never was such an entry here.
    """
    past = load_entry_past(reading(actor), entry)
    if not past:
        raise _missing()
    with writing(actor) as speaker:
        if past[0].value is None:
            together = load_withdrawn_with(speaker.workspace, entry)
            values = [_last_form(load_entry_past(speaker.workspace, one)) for one in together]
            save_entries(speaker, [one for one in values if one])
        elif len(past) > 1 and past[1].value:
            save_entries(speaker, [past[1].value])


def _last_form(past: list[EntryForm]) -> EntryValue | None:
    # One that was put back or written anew meanwhile stays as it is.
    return next((form.value for form in past if form.value), None) if not past[0].value else None


def _missing() -> NoSuchThingError:
    return NoSuchThingError("entry must be the id of one in this workspace, got another")
