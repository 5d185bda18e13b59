"""Who is the same person: joined, told apart, taken out, taken back."""

from collections.abc import Sequence
from gettext import gettext, ngettext

import click

from enishi_app.cli.door import look
from enishi_app.cli.finding import SHORT_ID, find_person
from enishi_app.cli.people_sheet import print_person
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _

_one = argument("one", metavar="PERSON", help=_("ID, exact name, or words that find one."))
_other = argument("other", metavar="OTHER", help=_("The other one, named in the same way."))


@group("same", help=_("Say who is the same person, and take it back."))
def same() -> None:
    """Say who is the same person, and take it back."""


@same.command("find", help=_("Look for people who may be the same, with the reasons."))
@option("--limit", type=click.IntRange(min=1), default=25, metavar="N", help=_("How many pairs."))
@as_json
def find(*, limit: int, is_json: bool) -> None:
    """Look for people who may be the same, with the reasons."""
    actor = look()
    from enishi_app.actions.duplicates import find_duplicates, list_duplicates

    count = find_duplicates(actor)
    found = list_duplicates(actor, size=limit)
    if is_json:
        print_json(found)
        return
    for pair in found.pairs:
        one, other = pair.one, pair.other
        say(f"{one.id[:SHORT_ID]} {one.name} / {other.id[:SHORT_ID]} {other.name}")
        say(f"  {pair.certainty}: {', '.join(pair.reasons)}")
    say(ngettext("%d pair may be one person.", "%d pairs may be one person.", count) % count)


@same.command("compare", help=_("Show two people side by side."))
@_one
@_other
@as_json
def compare(*, one: str, other: str, is_json: bool) -> None:
    """Show two people side by side."""
    actor = look()
    from enishi_app.actions.identities import compare_people
    from enishi_app.actions.people import show_person

    found = compare_people(actor, find_person(actor, one), find_person(actor, other))
    if is_json:
        print_json(found)
        return
    for card in found.cards:
        print_person(actor, show_person(actor, card.id))


@same.command("join", help=_("Say that these are one person; nothing is lost."))
@argument("people", nargs=-1, required=True, metavar="PERSON...", help=_("Two or more."))
@as_json
def join(*, people: Sequence[str], is_json: bool) -> None:
    """Say that these are one person; nothing is lost."""
    actor = look()
    from enishi_app.actions.identities import join_people, last_identity
    from enishi_app.actions.people import show_person

    joined = join_people(actor, [find_person(actor, one) for one in people])
    card = show_person(actor, joined).card
    if is_json:
        print_json(card)
    else:
        said = {"name": card.name, "number": last_identity(actor)}
        say(gettext("Joined: %(name)s. Take it back with: enishi same undo %(number)d") % said)


@same.command("part", help=_("Say that these are two different people."))
@_one
@_other
@as_json
def part(*, one: str, other: str, is_json: bool) -> None:
    """Say that these are two different people."""
    actor = look()
    from enishi_app.actions.identities import last_identity, part_people

    part_people(actor, find_person(actor, one), find_person(actor, other))
    _tell(last_identity(actor), is_json=is_json)


@same.command("split", help=_("Take one of several records out of a person."))
@_one
@argument("parts", nargs=-1, required=True, metavar="ID...", help=_("As `same list` shows them."))
@as_json
def split(*, one: str, parts: Sequence[str], is_json: bool) -> None:
    """Take one of several records out of a person."""
    actor = look()
    from enishi_app.actions.identities import last_identity, list_parts, split_person

    person = find_person(actor, one)
    known = [card.id for card in list_parts(actor, person)]
    leaving = [full for full in known if full.startswith(tuple(parts))]
    split_person(actor, person, leaving)
    _tell(last_identity(actor), is_json=is_json)


@same.command("list", help=_("List what was said of who is who; with a person, her records too."))
@argument(
    "one",
    metavar="[PERSON]",
    required=False,
    help=_("ID, exact name, or words that find one; else everything that was said."),
)
@as_json
def list_(*, one: str | None, is_json: bool) -> None:
    """List what was said of who is who; with a person, her records too."""
    actor = look()
    from enishi_app.actions.identities import list_identities, list_parts, person_now
    from enishi_app.actions.people import name_people

    person = person_now(actor, find_person(actor, one)) if one else ""
    parts, said = list_parts(actor, person) if person else (), list_identities(actor, person)
    if is_json:
        print_json({"parts": parts, "said": said})
        return
    for card in parts:
        say(f"{card.id[:SHORT_ID]}  {card.name}")
    names = name_people(actor, {who for word in said for who in word.people})
    for word in said:
        what = gettext("joined") if word.is_same else gettext("told apart")
        who = " / ".join(names[member].name for member in word.people if member in names)
        say(f"{word.id}  {word.at.date().isoformat()}  {what}  {who}")
    if not said and not parts:
        say(gettext("You have said nothing of who is who yet."))


@same.command("undo", help=_("Take back what was said about who is who."))
@argument("number", type=click.IntRange(min=1), metavar="N", help=_("As `same list` shows it."))
@as_json
def undo(*, number: int, is_json: bool) -> None:
    """Take back what was said about who is who."""
    actor = look()
    from enishi_app.actions.identities import undo_identity

    undo_identity(actor, number)
    if is_json:
        print_json({"undone": number})
    else:
        say(gettext("Taken back."))


def _tell(number: int, *, is_json: bool) -> None:
    if is_json:
        print_json({"said": number})
    else:
        say(gettext("Kept. Take it back with: enishi same undo %d") % number)
