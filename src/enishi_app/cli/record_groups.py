"""Quick entries about communities and events."""

from datetime import date
from typing import Any

import click

from enishi.evidence import Attendance, Community, Event, Membership
from enishi.terms import AttendanceState, MembershipStep
from enishi_app.cli.door import work
from enishi_app.cli.kinds import DAY
from enishi_app.cli.record_options import (
    GROUP_HELP,
    OneOf,
    at_url,
    in_experiment,
    in_place,
    keep,
    of_person,
    on_day,
    resolve,
    with_note,
)
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _


@command("community", help=_("A group, online or local."))
@argument("name", metavar="NAME", help=_("Its name."))
@option("--local", "is_online", flag_value=False, default=True, help=_("It meets in one place."))
@in_place
@at_url
@option("--joined", "is_joined", is_flag=True, help=_("You joined it, on the day of --on."))
@on_day
@in_experiment
@with_note
@as_json
def community(
    *,
    is_joined: bool,
    on: date | None,
    experiment: str | None,
    is_json: bool,
    **said: Any,  # noqa: ANN401 - fields of the entry
) -> None:
    """Record a group."""
    actor = work()
    made = Community(**resolve(actor, said))
    joined = Membership(
        community=made.id,
        step=MembershipStep.JOINED,
        **resolve(actor, {"on": on, "experiment": experiment}),
    )
    keep(actor, *((made, joined) if is_joined else (made,)), is_json=is_json)


@command("membership", help=_("A step in a community: joined, posted, left."))
@argument("community", metavar="COMMUNITY", help=GROUP_HELP)
@option(
    "--step",
    type=OneOf(MembershipStep),
    default="joined",
    show_default=True,
    help=_("What you did there."),
)
@of_person
@on_day
@in_experiment
@with_note
@as_json
def membership(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record a step in a community."""
    actor = work()
    keep(actor, Membership(**resolve(actor, said)), is_json=is_json)


@command("event", help=_("A dated gathering, and whether you were there."))
@argument("name", metavar="NAME", help=_("Its name."))
@option(
    "--state",
    type=click.Choice(("planned", "attended", "missed", "none")),
    default="attended",
    show_default=True,
    help=_("What became of it for you; none only lists it."),
)
@option("--until", "ends_on", type=DAY, metavar="DAY", help=_("Its last day."))
@option("--online", "is_online", is_flag=True, help=_("It is online."))
@in_place
@option("--community", metavar="COMMUNITY", help=_("The community that holds it."))
@at_url
@on_day
@in_experiment
@with_note
@as_json
def event(*, state: str, experiment: str | None, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record a dated gathering."""
    actor = work()
    made = Event(**resolve(actor, said))
    if state == "none":
        keep(actor, made, is_json=is_json)
        return
    there = Attendance(
        event=made.id,
        state=AttendanceState(state),
        **resolve(actor, {"on": made.on, "experiment": experiment}),
    )
    keep(actor, made, there, is_json=is_json)


@command("attendance", help=_("What became of an event that is listed."))
@argument("event", metavar="EVENT", help=GROUP_HELP)
@option(
    "--state",
    type=OneOf(AttendanceState),
    default="attended",
    show_default=True,
    help=_("Planned, attended or missed."),
)
@of_person
@on_day
@in_experiment
@with_note
@as_json
def attendance(*, is_json: bool, **said: Any) -> None:  # noqa: ANN401
    """Record what became of an event."""
    actor = work()
    keep(actor, Attendance(**resolve(actor, said)), is_json=is_json)
