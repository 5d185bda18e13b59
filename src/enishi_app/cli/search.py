"""Searching the whole notebook on the command line."""

from collections.abc import Sequence
from gettext import gettext
from typing import TYPE_CHECKING

import click

from enishi_app.cli.door import look
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.search import FoundEntries, SearchAnswer


@command("search", help=_("Find people, communities, events and records by words in any script."))
@argument("words", nargs=-1, required=True, metavar="TEXT", help=_("All of them must be found."))
@option(
    "--limit",
    type=click.IntRange(min=1, max=1000),
    default=20,
    show_default=True,
    metavar="N",
    help=_("How many of each group at most."),
)
@as_json
def search(*, words: Sequence[str], limit: int, is_json: bool) -> None:
    """Find people, communities, events and records by words in any script."""
    actor = look()
    from enishi_app.actions.search import search_notebook

    answer = search_notebook(actor, " ".join(words), limit=limit)
    if not answer.is_readable:
        raise click.UsageError(gettext("Give a letter or a digit to look for."))
    if is_json:
        print_json(answer)
    elif answer.count:
        _print_answer(actor, answer)
    else:
        say(gettext("Nothing in your notebook fits these words."))


def _print_answer(actor: "Actor", answer: "SearchAnswer") -> None:
    from enishi_app.cli.people_sheet import print_people

    if answer.people.lines:
        say(gettext("People"))
        print_people(answer.people.lines)
        _say_more(has_more=answer.people.has_more)
    _print_entries(actor, gettext("Communities"), answer.communities)
    _print_entries(actor, gettext("Events"), answer.events)
    _print_entries(actor, gettext("What happened"), answer.entries)


def _print_entries(actor: "Actor", head: str, found: "FoundEntries") -> None:
    from enishi_app.cli.entry_sheet import print_entries

    if not found.lines:
        return
    say(head)
    print_entries(actor, found.lines)
    _say_more(has_more=found.has_more)


def _say_more(*, has_more: bool) -> None:
    if has_more:
        say(gettext("There are more; --limit shows them."))
