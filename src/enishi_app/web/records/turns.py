"""Whose turn it is in each introduction, as the list shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.outreach import (
    Introduction,
    Tend,
    TendKind,
    find_tends,
    resting_until,
    waiting_on_others,
)
from enishi.terms import EntryId
from enishi_app.actions.actor import Actor
from enishi_app.web.records.sentences import EntryShown, tell_entries

_TO_DO: Mapping[TendKind, Promise] = {
    TendKind.THANK: gettext_lazy("Say thanks"),
    TendKind.MEET: gettext_lazy("Choose a time"),
    TendKind.REMIND: gettext_lazy("Remind once"),
    TendKind.SEND_DRAFT: gettext_lazy("Ask"),
}


@dataclass(frozen=True, kw_only=True)
class CourseShown:
    """One introduction in a list.

    Attributes:
        since: The day of the last step.
        days: How many days ago that was; 0 where it is still to come.
        to_do: What the user is to do; empty where it is not her turn.
        due: By when it is best done.
        rests_until: The day from which whoever introduces may be asked again.
    """

    shown: EntryShown
    since: date
    days: int
    to_do: str | Promise
    due: date | None
    rests_until: date | None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Introductions in which the next step is the same side's."""

    title: str
    courses: Sequence[CourseShown]


def tell_turns(actor: Actor, held: Sequence[Introduction], *, today: date) -> list[Turn]:
    """Return the introductions by whose turn it is, groups without any left out."""
    tends = {one.id: tend for one in held for tend in _tend(one, today)}
    theirs = {one.id for one in held if _is_theirs(one, today)} - tends.keys()
    shown = tell_entries(actor, held)
    told = {
        one.id: _course(one, line, held, tend=tends.get(one.id), today=today)
        for one, line in zip(held, shown, strict=True)
    }
    groups = (
        (_("Your turn"), [told[entry] for entry in _pressing(tends)]),
        (_("Waiting on others"), [told[one.id] for one in held if one.id in theirs]),
        (
            _("Ended"),
            [told[one.id] for one in reversed(held) if one.id not in theirs | tends.keys()],
        ),
    )
    return [Turn(title=title, courses=courses) for title, courses in groups if courses]


def _tend(one: Introduction, today: date) -> Sequence[Tend]:
    return find_tends((one,), (), today=_day_seen(one, today))


def _is_theirs(one: Introduction, today: date) -> bool:
    return bool(waiting_on_others((one,), today=_day_seen(one, today)))


def _day_seen(one: Introduction, today: date) -> date:
    # A step noted for a later day has not ended anything.
    return max(today, one.steps[-1].on)


def _pressing(tends: Mapping[EntryId, Tend]) -> list[EntryId]:
    return sorted(tends, key=lambda entry: (tends[entry].due, entry))


def _course(
    one: Introduction,
    line: EntryShown,
    held: Sequence[Introduction],
    *,
    tend: Tend | None,
    today: date,
) -> CourseShown:
    since = one.steps[-1].on
    return CourseShown(
        shown=line,
        since=since,
        days=max(0, (today - since).days),
        to_do=_TO_DO[tend.kind] if tend else "",
        due=tend.due if tend else None,
        rests_until=resting_until(held, one.introducer, today=today) if one.introducer else None,
    )
