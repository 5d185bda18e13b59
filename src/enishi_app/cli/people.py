"""People on the command line: list, show, find, add, export, and what may be said of them."""

import sys
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi.network import Assumptions
from enishi_app.cli.door import look, work
from enishi_app.cli.finding import SHORT_ID, find_person
from enishi_app.cli.kinds import DAY, LANGUAGE, PLACE, ROLE
from enishi_app.cli.language import spoken
from enishi_app.cli.people_sheet import print_people, print_person
from enishi_app.cli.printing import note, print_json, say
from enishi_app.cli.same import find as find_same
from enishi_app.cli.same import join, undo
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.people import PeopleFilter, Said

EXPORTS = ("csv", "csv-cp932", "xlsx", "vcard3", "vcard4", "jsonld", "graphml", "gexf")
_person = argument("person", metavar="PERSON", help=_("ID, exact name, or words that find one."))


@group("people", help=_("List, find and add people."))
def people() -> None:
    """List, find and add people."""


@people.command("list", help=_("List people."))
@option("--role", type=ROLE, metavar="ROLE", help=_("Only this role, such as marketer."))
@option("--place", type=PLACE, metavar="PLACE", help=_("Only this place, such as paris or FR."))
@option("--language", type=LANGUAGE, metavar="CODE", help=_("Only who speaks it, such as ja."))
@option("--label", default="", metavar="LABEL", help=_("Only with this label."))
@option("--channel", default="", metavar="CHANNEL", help=_("Only who were met this way."))
@option("--met", "is_met", is_flag=True, help=_("Only who were met in an experiment."))
@option(
    "--order",
    type=click.Choice(("name", "met", "touch")),
    default="name",
    show_default=True,
    help=_("By name, by day of meeting, or by last touch."),
)
@option("--page", type=click.IntRange(min=1), default=1, metavar="N", help=_("Which page."))
@option(
    "--size",
    type=click.IntRange(min=1, max=1000),
    default=50,
    show_default=True,
    metavar="N",
    help=_("People on one page."),
)
@as_json
def list_(*, page: int, size: int, is_json: bool, **wanted: object) -> None:
    """List people."""
    _print_page(wanted, page=page, size=size, is_json=is_json)


@people.command("find", help=_("Find people by words in any script."))
@argument("words", nargs=-1, required=True, metavar="WORD...", help=_("All of them must be found."))
@as_json
def find(*, words: Sequence[str], is_json: bool) -> None:
    """Find people by words in any script."""
    _print_page({"text": " ".join(words)}, page=1, size=50, is_json=is_json)


@people.command("show", help=_("Show everything about one person."))
@_person
@as_json
def show(*, person: str, is_json: bool) -> None:
    """Show everything about one person."""
    actor = look()
    from enishi_app.actions.people import show_person

    found = show_person(actor, find_person(actor, person))
    if is_json:
        print_json(found)
    else:
        print_person(actor, found)


@people.command("tie", help=_("Show how strong a tie is, and what that rests on."))
@_person
@option("--with", "other", metavar="PERSON", help=_("With whom; else with yourself."))
@option("--as-of", type=DAY, metavar="DAY", help=_("As it stood on this day; else today."))
@as_json
def tie(*, person: str, other: str | None, as_of: date | None, is_json: bool) -> None:
    """Show one tie."""
    actor = look()
    from enishi.network import ME
    from enishi.terms import Language
    from enishi_app.actions.ties import show_tie
    from enishi_app.cli.tie_sheet import tie_lines

    ends = (find_person(actor, person), find_person(actor, other) if other else ME)
    shown = show_tie(actor, *ends, as_of=as_of)
    if is_json:
        print_json(shown)
        return
    for line in tie_lines(shown, Language(spoken())):
        say(line)


@people.command("assume", help=_("Show or set what is supposed of ties without data."))
@argument(
    "name",
    required=False,
    type=click.Choice([one.name.replace("_", "-") for one in fields(Assumptions)]),
    help=_("Which figure."),
)
@argument("value", required=False, type=float, metavar="VALUE", help=_("What it is to be."))
@option("--usual", "is_usual", is_flag=True, help=_("Set it to the usual figure again."))
@as_json
def assume(*, name: str | None, value: float | None, is_usual: bool, is_json: bool) -> None:
    """Show or set what is supposed of ties."""
    actor = work()
    from enishi_app.actions.assumptions import set_assumption, show_assumptions

    if name and value is None and not is_usual:
        raise click.UsageError(gettext("Say what it is to be, or --usual."))
    field = (name or "").replace("-", "_")
    held = set_assumption(actor, field, value) if name else show_assumptions(actor)
    if is_json:
        print_json(held)
        return
    for one, figure in vars(held).items():
        say(f"{one.replace('_', '-'):16} {figure:g}")


@people.command("add", help=_("Add a person."))
@argument("name", metavar="NAME", help=_("Her name."))
@option("--reading", metavar="TEXT", help=_("How the name is read."))
@option("--alias", metavar="TEXT", help=_("The name used in reports without consent."))
@option("--mail", multiple=True, metavar="MAIL", help=_("Mail address."))
@option("--phone", multiple=True, metavar="PHONE", help=_("Phone number."))
@option("--url", multiple=True, metavar="URL", help=_("Page or profile."))
@option("--organisation", metavar="TEXT", help=_("Where she works."))
@option("--title", metavar="TEXT", help=_("What she is there."))
@option("--role", type=ROLE, multiple=True, metavar="ROLE", help=_("Role, such as marketer."))
@option("--place", type=PLACE, metavar="PLACE", help=_("Place, such as paris."))
@option(
    "--language",
    type=LANGUAGE,
    multiple=True,
    metavar="CODE",
    help=_("Language she speaks, such as ja."),
)
@option("--label", multiple=True, metavar="LABEL", help=_("Label of your own."))
@option("--note", metavar="TEXT", help=_("Anything else."))
@as_json
def add(*, name: str, is_json: bool, **values: str | tuple[str, ...] | None) -> None:
    """Add a person."""
    actor = work()
    from enishi_app.actions.duplicates import list_duplicates_of, look_at_what_was_typed
    from enishi_app.actions.people import add_person, show_person

    person = add_person(actor, _said({"name": name, **values}))
    look_at_what_was_typed(actor)
    if is_json:
        print_json(show_person(actor, person).card)
        return
    said = {"name": name, "id": person[:SHORT_ID]}
    say(gettext("%(name)s is among your people now (%(id)s).") % said)
    for pair in list_duplicates_of(actor, person):
        told = {"name": pair.other.name, "id": pair.other.id[:SHORT_ID]}
        say(gettext("Perhaps the same person as %(name)s (%(id)s).") % told)


@people.command("read", help=_("Say how a person's name is read."))
@_person
@argument(
    "reading",
    required=False,
    default="",
    metavar="READING",
    help=_("In kana, family name first; the likeliest suggestion where it is left out."),
)
def read(*, person: str, reading: str) -> None:
    """Say how a person's name is read."""
    actor = look()
    from enishi.language import suggested_reading
    from enishi_app.actions.people import say_about, show_person

    found = find_person(actor, person)
    name = show_person(actor, found).card.name
    kana = reading.strip() or suggested_reading(name)
    if not kana:
        raise click.UsageError(gettext("No reading is suggested for this name; type it."))
    say_about(actor, found, _said({"reading": kana}))
    say(gettext("%(name)s is read %(reading)s.") % {"name": name, "reading": kana})


@people.command("name", help=_("Say how a person is named in reports."))
@_person
@option(
    "--consent",
    "may_be_named",
    flag_value=True,
    type=bool,
    default=None,
    help=_("She agreed to be named."),
)
@option(
    "--no-consent",
    "may_be_named",
    flag_value=False,
    type=bool,
    help=_("She does not want to be named."),
)
@option("--alias", metavar="TEXT", help=_("The name used in reports without consent."))
@option("--note", default="", metavar="TEXT", help=_("How she said so."))
@as_json
def name(
    *, person: str, may_be_named: bool | None, alias: str | None, note: str, is_json: bool
) -> None:
    """Say how a person is named in reports."""
    if may_be_named is None and alias is None:
        raise click.UsageError(gettext("Give --consent, --no-consent or --alias."))
    actor = look()
    from enishi_app.actions.people import say_about, set_consent, show_person

    found = find_person(actor, person)
    if alias is not None:
        say_about(actor, found, _said({"alias": alias}))
    if may_be_named is not None:
        set_consent(actor, found, may_be_named=may_be_named, note=note)
    card = show_person(actor, found).card
    if is_json:
        print_json(card)
    elif card.may_be_named:
        say(gettext("Reports name %s.") % card.name)
    else:
        say(gettext("Reports say: %s") % (card.alias or gettext("somebody, by role and place")))


@people.command("may-ask", help=_("Say whether a person may be asked for introductions."))
@_person
@option(
    "--yes/--no",
    "may_be_asked",
    default=None,
    help=_("She may be asked, or does not want to be."),
)
@option("--note", default="", metavar="TEXT", help=_("How she said so."))
def may_ask(*, person: str, may_be_asked: bool | None, note: str) -> None:
    """Say whether a person may be asked for introductions."""
    actor = look() if may_be_asked is None else work()
    from enishi_app.actions.opt_outs import list_opt_outs, set_may_be_asked

    found = find_person(actor, person)
    if may_be_asked is not None:
        set_may_be_asked(actor, found, may_be_asked=may_be_asked, note=note)
    if found in list_opt_outs(actor):
        say(gettext("Does not want to be asked: stands in no route, no plan and no reminder."))
    else:
        say(gettext("May be asked for introductions."))


@people.command("export", help=_("Write everybody you keep, or the network, to a file."))
@option(
    "--format",
    "into",
    type=click.Choice(EXPORTS),
    default="csv",
    show_default=True,
    help=_("Which format; graphml and gexf hold the network."),
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Where to; else it is printed."),
)
@as_json
def export(*, into: str, output: Path | None, is_json: bool) -> None:
    """Write everybody you keep, or the network, to a file."""
    actor = look()
    from enishi_app.actions.exports import ExportFormat, signs_lost, write_export

    chosen = ExportFormat.JSONLD if is_json else ExportFormat(into)
    if chosen is ExportFormat.CSV_CP932 and (lost := signs_lost(actor)):
        note(gettext("Letters that this table lacks: %s") % " ".join(lost))
    if output is None:
        write_export(actor, chosen, sys.stdout.buffer)
        return
    with output.open("wb") as file:
        write_export(actor, chosen, file)
    note(gettext("Written: %s. Notes and addresses are in it; keep it safe.") % output.name)


# The same commands as in ``enishi same``, where one looks for them first.
people.add_command(find_same, "duplicates")
people.add_command(join, "merge")
people.add_command(undo, "unmerge")


def _print_page(wanted: dict[str, object], *, page: int, size: int, is_json: bool) -> None:
    actor = look()
    from enishi_app.actions.people import list_people

    found = list_people(actor, _filter(wanted), page=page, size=size)
    if is_json:
        print_json(found)
        return
    print_people(found.lines)
    if found.page_count > 1:
        text = gettext("page %(page)d of %(pages)d; %(total)d people")
        say(text % {"page": found.page, "pages": found.page_count, "total": found.total})
    else:
        say(ngettext("%d person", "%d people", found.total) % found.total)


def _filter(wanted: dict[str, object]) -> "PeopleFilter":
    from enishi_app.actions.people import PeopleFilter, PeopleOrder

    held = {key: value for key, value in wanted.items() if value}
    if "order" in held:
        held["order"] = PeopleOrder(str(held["order"]))
    return PeopleFilter(**held)  # type: ignore[arg-type]  # click has checked each of them


def _said(values: "dict[str, str | tuple[str, ...] | None]") -> "list[Said]":
    from enishi.people import CardField
    from enishi_app.actions.people import Said

    return [
        Said(field=CardField(field), value=value)
        for field, held in values.items()
        for value in ((held,) if isinstance(held, str) else held or ())
    ]
