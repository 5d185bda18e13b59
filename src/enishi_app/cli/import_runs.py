"""What was imported: all imports, one of them, what it changed, and lists without an event."""

from datetime import date
from gettext import gettext
from typing import TYPE_CHECKING

import click

from enishi_app.cli.door import look, work
from enishi_app.cli.finding import SHORT_ID, Found, only
from enishi_app.cli.import_changes import print_changes
from enishi_app.cli.import_reports import print_kinds, print_report, print_runs
from enishi_app.cli.kinds import DAY
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.record_options import GROUP_HELP, resolve
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _
from enishi_app.cli.words import attendance_words

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.lists import AttendeeList

_run = argument("run", metavar="ID", type=int, help=_("The number of an import."))
_LIST_HELP = _("Which list, by the beginning of its ID, where the import has several.")


@group("imports", help=_("List what was imported, and look into it."))
@as_json
@click.pass_context
def imports(context: click.Context, *, is_json: bool) -> None:
    """List what was imported, and look into it."""
    if context.invoked_subcommand is not None:
        return
    actor = look()
    from enishi_app.actions.imports import list_imports

    reports = list_imports(actor)
    if is_json:
        print_json(reports)
    elif reports:
        print_runs(reports)
    else:
        say(gettext("Nothing was imported yet."))


# Without a word after it the group lists the imports.
imports.invoke_without_command = True
imports.no_args_is_help = False


@imports.command("show", help=_("Show what one import gave, and what it changed."))
@_run
@option("--changes", "is_long", is_flag=True, help=_("Everybody who changed or is gone."))
@option("--page", type=click.IntRange(min=1), default=1, metavar="N", help=_("Which page."))
@option(
    "--problems",
    "limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help=_("How many problems to list for each import."),
)
@as_json
def show(*, run: int, is_long: bool, page: int, limit: int, is_json: bool) -> None:
    """Show what one import gave, and what it changed."""
    actor = look()
    from enishi_app.actions.import_changes import changes_of_import
    from enishi_app.actions.imports import list_problems, problems_by_kind, show_import
    from enishi_app.actions.lists import lists_of_import

    report = show_import(actor, run)
    problems = list_problems(actor, run, limit=limit)
    changes = changes_of_import(actor, run, page=page)
    lists = lists_of_import(actor, run)
    if is_json:
        counts = problems_by_kind(actor, run)
        told = {"report": report, "problems": problems, "problem_counts": counts}
        print_json(told | {"changes": changes, "lists": lists})
        return
    print_report(report, problems)
    print_kinds(report.files)
    print_changes(changes, is_long=is_long)
    for one in lists:
        _print_list(run, one)


@imports.command("event", help=_("Say which event a list of attendees is of."))
@_run
@argument("event", metavar="[EVENT]", required=False, help=GROUP_HELP)
@option("--list", "said", default="", metavar="LIST", help=_LIST_HELP)
@option("--new", "name", default="", metavar="NAME", help=_("An event that is not listed yet."))
@option("--on", "day", type=DAY, metavar="DAY", help=_("The day of a new event."))
@option("--undo", "is_undone", is_flag=True, help=_("Take back which event it is of."))
@as_json
def event(  # noqa: PLR0913 - one for each option
    *,
    run: int,
    event: str | None,
    said: str,
    name: str,
    day: date | None,
    is_undone: bool,
    is_json: bool,
) -> None:
    """Say which event a list of attendees is of."""
    if sum((bool(event), bool(name), is_undone)) != 1 or bool(name) != bool(day):
        raise click.UsageError(gettext("Name an event, or --new with --on, or --undo."))
    actor = work()
    from enishi_app.actions.lists import name_list, unname_list

    one = _find_list(actor, run, said)
    if is_undone:
        held = unname_list(actor, run, one)
    else:
        held = name_list(actor, run, one, _event(actor, event, name, day))
    if is_json:
        print_json(held)
    else:
        _print_list(run, held)


@imports.command("listed", help=_("Show who stands on the lists of attendees of an event."))
@argument("event", metavar="EVENT", help=GROUP_HELP)
@as_json
def listed(*, event: str, is_json: bool) -> None:
    """Show who stands on the lists of attendees of an event."""
    actor = look()
    from enishi_app.actions.lists import who_was_listed
    from enishi_app.actions.people import name_people

    found = who_was_listed(actor, resolve(actor, {"event": event})["event"])
    if is_json:
        print_json(found)
        return
    names, words = name_people(actor, [one.person for one in found.people]), attendance_words()
    for one in found.people:
        known = names.get(one.person)
        say(f"{one.person[:SHORT_ID]}  {known.name if known else '–'}  {words[one.state]}")
    if found.count > len(found.people):
        say(f"{len(found.people)} / {found.count}")


def _find_list(actor: "Actor", run: int, said: str) -> str:
    from enishi_app.actions.lists import lists_of_import

    held = lists_of_import(actor, run)
    fitting = [Found(id=one.id, name=one.file) for one in held if one.id.startswith(said)]
    return only(said or str(run), fitting)


def _event(actor: "Actor", said: str | None, name: str, day: date | None) -> str:
    if said:
        return str(resolve(actor, {"event": said})["event"])
    from enishi.evidence import Event
    from enishi_app.actions.journal import record

    made = Event(**resolve(actor, {"name": name, "on": day}))
    record(actor, made)
    return made.id


def _print_list(run: int, one: "AttendeeList") -> None:
    if one.event:
        said = {"file": one.file, "event": one.event.name, "day": one.event.on}
        say(gettext("%(file)s is of: %(event)s, %(day)s") % said)
        return
    told = {"file": one.file, "people": one.people}
    asks = gettext("%(file)s does not say which event it is of (%(people)d entries). Name it with:")
    say(asks % told)
    say(f"  enishi imports event {run} EVENT --list {one.id[:SHORT_ID]}")
