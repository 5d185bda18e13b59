"""The earlier forms of an entry."""

from dataclasses import dataclass
from datetime import datetime

from enishi_app.actions.actor import Actor
from enishi_app.actions.journal import show_past
from enishi_app.web.records.sentences import EntryShown, tell_entries


@dataclass(frozen=True, kw_only=True)
class PastForm:
    """What an entry said at one time; None where it was taken back."""

    at: datetime
    shown: EntryShown | None


def tell_past(actor: Actor, entry: str) -> list[PastForm]:
    """Tell every form of an entry but the one in force, the newest first."""
    past = show_past(actor, entry)[1:]
    told = iter(tell_entries(actor, [form.value for form in past if form.value]))
    return [PastForm(at=form.at, shown=next(told) if form.value else None) for form in past]
