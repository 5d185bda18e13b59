"""What was recorded: listed by kind, taken back."""

from gettext import gettext
from typing import TYPE_CHECKING

import click

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
)
from enishi.network import StatedTie, TieCorrection
from enishi.outreach import FollowUp, Introduction
from enishi_app.cli.door import look
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.record_options import find_entry
from enishi_app.cli.spoken import argument, as_json, group
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.journal import EntryValue

KINDS: "dict[str, type[EntryValue]]" = {
    "contact": ContactMade,
    "community": Community,
    "membership": Membership,
    "event": Event,
    "attendance": Attendance,
    "touch": Touch,
    "attempt": Attempt,
    "publication": Publication,
    "introduction": Introduction,
    "tie": StatedTie,
    "tie-correction": TieCorrection,
    "follow-up": FollowUp,
}


@group("records", help=_("List what was recorded, and take entries back."))
def records() -> None:
    """List what was recorded, and take entries back."""


@records.command("list", help=_("List entries of one kind."))
@argument("kind", type=click.Choice(list(KINDS)), help=_("Which kind."))
@as_json
def list_(*, kind: str, is_json: bool) -> None:
    """List entries of one kind."""
    actor = look()
    from enishi_app.actions.journal import list_entries
    from enishi_app.cli.entry_sheet import print_entries

    held = list_entries(actor, (KINDS[kind],))
    if is_json:
        print_json(held)
    elif held:
        print_entries(actor, held)
    else:
        say(gettext("Nothing of this kind was recorded yet."))


@records.command("undo", help=_("Take an entry back."))
@argument("entry", metavar="ID", help=_("The entry."))
@as_json
def undo(*, entry: str, is_json: bool) -> None:
    """Take an entry back."""
    actor = look()
    from enishi_app.actions.journal import show_entry, withdraw
    from enishi_app.cli.entry_sheet import entry_line

    found = find_entry(actor, entry)
    line = entry_line(actor, show_entry(actor, found))
    before = withdraw(actor, found)
    if is_json:
        print_json(before)
    else:
        say(gettext("Taken back: %s") % line)
