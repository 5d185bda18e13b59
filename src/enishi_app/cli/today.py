"""Today on the command line: what to tend, whom one waits for, what comes."""

from gettext import gettext
from typing import TYPE_CHECKING

from enishi_app.cli.door import look
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import as_json, command
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi.outreach import Introduction
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.today import Tend, Today


@command("today", help=_("Show what to tend today, and whom you wait for."))
@as_json
def today(*, is_json: bool) -> None:
    """Show what to tend today, and whom you wait for."""
    actor = look()
    from enishi_app.actions.today import load_today

    found = load_today(actor)
    if is_json:
        print_json(found)
    else:
        _print(actor, found)


def _print(actor: "Actor", found: "Today") -> None:
    from enishi_app.cli.experiment_sheet import criterion_line

    say(found.day.isoformat())
    for tend in found.tends:
        say(f"  {_tend(tend, found)}")
    if not found.tends:
        say("  " + gettext("Nothing needs you today."))
    if found.later_count:
        say("  " + gettext("and %d more") % found.later_count)
    for one in found.waiting:
        say("  " + gettext("waiting for %(who)s since %(day)s") % _waiting(one, found))
    for planned in found.coming:
        say(f"  {planned.event.on}  {planned.event.name}")
    for criterion in found.criteria:
        say(f"  {criterion_line(criterion, actor.language)}")


def _tend(tend: "Tend", found: "Today") -> str:
    said = {
        "who": _named(tend.person, found) or tend.text,
        "by": _named(tend.introducer, found) or _group(tend.community, found),
        "text": tend.text,
        "day": tend.due,
    }
    return _tend_words()[tend.kind.value] % said


def _tend_words() -> dict[str, str]:
    return {
        "thank": gettext("thank %(by)s for the introduction to %(who)s, by %(day)s"),
        "meet": gettext("propose a time to %(who)s, by %(day)s"),
        "follow-up": gettext("%(text)s, by %(day)s"),
        "remind": gettext("remind %(by)s, once, about %(who)s, by %(day)s"),
        "send-draft": gettext("send %(by)s what you drafted about %(who)s, by %(day)s"),
    }


def _named(person: object, found: "Today") -> str:
    name = found.names.get(str(person))
    return name.name if name else ""


def _group(community: object, found: "Today") -> str:
    group = found.communities.get(str(community))
    return group.name if group else gettext("somebody")


def _waiting(one: "Introduction", found: "Today") -> dict[str, object]:
    name = _named(one.introducer, found) or _group(one.community, found)
    return {"who": name, "day": one.steps[-1].on}
