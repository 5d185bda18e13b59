"""Quick entries: people met, touches, what was tried, what was published, what to do next."""

from datetime import date, datetime
from gettext import gettext
from typing import TYPE_CHECKING, Any

import click

from enishi.evidence import Attempt, ContactMade, Publication, Touch
from enishi.network import ME, StatedTie, TieCorrection, TieWord
from enishi.outreach import FollowUp
from enishi.terms import Direction, TouchKind
from enishi_app.cli.asks import introduction
from enishi_app.cli.door import work
from enishi_app.cli.kinds import DAY, LANGUAGE
from enishi_app.cli.record_groups import attendance, community, event, membership
from enishi_app.cli.record_options import (
    PERSON_HELP,
    OneOf,
    at_url,
    find_entry,
    in_experiment,
    in_place,
    keep,
    on_day,
    resolve,
    with_note,
)
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor


@group("record", help=_("Record what happened, in one line."))
def record() -> None:
    """Record what happened, in one line."""


for _other in (community, membership, event, attendance, introduction):
    record.add_command(_other)


@record.command("contact", help=_("A person you met for the first time."))
@argument("person", metavar="PERSON", help=PERSON_HELP)
@option(
    "--channel",
    default="event",
    show_default=True,
    metavar="CHANNEL",
    help=_("How you met: friend-introduction, event, online-group, or a word of your own."),
)
@option("--by", "introducer", metavar="PERSON", help=_("Who introduced you."))
@option("--new", "is_new", is_flag=True, help=_("Add the person under this name."))
@option("--community", metavar="COMMUNITY", help=_("Who introduced you, or where you met."))
@option("--event", metavar="EVENT", help=_("The event at which you met."))
@in_place
@on_day
@in_experiment
@with_note
@as_json
def contact(*, person: str, is_new: bool, is_json: bool, **said: Any) -> None:  # noqa: ANN401 - fields of the entry
    """Record a person met for the first time."""
    actor = work()
    # Everything else is looked up first: nobody is added when an event is not found.
    fields = resolve(actor, said)
    whom = {"person": _add(actor, person)} if is_new else resolve(actor, {"person": person})
    keep(actor, ContactMade(**{**whom, **fields}), is_json=is_json)


def _add(actor: "Actor", name: str) -> str:
    from enishi.people import CardField
    from enishi_app.actions.people import Said, add_person

    return add_person(actor, [Said(field=CardField.NAME, value=name)])


@record.command("touch", help=_("A mail, message, call or meeting with somebody."))
@argument("person", metavar="PERSON", help=PERSON_HELP)
@option(
    "--kind", type=OneOf(TouchKind), default="meeting", show_default=True, help=_("What it was.")
)
@option(
    "--direction",
    type=OneOf(Direction),
    default="mutual",
    show_default=True,
    help=_("Who began it, seen from you."),
)
@option("--at", "clock", metavar="HH:MM", help=_("The time of day."))
@on_day
@with_note
@as_json
def touch(*, clock: str | None, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record a touch."""
    actor = work()
    fields = resolve(actor, said)
    at = _moment(fields.pop("on"), clock)
    keep(actor, Touch(at=at, **fields), is_json=is_json)


def _moment(day: date, clock: str | None) -> datetime:
    from django.utils import timezone

    try:
        at = datetime.strptime(clock or "12:00", "%H:%M").time()  # noqa: DTZ007 - the zone follows
    except ValueError as error:
        msg = gettext("The time of day must be such as 18:30, got %s") % clock
        raise click.UsageError(msg) from error
    return timezone.make_aware(datetime.combine(day, at))


@record.command("attempt", help=_("One try to reach somebody, whatever came of it."))
@argument("channel", metavar="CHANNEL", help=_("cold-message, online-group, event, and so on."))
@option("--person", metavar="PERSON", help=_("Whom you tried to reach."))
@option("--community", metavar="COMMUNITY", help=_("The community in which you tried."))
@option("--event", metavar="EVENT", help=_("The event at which you tried."))
@on_day
@in_experiment
@with_note
@as_json
def attempt(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record one try."""
    actor = work()
    keep(actor, Attempt(**resolve(actor, said)), is_json=is_json)


@record.command("publication", help=_("An article or post of yours."))
@argument("title", metavar="TITLE", help=_("Its title."))
@option(
    "--kind",
    type=click.Choice(("article", "post")),
    default="article",
    show_default=True,
    help=_("What it is."),
)
@option("--place", default="", metavar="TEXT", help=_("Where it was published, such as note."))
@at_url
@option("--language", type=LANGUAGE, default="ja", metavar="CODE", help=_("Its language."))
@on_day
@in_experiment
@with_note
@as_json
def publication(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record an article or post."""
    actor = work()
    keep(actor, Publication(**resolve(actor, said)), is_json=is_json)


@record.command("tie", help=_("Two others know each other."))
@argument("a", metavar="PERSON", help=PERSON_HELP)
@argument("b", metavar="PERSON", help=PERSON_HELP)
@on_day
@with_note
@as_json
def tie(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record that two others know each other."""
    actor = work()
    keep(actor, StatedTie(**resolve(actor, said)), is_json=is_json)


@record.command("tie-correction", help=_("A tie is closer, less close, or none at all."))
@argument("b", metavar="PERSON", help=PERSON_HELP)
@argument("word", type=OneOf(TieWord), help=_("What you say of it."))
@option("--with", "a", metavar="PERSON", help=_("With whom; else with yourself."))
@on_day
@with_note
@as_json
def tie_correction(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record the user's word on a tie."""
    actor = work()
    fields = resolve(actor, said)
    keep(actor, TieCorrection(**{**fields, "a": fields["a"] or ME}), is_json=is_json)


@record.command("follow-up", help=_("What to do next, for whom, by when."))
@argument("text", required=False, metavar="TEXT", help=_("What to do."))
@option("--for", "person", metavar="PERSON", help=_("For whom."))
@option("--due", type=DAY, metavar="DAY", help=_("By when; else today."))
@option("--done", metavar="ID", help=_("This one is done."))
@on_day
@as_json
def follow_up(*, text: str | None, done: str | None, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record a next step, or that one is done."""
    actor = work()
    if done:
        keep(actor, _done(actor, done, said["on"]), is_json=is_json)
    elif text:
        keep(actor, FollowUp(text=text, **resolve(actor, said)), is_json=is_json)
    else:
        raise click.UsageError(gettext("Say what to do, or name one that is done with --done."))


def _done(actor: "Actor", entry: str, on: date | None) -> FollowUp:
    from dataclasses import replace

    from enishi_app.actions.journal import show_entry

    held = show_entry(actor, find_entry(actor, entry))
    if not isinstance(held, FollowUp):
        raise click.UsageError(gettext("This is no follow-up: %s") % entry)
    return replace(held, done_on=resolve(actor, {"on": on})["on"])
