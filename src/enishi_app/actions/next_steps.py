"""What is next with a person: the user's own step, or whom she waits for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.outreach import Introduction, Tend, TendKind, find_tends, waiting_on_others
from enishi_app.actions.actor import Actor, reading
from enishi_app.store.load.journal import load_follow_ups, load_introductions
from enishi_app.store.load.opt_outs import load_opt_outs
from enishi_app.store.load.workspaces import today_in


class NextKind(StrEnum):
    """What kind of step is next."""

    THANK = "thank"
    MEET = "meet"
    REMIND = "remind"
    SEND_DRAFT = "send-draft"
    FOLLOW_UP = "follow-up"
    WAIT = "wait"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One step.

    Attributes:
        entry: The follow-up or introduction it comes of.
        text: The user's own words, where there are any.
        due: The day by which it is best done; None where others are to do it.
    """

    kind: NextKind
    entry: str
    text: str = ""
    due: date | None = None


_KINDS = {
    TendKind.THANK: NextKind.THANK,
    TendKind.MEET: NextKind.MEET,
    TendKind.REMIND: NextKind.REMIND,
    TendKind.SEND_DRAFT: NextKind.SEND_DRAFT,
    TendKind.FOLLOW_UP: NextKind.FOLLOW_UP,
}


def next_steps_of(actor: Actor, people: Collection[str]) -> dict[str, NextStep]:
    """Return the next step with each of these people; those without one are left out.

    The number of queries does not depend on how many people there are.
    """
    workspace = reading(actor)
    today = today_in(workspace)
    introductions = load_introductions(workspace)
    tends = find_tends(
        introductions,
        load_follow_ups(workspace),
        today=today,
        opted_out=load_opt_outs(workspace),
    )
    found: dict[str, NextStep] = {}
    _add(found, people, ((_concerned(one), _step(one)) for one in tends))
    waiting = waiting_on_others(introductions, today=today)
    _add(found, people, ((_both(one), _wait(one)) for one in waiting))
    return found


def _add(
    found: dict[str, NextStep],
    people: Collection[str],
    steps: Iterable[tuple[tuple[str, ...], NextStep]],
) -> None:
    for concerned, step in steps:
        for person in concerned:
            if person in people:
                found.setdefault(person, step)


def _concerned(tend: Tend) -> tuple[str, ...]:
    """Return with whom a step is taken: thanks go to the introducer, a meeting to the person."""
    if tend.kind in {TendKind.MEET, TendKind.FOLLOW_UP}:
        return tuple(map(str, filter(None, (tend.person,))))
    return tuple(map(str, filter(None, (tend.introducer,))))


def _both(one: Introduction) -> tuple[str, ...]:
    return tuple(map(str, filter(None, (one.introducer, one.target))))


def _step(tend: Tend) -> NextStep:
    return NextStep(kind=_KINDS[tend.kind], entry=tend.entry, text=tend.text, due=tend.due)


def _wait(one: Introduction) -> NextStep:
    return NextStep(kind=NextKind.WAIT, entry=one.id)
